"""The pages of reports, as a browser without JavaScript sends them."""

from collections.abc import Callable
from datetime import timedelta
from io import BytesIO

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.utils import timezone
from openpyxl import load_workbook

from tests.apps.reports.material import BEFORE, drafted, extended, gifts, handed_in, opened, saved
from tests.factories import World
from tests.one_line import one_line
from tests.uploading import accepted, changed_cells, looked_at
from thidua.apps.reports.actions.reporting import accept_report
from thidua.apps.reports.models import Extension, Report, ReportForm
from thidua.formats.report_sheet import COLUMNS

SignIn = Callable[[object], Client]
HEADS = [head for head, _width in COLUMNS]


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return one_line(answer.content.decode())


def of(world: World, form: ReportForm, more: str = "", unit: str = "CCC") -> str:
    return f"/reports/form/{form.pk}/of/{world.units[unit].pk}/{more}"


def running(world: World) -> ReportForm:
    """A form that is due in five days from now, whatever the day."""
    now = timezone.now()
    form = opened(world)
    form.due_at, form.closes_at = now + timedelta(5), now + timedelta(9)
    form.save()
    return form


def field(form: ReportForm, code: str, part: str) -> str:
    return f"{form.indicators.get(code=code).pk}-{part}"


def test_a_form_starts_from_a_good_one_and_is_opened(world: World, sign_in: SignIn) -> None:
    client = sign_in(world.head)
    board = f"/reports/{world.season.pk}/"
    assert "Chưa có báo cáo nào phải nộp" in page(client, board)
    shown = client.get(f"{board}create/?period=year")
    typed = shown.context["typed"]
    sent = {name: value or "" for name, value in form_of(typed).items()}

    more = client.post(f"{board}create/?period=year", sent | {"add": "indicator"})
    assert more.context["typed"].indicators.total_form_count() == 17 + 1
    assert not ReportForm.objects.exists()
    answer = client.post(f"{board}create/?period=year", sent)

    form = ReportForm.objects.get()
    assert (answer.status_code, form.name) == (302, "Báo cáo tổng kết năm 2023")
    assert form.indicators.count() == 15
    assert "Biểu mẫu chưa mở" in page(client, board)
    assert sign_in(world.member).get(f"/reports/form/{form.pk}/").status_code == 404
    client = sign_in(world.head)
    assert "chỉ đổi hạn được" in page(client, f"/reports/form/{form.pk}/open/")
    client.post(f"/reports/form/{form.pk}/open/")
    assert "Hội CCC" in page(client, board)


def form_of(typed: object) -> dict[str, object]:
    """What a browser sends of the page where a form is set."""
    fields = {each.html_name: each.value() for each in typed.details}  # type: ignore[attr-defined] # a WholeForm
    table = typed.indicators  # type: ignore[attr-defined] # the same
    fields |= {each.html_name: each.value() for each in table.management_form}
    for row in table:
        fields |= {each.html_name: each.value() for each in row if each.value() is not False}
    days = ("since", "until", "due_on", "closes_on")
    return {name: f"{value:%d/%m/%Y}" if name in days else value for name, value in fields.items()}


def test_wrong_rows_and_hours_are_named_and_nothing_typed_is_lost(
    world: World, sign_in: SignIn
) -> None:
    form, client = drafted(world), sign_in(world.head)
    path = f"/reports/form/{form.pk}/edit/"
    sent = {name: value or "" for name, value in form_of(client.get(path).context["typed"]).items()}

    wrong = client.post(path, sent | {"due_time": "25h"})
    shown = one_line(wrong.content.decode())
    assert wrong.status_code == 422
    assert "«25h» không phải giờ trong ngày: 00:00 đến 24:00" in shown
    assert 'value="25h"' in shown
    refused = client.post(path, sent | {"indicator-2-measure": "triệu đồng"})
    assert "Dòng 3: đơn vị tính “triệu đồng” là tiền" in one_line(refused.content.decode())

    client.post(path, sent | {"due_on": "01/07/2023", "due_time": "00:00"})
    form.refresh_from_db()
    assert "24:00 ngày 30/06/2023" in page(client, f"/reports/form/{form.pk}/")


def test_a_unit_fills_in_saves_and_hands_in(world: World, sign_in: SignIn) -> None:
    form = running(world)
    gifts(world, 30, 15_000_000)
    client = sign_in(world.member)
    shown = page(client, of(world, form, "save/"))
    assert "30 suất quà" in shown
    assert "/ledger/" in shown
    typed = {
        field(form, "3", "figure"): "hơn 4", field(form, "3", "note"): "quý II",
        field(form, "5", "text"): "Thiếu kinh phí.", "seen": "0",
    }  # fmt: skip

    answer = client.post(of(world, form, "save/"), typed | {"act": "submit"})

    assert answer["Location"] == of(world, form, "submit/")
    assert Report.objects.get().state == "draft"
    assert "Nộp rồi thì không sửa được" in page(client, of(world, form, "submit/"))
    client.post(of(world, form, "submit/"))
    assert "hơn 4 người" in page(client, of(world, form))
    assert Report.objects.get().state == "submitted"
    assert client.get(of(world, form, "save/"))["Location"] == of(world, form)


@pytest.mark.parametrize(
    ("code", "typed", "told"),
    [
        ("3", "1.234", "đọc được hai cách"),
        ("3", "2 tỷ", "ô này không ghi số tiền"),
        ("3", "-1", "không dùng được"),
        ("2", "năm mươi", "không phải là số"),
        ("4", "12 người", "không phải là số"),
    ],
)
def test_wrong_figures_are_told_at_their_field(
    world: World, sign_in: SignIn, code: str, typed: str, told: str
) -> None:
    form, client = running(world), sign_in(world.member)
    sent = {field(form, code, "figure"): typed, field(form, "5", "text"): "Giữ lại", "seen": "0"}

    answer = client.post(of(world, form, "save/"), sent)

    shown = one_line(answer.content.decode())
    assert answer.status_code == 422
    assert told in shown
    assert f'value="{typed}"' in shown
    assert "Giữ lại" in shown
    assert not Report.objects.exists()


def test_money_in_millions_is_shown_as_it_was_typed(world: World, sign_in: SignIn) -> None:
    form, client = running(world), sign_in(world.member)
    sent = {field(form, "2", "figure"): "gần 800 triệu đồng", "seen": "0"}
    client.post(of(world, form, "save/"), sent)

    assert "gần 800 triệu đồng" in page(client, of(world, form))
    name = field(form, "2", "figure")
    shown = client.get(of(world, form, "save/")).context["fields"][name].value()
    assert shown == "gần 800"


def test_who_saves_second_is_told_and_loses_nothing(world: World, sign_in: SignIn) -> None:
    form = running(world)
    saved(world, form)
    client, name = sign_in(world.member), field(form, "3", "figure")

    answer = client.post(of(world, form, "save/"), {name: "77", "seen": "0"})

    assert "vừa được người khác sửa" in one_line(answer.content.decode())
    assert answer.context["fields"][name].value() == "77"
    again = {name: "77", "seen": answer.context["seen"]}
    assert client.post(of(world, form, "save/"), again).status_code == 302


def test_the_head_returns_extends_and_accepts(world: World, sign_in: SignIn) -> None:
    form = running(world)
    report = handed_in(world, form)
    client = sign_in(world.head)
    assert "Chấp nhận" in page(client, of(world, form))
    client.post(of(world, form, "return/"), {"reason": "Thiếu số."})
    assert "Thiếu số." in page(client, of(world, form))
    late = f"{timezone.localdate() + timedelta(30):%d/%m/%Y}"
    typed = {"until_on": late, "reason": "Bão", "signer": "Bà B"}
    assert client.post(of(world, form, "extend/"), typed).status_code == 302
    assert "Bà B" in page(client, of(world, form))
    wrong = client.post(of(world, form, "extend/"), typed | {"until_on": "01/01/2023"})
    assert "Gia hạn phải sau" in one_line(wrong.content.decode())
    assert Extension.objects.count() == 1
    sign_in(world.member).post(of(world, form, "submit/"))
    sign_in(world.head).post(of(world, form, "accept/"))

    report.refresh_from_db()
    assert report.state == "accepted"


@pytest.mark.parametrize("more", ["", "save/", "submit/", "bao-cao.xlsx", "import/"])
def test_another_units_report_is_not_there(world: World, sign_in: SignIn, more: str) -> None:
    form = running(world)
    handed_in(world, form)

    assert sign_in(world.member).get(of(world, form, more, unit="AAA")).status_code == 404
    assert sign_in(world.outsider).get(of(world, form, more)).status_code == 404


@pytest.mark.parametrize("more", ["accept/", "return/", "extend/"])
def test_the_unit_does_not_answer_for_who_receives(
    world: World, sign_in: SignIn, more: str
) -> None:
    form = running(world)
    handed_in(world, form)

    assert sign_in(world.member).post(of(world, form, more)).status_code == 403


def test_the_board_lists_late_first_and_narrows(world: World, sign_in: SignIn) -> None:
    late, due = opened(world), running_second(world)
    handed_in(world, late, unit="BBB")
    client, board = sign_in(world.standing), f"/reports/{world.season.pk}/"
    rows = client.get(board).context["rows"]
    assert [(row.duty.unit.code, row.duty.form.pk == late.pk) for row in rows] == [
        ("AAA", True), ("CCC", True), ("AAA", False), ("BBB", False), ("CCC", False),
        ("BBB", True),
    ]  # fmt: skip
    counts = client.get(board).context["counts"]
    assert [(row.expected, row.received, row.on_time, row.owed) for row in counts] == [
        (3, 1, 1, 2), (3, 0, 0, 0),
    ]  # fmt: skip

    def codes(query: str) -> list[str]:
        return [row.duty.unit.code for row in client.get(f"{board}?{query}").context["rows"]]

    assert codes("state=submitted") == ["BBB"]
    assert codes(f"form={due.pk}&sort=-unit") == ["CCC", "BBB", "AAA"]
    assert codes("q=hoi ccc") == ["CCC", "CCC"]
    assert codes("state=missed") == ["AAA", "CCC"]
    assert "Không có báo cáo nào như vậy" in page(client, f"{board}?q=zzz")
    mine = sign_in(world.member).get(board).context["rows"]
    assert {row.duty.unit.code for row in mine} == {"CCC"}


def running_second(world: World) -> ReportForm:
    """A second form that is due in five days."""
    now = timezone.now()
    form = opened(world, name="Quý này", period="quarter3")
    form.due_at, form.closes_at = now + timedelta(5), now + timedelta(9)
    form.save()
    return form


@pytest.mark.parametrize("path", ["/reports/", "/reports/{}/"])
def test_the_board_asks_as_much_for_many_forms_as_for_one(
    world: World, sign_in: SignIn, path: str
) -> None:
    opened(world)
    client = sign_in(world.standing)
    path = path.format(world.season.pk)
    page(client, path)
    with CaptureQueriesContext(connection) as one:
        page(client, path)
    for number in range(3):
        handed_in(world, opened(world, name=f"Báo cáo {number}"))
    with CaptureQueriesContext(connection) as many:
        assert "9 báo cáo" not in page(client, path)
    assert len(many) == len(one)


def test_the_board_goes_to_excel_and_to_print(world: World, sign_in: SignIn) -> None:
    form = opened(world)
    extended(world, form, form.closes_at, BEFORE)
    client = sign_in(world.standing)
    data = client.get(f"/reports/{world.season.pk}/bao-cao.xlsx?q=ccc").content
    rows = list(load_workbook(BytesIO(data)).worksheets[0].values)
    assert [row[3] for row in rows[2:]] == ["Hội CCC"]
    assert rows[2][-1] == "có"
    assert load_workbook(BytesIO(client.get("/reports/bao-cao.xlsx").content)).worksheets
    assert client.get("/reports/?print=1").context["is_printed"]


def test_a_report_goes_out_and_comes_back_cell_by_cell(world: World, sign_in: SignIn) -> None:
    form = running(world)
    gifts(world, 30, 15_000_000)
    saved(world, form)
    client = sign_in(world.member)
    book = load_workbook(BytesIO(client.get(of(world, form, "bao-cao.xlsx")).content))
    rows = [list(row) for row in book.worksheets[0].values][1:]
    assert rows[0] == HEADS
    assert [row[4] for row in rows[1:]] == ["30", "15", "4", None, "Thiếu kinh phí."]
    rows[1][4], rows[3][4], rows[3][5], rows[4][4] = "99", "hơn 7", None, 62.5

    preview = looked_at(client, of(world, form, "import/"), rows)
    cells = changed_cells(preview)
    assert ("Số liệu", "30 suất quà", "99 suất quà") in cells
    assert ("Số liệu", "4 người", "hơn 7 người") in cells
    assert ("Số liệu", "", "62,5 %") in cells
    shown = accepted(client, of(world, form, "import/"), preview)
    assert "Đã nhận 2 chỉ tiêu" in one_line(shown)
    assert "hơn 7 người" in page(client, of(world, form))
    assert "30 suất quà" in page(client, of(world, form))
    assert "Tệp đã được nhận rồi" in accepted(client, of(world, form, "import/"), preview)


@pytest.mark.parametrize(
    ("row", "told"),
    [
        (["9", "", "x", "", "1"], "Mã: «9»; phải là mã một chỉ tiêu"),
        (["3", "", "x", "", "2 tỷ"], "ô này không ghi số tiền"),
        (["3", "", "x", "", "1", "y" * 1001], "dài 1001 ký tự"),
    ],
)
def test_wrong_cells_are_named(world: World, sign_in: SignIn, row: list[str], told: str) -> None:
    form, client = running(world), sign_in(world.member)

    answer = looked_at(client, of(world, form, "import/"), [HEADS, row])

    assert answer.status_code == 422
    assert told in one_line(answer.content.decode())


def test_all_units_side_by_side_with_sums_that_keep_their_words(
    world: World, sign_in: SignIn
) -> None:
    form = opened(world)
    for unit in ("AAA", "BBB"):
        handed_in(world, form, unit=unit)
    client = sign_in(world.standing)
    table = client.get(f"/reports/form/{form.pk}/together/").context["table"]
    assert table.sums == ("24 suất quà", "gần 100 triệu đồng", "8 người", "", "")
    assert table.received == 2

    data = client.get(f"/reports/form/{form.pk}/tong-hop.xlsx").content
    rows = list(load_workbook(BytesIO(data)).worksheets[0].values)
    assert rows[-1][:6] == ("Cộng", "2/3", 24, None, 100, "gần")
    assert rows[-2][1] == "Chưa nộp"


def test_the_paper_of_a_report_is_printed_in_both_forms(world: World, sign_in: SignIn) -> None:
    form, client = opened(world), sign_in(world.member)
    path = f"/papers/season/{world.season.pk}/unit_report.{{}}?unit={world.units['CCC'].pk}"
    assert client.get(path.format("pdf")).status_code == 302
    assert client.get(of(world, form, "bao-cao.pdf")).status_code == 404
    accept_report(handed_in(world, form), actor=world.head, at=BEFORE)

    own = of(world, form, "bao-cao.{}")
    for kind, start in (("pdf", b"%PDF"), ("docx", b"PK")):
        assert b"".join(client.get(own.format(kind))).startswith(start)
        assert b"".join(client.get(path.format(kind))).startswith(start)
    assert sign_in(world.outsider).get(path.format("pdf")).status_code == 404


def test_the_first_page_tells_who_owes_and_who_receives(world: World, sign_in: SignIn) -> None:
    world.season.state = "running"
    world.season.save()
    form = running(world)
    handed_in(world, form, unit="BBB")

    assert "Nộp Báo cáo 6 tháng" in page(sign_in(world.member), "/")
    assert "Xem 1 báo cáo mới nộp" in page(sign_in(world.head), "/")
    form.due_at = BEFORE
    form.save()
    assert "Đôn đốc 1 báo cáo quá hạn" in page(sign_in(world.head), "/")
    overview = page(sign_in(world.head), f"/seasons/{world.season.pk}/")
    assert "1/3" in overview
