"""Several sheets of one .xlsx file as rows of text; what cannot be read is noted, cell by cell."""

from collections.abc import Callable, Collection, Iterator, Mapping
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook

from thidua.formats.problems import FormatError, Problem
from thidua.formats.workbook import MOST_COLUMNS, MOST_ROWS, TextRow, cell_text, check_package

Note = Callable[[str, int, int, Problem], None]
"""Told the sheet, the row, the column counted from 0, and what is wrong there."""


def sheets_of(data: bytes, names: Collection[str], note: Note) -> Mapping[str, Iterator[TextRow]]:
    """The sheets of those names that the file has, each as its rows that hold something.

    Raises:
        FormatError: the file is too large, has macros, or is no workbook; while rows are read:
            there are too many, or the file is damaged.
    """
    has_formulas = check_package(data)
    shown = _opened(data, values=True)
    written = _opened(data, values=False) if has_formulas else None
    return {name: _rows(name, shown, written, note) for name in shown.sheetnames if name in names}


def _opened(data: bytes, *, values: bool) -> Workbook:
    try:
        book = load_workbook(BytesIO(data), read_only=True, data_only=values, keep_links=False)
    except Exception as error:  # noqa: BLE001 # a damaged file makes the reader raise anything
        raise _unreadable(error) from None
    return book


def _unreadable(error: Exception) -> FormatError:
    said = f"Chỉ nhận tệp .xlsx mở được bằng Excel ({type(error).__name__})."
    return FormatError([Problem("", "", ".xlsx", said)])


def _cells(book: Workbook, name: str) -> Iterator[tuple[Any, ...]]:
    sheet: Any = book[name]
    sheet.reset_dimensions()  # what a file claims of its size is not to be trusted
    rows: Iterator[tuple[Any, ...]] = sheet.iter_rows(max_row=MOST_ROWS + 1, max_col=MOST_COLUMNS)
    return rows


def _rows(name: str, shown: Workbook, written: Workbook | None, note: Note) -> Iterator[TextRow]:
    try:
        formulas = _cells(written, name) if written is not None else None
        for number, row in enumerate(_cells(shown, name), start=1):
            if number > MOST_ROWS:
                said = f"Trang «{name}» có hơn {MOST_ROWS} dòng; chia thành nhiều tệp."
                raise FormatError([Problem("", "", str(MOST_ROWS), said)])
            if formulas is not None:
                _note_uncomputed(name, number, row, next(formulas, ()), note)
            texts = _texts(name, number, row, note)
            if texts:
                yield TextRow(number, tuple(texts))
    except FormatError:
        raise
    except Exception as error:  # noqa: BLE001 # a damaged file makes the reader raise anything
        raise _unreadable(error) from None


def _texts(name: str, number: int, row: tuple[Any, ...], note: Note) -> list[str]:
    texts = []
    for at, cell in enumerate(row):
        value = cell.value
        if value is None:
            texts.append("")
        elif type(value) is str and cell.data_type != "e":
            texts.append(value.strip())
        else:
            texts.append(_text(name, number, at, cell, note))
    while texts and not texts[-1]:
        texts.pop()
    return texts


def _text(name: str, number: int, at: int, cell: Any, note: Note) -> str:
    try:
        return cell_text(cell, "", days=True)
    except FormatError as error:
        note(name, number, at, error.problems[0])
        return ""


def _note_uncomputed(
    name: str, number: int, row: tuple[Any, ...], written: tuple[Any, ...], note: Note
) -> None:
    """A formula whose result is not in the file would look like an empty cell."""
    for at, (cell, source) in enumerate(zip(row, written, strict=False)):
        if cell.value is None and source.data_type == "f":
            said = "công thức chưa được tính; mở tệp bằng Excel, lưu lại rồi tải lên."
            note(name, number, at, Problem("", str(source.value), "giá trị", said))
