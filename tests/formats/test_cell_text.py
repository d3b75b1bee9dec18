"""What is written into a cell is clean text, and never a formula."""

from datetime import date, datetime
from io import BytesIO

import pytest
from openpyxl import Workbook, load_workbook

from thidua.formats.cell_text import append_row, offered, remark, sheet_name, write_cell
from thidua.formats.list_workbook import list_workbook
from thidua.formats.tables_workbook import TableSheet, tables_workbook

OLD = "Hội\x01 Cơ\uffff khí\u202e\ud800"
CLEAN = "Hội Cơ khí"


@pytest.mark.parametrize("text", ["=1+1", "+84", "-5", "@SUM(A1)"])
def test_what_looks_like_a_formula_stays_text(text: str) -> None:
    cell = Workbook().worksheets[0].cell(1, 1)

    write_cell(cell, text)

    assert (cell.value, cell.data_type, cell.quotePrefix) == (text, "s", True)


def test_days_and_instants_are_shown_as_here() -> None:
    sheet = Workbook().worksheets[0]
    write_cell(sheet.cell(1, 1), date(2024, 5, 1))
    write_cell(sheet.cell(1, 2), datetime(2024, 5, 1, 8, 30))

    assert sheet.cell(1, 1).number_format == "dd/mm/yyyy"
    assert sheet.cell(1, 2).number_format == "hh:mm dd/mm/yyyy"


def test_old_text_is_cleaned_everywhere_in_a_workbook() -> None:
    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_name(OLD))
    append_row(sheet, [OLD, "=" + OLD, None, 5])
    choice = offered([OLD, 'a"b'])
    choice.add("A1")
    sheet.data_validations.append(choice)
    stream = BytesIO()
    book.save(stream)

    read = load_workbook(BytesIO(stream.getvalue()))

    assert read.sheetnames == [CLEAN]
    row = [cell.value for cell in read.worksheets[0][1]]
    assert row == [CLEAN, "=" + CLEAN, None, 5]
    assert read.worksheets[0].data_validations.dataValidation[0].formula1 == f'"{CLEAN},a""b"'
    assert remark(OLD, "Thi Đua").text == CLEAN


def test_lists_and_tables_hold_old_rows() -> None:
    one = list_workbook(OLD, [(OLD, 20)], [[OLD]])
    other = tables_workbook([TableSheet(OLD, OLD, [(OLD, 20)], [[OLD]])])

    for data in (one, other):
        book = load_workbook(BytesIO(data))
        texts = [v for row in book.worksheets[0].iter_rows(values_only=True) for v in row if v]
        assert (book.sheetnames, texts) == ([CLEAN], [CLEAN] * 3)
