"""Registrations and schemes: the sheet that fits, a row of column numbers, words by identity."""

import unicodedata
from collections.abc import Callable
from io import BytesIO
from typing import Any

from openpyxl import load_workbook
from openpyxl.worksheet.worksheet import Worksheet

from tests.factories import SCHEME
from tests.formats.test_registration_workbook import CONTENT, cell_of, read, written
from thidua.formats.canonical import canonical_mapping
from thidua.formats.scheme_sheet import scheme_to_xlsx
from thidua.formats.scheme_sheet_reader import scheme_from_xlsx


def edited(data: bytes, edit: Callable[[Worksheet], None]) -> bytes:
    """The workbook changed, behind a sheet of notes and a hidden one."""
    book: Any = load_workbook(BytesIO(data))
    edit(book.worksheets[0])
    book.create_sheet("Ghi chú", 0).append(["Kính gửi các đơn vị", "xem trang sau"])
    hidden = book.create_sheet("Ẩn", 0)
    hidden.sheet_state = "hidden"
    hidden.append(["Đơn vị", "Khác"])
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def nfd(text: str) -> str:
    return unicodedata.normalize("NFD", text)


def test_a_registration_is_found_behind_other_sheets() -> None:
    assert read(edited(written(), lambda sheet: None)) == CONTENT


def test_words_of_a_registration_are_known_in_any_form() -> None:
    def edit(sheet: Worksheet) -> None:
        for row in sheet.iter_rows():
            for cell in row:
                known = {"Tỉnh", "Đơn vị", "Tập thể", "Cá nhân", "Không được giao"}
                if cell.value in known:
                    cell.value = nfd(str(cell.value).upper()) + "\u200b"

    assert read(edited(written(), edit)) == CONTENT


def test_numbers_below_the_heads_of_a_registration_are_passed_over() -> None:
    def edit(sheet: Worksheet) -> None:
        row = int(cell_of("Lao động giỏi", "A")[1:])
        sheet.insert_rows(row)
        for column in range(1, 7):
            sheet.cell(row, column, column)

    assert read(edited(written(), edit)) == CONTENT


def test_a_scheme_is_found_behind_other_sheets_below_a_title() -> None:
    def edit(sheet: Worksheet) -> None:
        columns = sheet.max_column
        for cell in sheet[1]:
            cell.value = nfd(str(cell.value).upper()) + "\u200b"
        sheet.insert_rows(2)
        for column in range(1, columns + 1):
            sheet.cell(2, column, f"({column})")
        sheet.insert_rows(1)
        sheet.cell(1, 1, "BẢNG ĐIỂM THI ĐUA")

    wanted = canonical_mapping(SCHEME)

    assert scheme_from_xlsx(edited(scheme_to_xlsx(wanted), edit)) == wanted
