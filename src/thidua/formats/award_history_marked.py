"""The workbook that was handed in, cells that are wrong or in doubt coloured, each with a note."""

from collections import defaultdict
from collections.abc import Sequence
from datetime import datetime
from io import BytesIO
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.styles import PatternFill
from openpyxl.utils.cell import coordinate_from_string, get_column_letter
from openpyxl.utils.exceptions import CellCoordinatesException

from thidua.formats.award_history_layout import FIRST, LAYOUT, is_first_sheet
from thidua.formats.cell_text import append_row, new_cell, remark
from thidua.formats.problems import Problem
from thidua.formats.workbook import MOST_COLUMNS, MOST_ROWS, Book
from thidua.formats.workbook_sheets import MOST_CELLS, titles_of

_WRONG = PatternFill("solid", fgColor="FFC7CE")
_SUMMARY = "Ô cần xem"
_AUTHOR = "Thi Đua"

Faults = dict[str, dict[int, dict[int, list[str]]]]
"""By sheet, row and column (both counted from 1): what is wrong."""


def marked_workbook(data: bytes, problems: Sequence[Problem]) -> bytes:
    """A copy with every fault or doubt marked at its cell, and a sheet that lists them all.

    Raises:
        FormatError: the file is too large, has macros, or is no workbook.
    """
    titles = titles_of(Book(data, most_cells=MOST_CELLS), tuple(LAYOUT), is_first_sheet)
    source = load_workbook(BytesIO(data), read_only=True, data_only=True, keep_links=False)
    faults = _by_cell(problems)
    book = Workbook(write_only=True)
    for name, title in titles.items():
        _copy(source[title], book, name, faults.get(name, {}))
    _list(book, problems)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _by_cell(problems: Sequence[Problem]) -> Faults:
    faults: Faults = defaultdict(lambda: defaultdict(lambda: defaultdict(list)))
    for problem in problems:
        sheet, _, cell = problem.path.rpartition("!")
        try:
            letters, row = coordinate_from_string(cell)
        except CellCoordinatesException:
            continue
        faults[sheet or FIRST][row][_column(letters)].append(problem.message)
    return faults


def _column(letters: str) -> int:
    number = 0
    for letter in letters:
        number = number * 26 + ord(letter) - ord("A") + 1
    return number


def _copy(source: Any, book: Workbook, name: str, faults: dict[int, dict[int, list[str]]]) -> None:
    sheet: Any = book.create_sheet(name)
    sheet.freeze_panes = "C4"
    for at, column in enumerate(LAYOUT[name], start=1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
    source.reset_dimensions()
    rows = source.iter_rows(max_row=MOST_ROWS, max_col=MOST_COLUMNS)
    for number, row in enumerate(rows, start=1):
        wrong = faults.get(number, {})
        cells = [_copied(sheet, cell) for cell in row]
        cells += [None] * (max(wrong, default=0) - len(cells))
        for place, said in wrong.items():
            cells[place - 1] = _marked(sheet, cells[place - 1], said)
        append_row(sheet, cells)


def _copied(sheet: Any, cell: Any) -> Any:
    """The cell as it is shown: a number keeps its format, 000123 stays 000123."""
    value = cell.value
    if value is None:
        return None
    if isinstance(value, int | float) and cell.number_format != "General":
        copy = new_cell(sheet, value)
        copy.number_format = cell.number_format
        return copy
    return value.date() if isinstance(value, datetime) else value


def _marked(sheet: Any, value: Any, said: list[str]) -> Any:
    cell = value if hasattr(value, "number_format") else new_cell(sheet, value)
    cell.fill = _WRONG
    cell.comment = remark("\n".join(said), _AUTHOR)
    return cell


def _list(book: Workbook, problems: Sequence[Problem]) -> None:
    sheet: Any = book.create_sheet(_SUMMARY)
    for letter, width in (("A", 22), ("B", 40), ("C", 90)):
        sheet.column_dimensions[letter].width = width
    append_row(sheet, ["Ô", "Đang ghi", "Vì sao"])
    for problem in problems:
        texts = (problem.path or "Cả tệp", problem.value, problem.message)
        append_row(sheet, texts)
