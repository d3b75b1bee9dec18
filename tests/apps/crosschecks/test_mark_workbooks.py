"""A checker marks in Excel: out, filled in, shown before it is kept, by the rules of the page."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import Workbook, load_workbook

from tests.apps.appraisals.builders import fill, opened, submit
from tests.apps.crosschecks.builders import LATER, being_checked, change, drawn, eight, mark
from tests.conftest import SignIn
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.crosschecks.actions.marking import save_marks_of_units
from thidua.apps.crosschecks.facts import ReadMarks
from thidua.apps.crosschecks.models import Assignment, Mark
from thidua.web.revisions import StalePage

pytestmark = pytest.mark.django_db


def address(assignment: Assignment, end: str) -> str:
    return f"/crosschecks/assignments/{assignment.pk}/{end}"


def book_of(client: Client, assignment: Assignment) -> Workbook:
    return load_workbook(BytesIO(client.get(address(assignment, "marks.xlsx")).content))


def row_of(book: Workbook, item: str) -> int:
    page = book.worksheets[0]
    return next(row for row in range(6, page.max_row + 1) if page.cell(row, 1).value == item)


def sent(client: Client, assignment: Assignment, book: Workbook) -> HttpResponse:
    stream = BytesIO()
    book.save(stream)
    file = SimpleUploadedFile("cham.xlsx", stream.getvalue())
    return client.post(address(assignment, "upload/"), {"file": file})


def said(assignment: Assignment) -> dict[str, tuple[str, str, str]]:
    rows = Mark.objects.filter(assignment=assignment)
    return {m.line.item: (m.verdict, m.actual, m.reason) for m in rows.select_related("line")}


def test_out_filled_in_shown_and_kept(sign_in: SignIn) -> None:
    world = eight()
    assignment = being_checked(world)[0]
    client = sign_in(world.officers[assignment.checker.code])
    book = book_of(client, assignment)
    page, one, two = book.worksheets[0], row_of(book, "I.1"), row_of(book, "II.1")
    assert (page.cell(one, 3).value, page.cell(one, 6).value) == ("98", "98")
    page.cell(one, 5).value, page.cell(one, 6).value = "Số khác", 95.5
    page.cell(one, 11).value, page.cell(two, 5).value = "Thiếu biên bản", "đồng ý"

    shown = sent(client, assignment, book)

    told = one_line(shown.content.decode())
    assert "Số khác: 95,5" in told
    assert "Thiếu biên bản" in told
    assert not Mark.objects.exists()
    ticket = {"ticket": shown.context["ticket"]}
    assert client.post(address(assignment, "upload/"), ticket).status_code == 302
    assert said(assignment) == {
        "I.1": ("changed", "95.5", "Thiếu biên bản"), "II.1": ("agreed", "4", ""),
    }  # fmt: skip
    again = book_of(client, assignment).worksheets[0]
    assert (again.cell(one, 5).value, again.cell(one, 6).value) == ("Số khác", "95,5")


def test_every_fault_names_its_cell_and_nothing_is_kept(sign_in: SignIn) -> None:
    world = eight()
    assignment, other = being_checked(world)[:2]
    client = sign_in(world.officers[assignment.checker.code])
    book = book_of(client, assignment)
    page, one, two = book.worksheets[0], row_of(book, "I.1"), row_of(book, "II.1")
    page.cell(one, 5).value, page.cell(one, 6).value = "Số khác", 95
    page.cell(two, 5).value = "có thể"
    told = one_line(sent(client, assignment, book).content.decode())
    assert f"E{two}" in told
    assert "Chỉ nhận “Đồng ý” hoặc “Số khác”" in told
    assert f"E{one}" in told
    assert "ghi lý do của số khác" in told
    page.cell(two, 5).value, page.cell(two, 11).value = None, "Thiếu"
    assert "Ghi Kết luận" in one_line(sent(client, assignment, book).content.decode())
    strange = sent(sign_in(world.officers[other.checker.code]), other, book)
    assert strange.status_code == 422
    assert "phải bảng chấm chéo" in one_line(strange.content.decode())
    assert not Mark.objects.exists()
    assert sign_in(world.outsider).get(address(assignment, "marks.xlsx")).status_code == 404


def test_a_colleague_who_saved_meanwhile_is_not_overwritten(sign_in: SignIn) -> None:
    world = eight()
    assignment = being_checked(world)[0]
    client = sign_in(world.officers[assignment.checker.code])
    book = book_of(client, assignment)
    one = row_of(book, "I.1")
    book.worksheets[0].cell(one, 5).value = "Đồng ý"
    mark(world, assignment, change(assignment, "I.1", "90"), hands_in=False)
    shown = sent(client, assignment, book)
    client.post(address(assignment, "upload/"), {"ticket": shown.context["ticket"]})
    assert said(assignment)["I.1"][:2] == ("changed", "90")


def all_handed_in() -> tuple[World, list[Assignment]]:
    """Every unit handed its sheet in; the pairs of the checker C."""
    world = eight()
    opened(world)
    for code in world.units:
        fill(world, code, I_1="98")
        submit(world, code)
    drawn(world)
    rows = Assignment.objects.filter(crosscheck__season=world.season, checker__code="C")
    return world, list(rows.select_related("checker", "unit", "crosscheck").order_by("pk"))


def season_address(world: World, end: str) -> str:
    return f"/crosschecks/season/{world.season.pk}/{end}"


def sent_all(client: Client, world: World, book: Workbook) -> HttpResponse:
    stream = BytesIO()
    book.save(stream)
    file = SimpleUploadedFile("cham.xlsx", stream.getvalue())
    return client.post(season_address(world, "marks/upload/"), {"file": file})


def book_of_all(client: Client, world: World) -> Workbook:
    return load_workbook(BytesIO(client.get(season_address(world, "marks.xlsx")).content))


def test_all_units_of_a_checker_go_in_one_file(
    sign_in: SignIn, django_assert_max_num_queries: pytest.FixtureRequest
) -> None:
    world, pairs = all_handed_in()
    client = sign_in(world.officers["C"])
    offered = one_line(client.get(season_address(world, "")))
    assert f"Excel chấm {len(pairs)} đơn vị" in offered
    with django_assert_max_num_queries(14):  # type: ignore[operator] # a fixture
        book = book_of_all(client, world)
    codes = [pair.unit.code for pair in pairs]
    assert book.sheetnames == codes
    first, second = book[codes[0]], book[codes[1]]
    first.cell(6, 5).value, first.cell(6, 6).value = "Số khác", 95.5
    first.cell(6, 11).value, second.cell(6, 5).value = "Thiếu biên bản", "Đồng ý"

    shown = sent_all(client, world, book)

    told = one_line(shown.content.decode())
    assert f"{codes[0]}!E6" in told
    assert f"{pairs[1].unit}: I.1" in told
    assert not Mark.objects.exists()
    client.post(season_address(world, "marks/upload/"), {"ticket": shown.context["ticket"]})
    assert [said(pair) for pair in pairs[:2]] == [
        {"I.1": ("changed", "95.5", "Thiếu biên bản")}, {"I.1": ("agreed", "98", "")},
    ]  # fmt: skip
    assert Entry.objects.filter(action="crosschecks.save_marks").count() == 2


def test_a_fault_names_the_page_and_a_file_of_others_is_refused(sign_in: SignIn) -> None:
    world, pairs = all_handed_in()
    client = sign_in(world.officers["C"])
    book = book_of_all(client, world)
    code = pairs[1].unit.code
    book[code].cell(6, 5).value = "có thể"

    faulty = sent_all(client, world, book)
    strange = sent_all(sign_in(world.officers["D"]), world, book)

    assert f"{code}!E6" in one_line(faulty.content.decode())
    assert (faulty.status_code, strange.status_code) == (422, 422)
    assert "phải bảng chấm chéo" in one_line(strange.content.decode())
    assert not Mark.objects.exists()


def test_all_or_none_is_kept(sign_in: SignIn) -> None:
    world, pairs = all_handed_in()
    client, officer = sign_in(world.officers["C"]), world.officers["C"]
    agreed = {pair: ReadMarks(pair.pk, "0", (change(pair, "I.1", "90"),)) for pair in pairs[:2]}
    mark(world, pairs[1], change(pairs[1], "I.1", "91"), hands_in=False)
    with pytest.raises(StalePage):
        save_marks_of_units(agreed, actor=officer, at=LATER)
    assert said(pairs[0]) == {}

    book = book_of_all(client, world)
    book[pairs[0].unit.code].cell(6, 5).value = "Đồng ý"
    shown = sent_all(client, world, book)
    mark(world, pairs[0])
    client.post(season_address(world, "marks/upload/"), {"ticket": shown.context["ticket"]})
    assert said(pairs[0])["I.1"] == ("agreed", "98", "")  # as it was handed in

    for pair in pairs[1:]:
        mark(world, pair)
    assert client.get(season_address(world, "marks.xlsx")).status_code == 404
    assert client.get(season_address(world, "marks/upload/")).status_code == 302
    assert sign_in(world.outsider).get(season_address(world, "marks.xlsx")).status_code == 404
