"""One unit's report in Excel: written with what is known, and read back cell by cell."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass

from thidua.domain.identity import Names, identity
from thidua.formats.list_workbook import Value, list_workbook
from thidua.formats.problems import FormatError, Problem
from thidua.formats.sheet_cells import (
    CLEARED,
    SheetCells,
    find_twins,
    fits,
    heads_of,
    split_heads,
)
from thidua.formats.workbook import read_sheet

COLUMNS = (
    ("Mã", 8),
    ("Phần", 26),
    ("Chỉ tiêu", 48),
    ("Đơn vị tính", 14),
    ("Số liệu", 40),
    ("Thuyết minh", 40),
    ("Lý do chưa có", 30),
    ("Hệ thống điền từ", 34),
)
HEADS = heads_of(COLUMNS, required=0)
MOST_ROWS = 200
FIGURE, NOTE, MISSING = 4, 5, 6
"""The columns that a unit fills in, counted from 0."""


@dataclass(frozen=True, slots=True)
class ReportCells:
    """One row as the sheet says it: None where a cell is empty, "" where it is to be cleared."""

    number: int
    code: str
    said: dict[int, str | None]
    places: dict[int, str]


def write_report(title: str, rows: Iterable[Sequence[Value]]) -> bytes:
    """The sheet with these rows, in the order of ``COLUMNS``."""
    return list_workbook(title, COLUMNS, rows)


def read_report(data: bytes, *, codes: Collection[str]) -> list[ReportCells]:
    """The rows of a sheet in the layout of ``write_report``; ``codes`` are those of the form.

    Raises:
        FormatError: no such sheet, or a code that the form has not, or twice.
    """
    rows = read_sheet(data, percents=True, fits=fits(HEADS))
    heads, body = split_heads(rows, HEADS, most=MOST_ROWS, what="chỉ tiêu")
    problems: list[Problem] = []
    known = Names(codes)
    cells = [_Cells(row, COLUMNS, heads, problems) for row in body]
    found = [each.report_cells(known) for each in cells]
    find_twins(((each.number, each.code) for each in found), COLUMNS, heads, problems)
    if problems:
        raise FormatError(problems)
    return found


class _Cells(SheetCells):
    """The cells of one indicator."""

    def report_cells(self, known: Names) -> ReportCells:
        """The row; lines inside a cell are kept."""
        code = known.like(self.value(0)) if self.value(0) else None
        if code is None:
            self.wrong(0, "mã một chỉ tiêu của biểu mẫu này")
        columns = (FIGURE, NOTE, MISSING)
        return ReportCells(
            self.row.number,
            code or "",
            {column: self._lines(column) for column in columns},
            {column: self.place(column) for column in columns},
        )

    def _lines(self, column: int) -> str | None:
        place = self.heads.get(self.columns[column][0])
        if place is None or place >= len(self.row.cells):
            return None
        text = self.row.cells[place].strip()
        return "" if identity(text) == CLEARED and text else text or None
