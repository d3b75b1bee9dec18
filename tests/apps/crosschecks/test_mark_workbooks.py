"""A checker marks in Excel: out, filled in, shown before it is kept, by the rules of the page."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpResponse
from django.test import Client
from openpyxl import Workbook, load_workbook

from tests.apps.crosschecks.builders import being_checked, change, eight, mark
from tests.conftest import SignIn
from tests.one_line import one_line
from thidua.apps.crosschecks.models import Assignment, Mark

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
