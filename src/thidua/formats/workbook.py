"""An .xlsx file as rows of text, cells as they are shown, one row at a time.

Empty rows cost nothing, however far down a stray cell lies; sizes are bounded before any reading.
"""

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from io import BytesIO
from itertools import islice
from typing import Any

from openpyxl import Workbook, load_workbook
from openpyxl.utils import get_column_letter

from thidua.domain.clean_text import cleaned
from thidua.domain.typed_figures import as_typed
from thidua.formats.file_kinds import whole_file
from thidua.formats.number_format import formatted, number_as_shown, shows_whole_day
from thidua.formats.package import MOST_CELLS, check_package, unreadable
from thidua.formats.problems import FormatError, Problem, shortened

__all__ = ["Book", "TextRow", "cell_name", "cell_text", "number_as_shown", "read_sheet"]

MOST_ROWS = 100_000
MOST_COLUMNS = 60
MOST_PROBLEMS = 100
LAST_ROW = 1_048_576
_LOOKED_AT = 10  # rows from the top of a sheet, to find the one that is meant
_ESCAPED = re.compile("_x([0-9A-Fa-f]{4})_")  # how the format writes what XML cannot hold


@dataclass(frozen=True, slots=True)
class TextRow:
    """One row: its number in the sheet, and its cells as shown; trailing empty ones are cut.

    ``numbers``: the places of cells that hold a number, not a text that looks like one.
    """

    number: int
    cells: tuple[str, ...]
    numbers: frozenset[int] = frozenset()

    def typed(self, at: int) -> str:
        """The cell as somebody would type it: a number with a decimal comma; "" for none."""
        text = self.cells[at] if at < len(self.cells) else ""
        return as_typed(text) if at in self.numbers else text


Note = Callable[[int, int, Problem], None]
"""Told the row, the column counted from 0, and what is wrong there."""


def cell_name(row: int, column: int) -> str:
    """The name people know: row 17, column 3 (counted from 0) is D17."""
    return f"{get_column_letter(column + 1)}{row}"


def read_sheet(
    data: bytes,
    *,
    days: bool = False,
    percents: bool = False,
    fits: Callable[[TextRow], bool] | None = None,
    most_cells: int = MOST_CELLS,
) -> list[TextRow]:
    """The rows that hold something of the first visible sheet with a row that ``fits``.

    Where none fits, of the first visible sheet. With ``days``, a date is read as dd/mm/yyyy
    instead of refused; with ``percents``, a percentage as 98.5%.

    Raises:
        FormatError: too large, no workbook, or cells whose value cannot be taken as shown.
    """
    book = Book(data, most_cells=most_cells)
    problems: list[Problem] = []

    def note(number: int, column: int, problem: Problem) -> None:
        problems.append(problem)
        if len(problems) >= MOST_PROBLEMS:
            raise FormatError(problems)

    rows = list(book.rows(book.meant(fits), note, days=days, percents=percents))
    if problems:
        raise FormatError(problems)
    return rows


class Book:
    """An opened workbook: the names of its visible sheets, and the rows of each as they come."""

    def __init__(self, data: bytes, *, most_cells: int = MOST_CELLS) -> None:
        has_formulas = check_package(data, most_cells=most_cells)
        self._shown = _opened(data, values=True)
        self._written = _opened(data, values=False) if has_formulas else None
        self.sheets = tuple(s.title for s in self._shown.worksheets if s.sheet_state == "visible")
        if not self.sheets:
            raise whole_file("tệp không có trang tính nào đang hiện")

    def meant(self, fits: Callable[[TextRow], bool] | None) -> str:
        """The first visible sheet with a row that fits among its first; else the first one."""
        if fits is None or len(self.sheets) == 1:
            return self.sheets[0]
        return next((name for name in self.sheets if self.has(name, fits)), self.sheets[0])

    def has(self, name: str, fits: Callable[[TextRow], bool]) -> bool:
        """Whether a sheet has a row that fits among its first."""
        top = islice(self.rows(name, lambda *_: None, days=True, percents=True), _LOOKED_AT)
        return any(map(fits, top))

    def rows(
        self, name: str, note: Note, *, days: bool = False, percents: bool = False
    ) -> Iterator[TextRow]:
        """The rows of a sheet that hold something; a cell that cannot be read is noted, and "".

        Raises:
            FormatError: too many rows or columns, or a damaged file.
        """
        try:
            yield from self._rows(name, note, days=days, percents=percents)
        except FormatError:
            raise
        except Exception as error:  # noqa: BLE001 # a damaged file makes the reader raise anything
            raise unreadable(type(error).__name__) from None

    def _rows(self, name: str, note: Note, *, days: bool, percents: bool) -> Iterator[TextRow]:
        formulas = _cells(self._written, name) if self._written is not None else None
        count, blank = 0, None
        for number, row in enumerate(_cells(self._shown, name), start=1):
            written = next(formulas, ()) if formulas is not None else ()
            if row is blank:
                continue  # rows that are not in the file are one object, however many
            _note_uncomputed(number, row, written, note)
            if all(cell.value is None for cell in row):
                blank = row
                continue
            texts = [
                _read(cell, number, at, note, days=days, percents=percents)
                for at, cell in enumerate(row)
            ]
            while texts and not texts[-1]:
                texts.pop()
            if texts:
                count += 1
                _check_size(name, number, count, len(texts))
                yield TextRow(number, tuple(texts), _numbers(row))


def _numbers(row: Sequence[Any]) -> frozenset[int]:
    return frozenset(at for at, cell in enumerate(row) if type(cell.value) in (int, float))


def _opened(data: bytes, *, values: bool) -> Workbook:
    try:
        return load_workbook(BytesIO(data), read_only=True, data_only=values, keep_links=False)
    except Exception as error:  # noqa: BLE001 # a damaged file makes the reader raise anything
        raise unreadable(type(error).__name__) from None


def _cells(book: Workbook, name: str) -> Iterator[Sequence[Any]]:
    sheet: Any = book[name]
    sheet.reset_dimensions()  # what a file claims of its size is not to be trusted
    rows: Iterator[Sequence[Any]] = sheet.iter_rows(max_row=LAST_ROW, max_col=MOST_COLUMNS + 1)
    return rows


def _check_size(name: str, number: int, count: int, width: int) -> None:
    if count > MOST_ROWS:
        raise whole_file(f"trang «{name}» có hơn {MOST_ROWS} dòng; chia thành nhiều tệp")
    if width > MOST_COLUMNS:
        place = cell_name(number, width - 1)
        allowed = f"không quá {MOST_COLUMNS} cột"
        raise FormatError([Problem(place, "", allowed, f"chỉ nhận {allowed}.")])


def _note_uncomputed(number: int, row: Sequence[Any], written: Sequence[Any], note: Note) -> None:
    """A formula whose result is not in the file would look like an empty cell."""
    for at, (cell, source) in enumerate(zip(row, written, strict=False)):
        if cell.value is None and source.data_type == "f":
            said = "công thức chưa được tính; mở tệp bằng Excel, lưu lại rồi tải lên."
            note(number, at, Problem(cell_name(number, at), str(source.value), "giá trị", said))


def _read(cell: Any, number: int, at: int, note: Note, *, days: bool, percents: bool) -> str:
    value = cell.value
    if value is None:
        return ""
    place = cell_name(number, at)
    try:
        return cell_text(cell, place, days=days, percents=percents)
    except FormatError as error:
        note(number, at, error.problems[0])
        return ""


def _problem(place: str, allowed: str, value: str) -> Problem:
    shown = f"{shortened(value)}; " if value else ""
    return Problem(place, value, allowed, f"{shown}chỉ nhận {allowed}.")


def cell_text(cell: Any, place: str, *, days: bool = False, percents: bool = False) -> str:
    """One cell as it is shown: 0.1 is "0.1" whatever its binary form; yes/no as true/false.

    Raises:
        FormatError: a date, a percentage or an error value where none is wanted, a date shown in
            part only (05/2024 that Excel took for one), or a format that is not known.
    """
    value = cell.value
    if isinstance(value, str) and cell.data_type != "e":
        return cleaned(_ESCAPED.sub(_unescaped, value) if "_x" in value else value).strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    allowed, text = "giá trị không lỗi", None
    if days and isinstance(value, date):
        text = f"{value.day:02}/{value.month:02}/{value.year:04}"
        text = text if shows_whole_day(str(cell.number_format)) else None
        allowed = "ngày hiện đủ ngày, tháng, năm, hoặc chữ (Excel đã tự đổi: định dạng lại Text)"
    elif isinstance(value, date | datetime | time | timedelta):
        allowed = "chữ hoặc số (ô đang là ngày giờ: định dạng lại thành Text)"
    elif isinstance(value, int | float) and cell.data_type != "e":
        text, allowed = _number(value, str(cell.number_format), percents=percents)
    if text is None:
        raise FormatError([_problem(place, allowed, str(value))])
    return text


def _number(value: float, code: str, *, percents: bool) -> tuple[str | None, str]:
    """The number as shown, or None and what is allowed."""
    text = formatted(value, code)
    if text is None:
        return None, f"số có định dạng thường (ô đang theo định dạng «{code[:40]}»)"
    if text.endswith("%") and not percents:
        return None, "số không định dạng phần trăm: ghi 95, không ghi 95%"
    return text, ""


def _unescaped(found: re.Match[str]) -> str:
    return chr(int(found[1], 16))
