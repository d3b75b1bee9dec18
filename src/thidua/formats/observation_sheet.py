"""What was seen of units through the year in Excel: written, and read back cell by cell."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from thidua.domain.figure_spec import FigureKind, FigureSpec
from thidua.domain.identity import Names, identity
from thidua.domain.typed_figures import UnclearFigure, read_figure
from thidua.formats.list_workbook import Value, list_workbook
from thidua.formats.problems import FormatError, Problem
from thidua.formats.sheet_cells import SheetCells, fits, heads_of, split_heads
from thidua.formats.workbook import read_sheet

TITLE = "Ghi nhận trong năm"
COLUMNS = (
    ("Ngày", 12),
    ("Mã đơn vị", 14),
    ("Đơn vị", 34),
    ("Mã mục", 12),
    ("Cộng/Trừ", 10),
    ("Số lần", 8),
    ("Việc gì", 50),
    ("Minh chứng", 34),
    ("Người ghi", 24),
    ("Ghi lúc", 17),
    ("Tình trạng", 30),
    ("Giải trình của đơn vị", 40),
)
HEADS = heads_of(COLUMNS, required=6)
SIGNS = {"plus": "cộng", "minus": "trừ"}
MOST_ROWS, MOST_TIMES, LONGEST_CONTENT, LONGEST_EVIDENCE = 2000, 999, 500, 300


@dataclass(frozen=True, slots=True)
class ObservationRow:
    """One row as the sheet says it; ``unit`` is a code or a name, "*" for every unit."""

    number: int
    place: str
    seen_on: date
    unit: str
    item: str
    sign: str
    times: int
    content: str
    evidence: str


def write_observations(rows: Iterable[Sequence[Value]]) -> bytes:
    """The sheet with these rows, in the order of ``COLUMNS``."""
    return list_workbook(TITLE, COLUMNS, rows)


def read_observations(
    data: bytes, *, units: Collection[str], items: Collection[str]
) -> list[ObservationRow]:
    """The observations of a sheet in the layout of ``write_observations``.

    ``units`` are codes and names, ``items`` the ids of the table that may be recorded.

    Raises:
        FormatError: no such sheet, or cells that are wrong: all of them, each by its name.
    """
    rows = read_sheet(data, days=True, fits=fits(HEADS))
    heads, body = split_heads(rows, HEADS, most=MOST_ROWS, what="ghi nhận")
    problems: list[Problem] = []
    known = Names(units), Names(items)
    found = [_Cells(row, COLUMNS, heads, problems).observation(*known) for row in body]
    if problems:
        raise FormatError(problems)
    return [row for row in found if row is not None]


class _Cells(SheetCells):
    """The cells of one observation."""

    def observation(self, units: Names, items: Names) -> ObservationRow | None:
        """The row, or None when a cell of it is wrong."""
        before = len(self.problems)
        day, times = self.day(0), self._times()
        if day is None and len(self.problems) == before:
            self.wrong(0, "ngày, như 15/03/2026")
        row = ObservationRow(
            number=self.row.number,
            place=self.place(6),
            seen_on=day or date.min,
            unit=self._unit(units),
            item=self._one_of(3, items, "mã một mục nhận ghi nhận của bảng điểm"),
            sign=self._sign(),
            times=times,
            content=self.text(6, LONGEST_CONTENT),
            evidence=self.text(7, LONGEST_EVIDENCE, is_required=False),
        )
        return row if len(self.problems) == before else None

    def _unit(self, units: Names) -> str:
        """The code, else the name."""
        column = 1 if self.text_of(1) else 2
        if self.text_of(column) == "*":
            return "*"
        return self._one_of(column, units, "mã hoặc tên một đơn vị của Khối, hoặc * cho mọi đơn vị")

    def _one_of(self, column: int, names: Names, allowed: str) -> str:
        value = self.value(column)
        found = names.like(value) if value else None
        if found is None:
            self.wrong(column, allowed)
        return found or ""

    def _sign(self) -> str:
        value = identity(self.value(4))
        for sign, words in SIGNS.items():
            if value in {identity(words), identity({"plus": "+", "minus": "-"}[sign])}:
                return sign
        self.wrong(4, "“cộng” hoặc “trừ”")
        return ""

    def _times(self) -> int:
        """How often; once where the cell is empty."""
        spec = FigureSpec(FigureKind.COUNT, least=1, most=MOST_TIMES)
        try:
            found = read_figure(self.value(5), spec)
        except UnclearFigure:
            self.wrong(5, f"số nguyên từ 1 đến {MOST_TIMES}, để trống là 1")
            return 1
        return 1 if found is None else int(found)
