"""The ledger of results in Excel: written, and read back cell by cell."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from thidua.domain.figure_spec import MOST_COUNT, FigureKind, FigureSpec
from thidua.domain.identity import Names
from thidua.domain.qualified import Qualified, read_qualified
from thidua.domain.typed_figures import UnclearFigure
from thidua.formats.list_workbook import Value, list_workbook
from thidua.formats.problems import FormatError, Problem, shortened
from thidua.formats.sheet_cells import SheetCells, fits, heads_of, split_heads
from thidua.formats.workbook import read_sheet

TITLE = "Sổ kết quả"
COLUMNS = (
    ("Đến ngày", 12),
    ("Từ ngày", 12),
    ("Mã đơn vị", 14),
    ("Đơn vị", 34),
    ("Đã làm gì", 50),
    ("Số lượng", 14),
    ("Đơn vị tính", 16),
    ("Số tiền (đồng)", 20),
    ("Phong trào", 34),
    ("Cho ai", 24),
    ("Ở đâu", 24),
    ("Minh chứng", 34),
    ("Ghi chú của sổ", 34),
)
HEADS = heads_of(COLUMNS, required=4)
BLOC = "Cả Khối"
MOST_ROWS, LONGEST_CONTENT, LONGEST_MEASURE, LONGEST, LONGEST_EVIDENCE = 2000, 500, 60, 200, 300


@dataclass(frozen=True, slots=True)
class DeedRow:
    """One row as the sheet says it; ``unit`` is a code or a name, "" for the whole bloc."""

    number: int
    place: str
    done_on: date
    since: date | None
    unit: str
    content: str
    quantity: Qualified | None
    measure: str
    money: Qualified | None
    movement: str
    beneficiary: str
    where: str
    evidence: str


def write_deeds(rows: Iterable[Sequence[Value]]) -> bytes:
    """The sheet with these rows, in the order of ``COLUMNS``."""
    return list_workbook(TITLE, COLUMNS, rows)


def read_deeds(
    data: bytes, *, units: Collection[str], movements: Collection[str], may_bloc: bool
) -> list[DeedRow]:
    """The lines of a sheet in the layout of ``write_deeds``.

    ``units`` are codes and names that may be written for, ``movements`` names.

    Raises:
        FormatError: no such sheet, or cells that are wrong: all of them, each by its name.
    """
    rows = read_sheet(data, days=True, fits=fits(HEADS))
    heads, body = split_heads(rows, HEADS, most=MOST_ROWS, what="kết quả")
    problems: list[Problem] = []
    known = Names([*units, *([BLOC] if may_bloc else [])]), Names(movements)
    found = [_Cells(row, COLUMNS, heads, problems).deed(*known) for row in body]
    if problems:
        raise FormatError(problems)
    return found


class _Cells(SheetCells):
    """The cells of one line."""

    def deed(self, units: Names, movements: Names) -> DeedRow:
        """The row; what is wrong is put with the problems."""
        day, before = self.day(0), len(self.problems)
        if day is None and not self.value(0):
            self.wrong(0, "ngày làm, như 15/03/2026")
        unit = self._one_of(2 if self.text_of(2) else 3, units, "mã hoặc tên đơn vị được ghi")
        quantity = self._figure(5, FigureSpec(above=0, most=MOST_COUNT), "số lượng")
        money = self._figure(7, FigureSpec(FigureKind.MONEY, above=0), "số tiền")
        measure = self.text(6, LONGEST_MEASURE, is_required=quantity is not None)
        if quantity is None and money is None and len(self.problems) == before:
            self.wrong(5, "số lượng, hoặc số tiền ở cột bên")
        movement = self._one_of(8, movements, "tên phong trào của năm") if self.value(8) else ""
        return DeedRow(
            number=self.row.number,
            place=self.place(4),
            done_on=day or date.min,
            since=self.day(1),
            unit="" if unit == BLOC else unit,
            content=self.text(4, LONGEST_CONTENT),
            quantity=quantity,
            measure=measure,
            money=money,
            movement=movement,
            beneficiary=self.text(9, LONGEST, is_required=False),
            where=self.text(10, LONGEST, is_required=False),
            evidence=self.text(11, LONGEST_EVIDENCE, is_required=False),
        )

    def _one_of(self, column: int, names: Names, allowed: str) -> str:
        value = self.value(column)
        found = names.like(value) if value else None
        if found is None:
            self.wrong(column, allowed)
        return found or ""

    def _figure(self, column: int, spec: FigureSpec, name: str) -> Qualified | None:
        """A figure that may say "khoảng", "gần", "hơn"; the reader's own sentence where wrong."""
        value = self.value(column)
        try:
            return read_qualified(value, spec)
        except UnclearFigure as error:
            head = self.columns[column][0]
            text = f"{head}: {shortened(value)}; {error}"
            self.problems.append(Problem(self.place(column), value, name, text))
            return None
