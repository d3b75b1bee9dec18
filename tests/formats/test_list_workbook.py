"""A list as a workbook: text stays text, days stay days, no formula ever."""

from datetime import date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from openpyxl import load_workbook

from thidua.formats.list_workbook import list_workbook


def opened(title: str, rows: list[list[object]]) -> list[list[tuple[object, str]]]:
    content = list_workbook(title, [("Tên", 20), ("Số", 8)], rows)  # type: ignore[arg-type] # on purpose
    sheet = load_workbook(BytesIO(content)).worksheets[0]
    return [[(cell.value, cell.data_type) for cell in row] for row in sheet.iter_rows()]


@pytest.mark.parametrize("text", ["=1+1", "+84 26", "-5", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_list_workbook_writes_formulas_as_text(text: str) -> None:
    rows = opened("Danh sách", [[text, None]])

    assert rows[2][0] == (text, "s")


def test_list_workbook_keeps_kinds_of_values() -> None:
    row = ["Hội Đông y", 7, Decimal("1.5"), None, date(2024, 2, 22), datetime(2024, 2, 22, 14, 32)]

    values = [value for value, _ in opened("Danh sách", [row])[2]]

    assert values == [
        "Hội Đông y",
        7,
        1.5,
        None,
        datetime(2024, 2, 22),
        datetime(2024, 2, 22, 14, 32),
    ]


def test_list_workbook_has_title_and_heads() -> None:
    rows = opened("Năm thi đua [2023]/1: dài hơn ba mươi mốt ký tự", [])

    assert rows[0][0][0] == "Năm thi đua [2023]/1: dài hơn ba mươi mốt ký tự"
    assert [value for value, _ in rows[1]] == ["Tên", "Số"]


def test_list_workbook_drops_marks_a_workbook_may_not_hold() -> None:
    assert opened("x", [["a\x00b\uffffc\nd"]])[2][0][0] == "abc\nd"
    assert opened("Nhật ký: Hội\x01 A\uffff\nB", [])[0][0][0] == "Nhật ký: Hội A\nB"
