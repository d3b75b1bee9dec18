"""The list of units as offices keep it in Excel: written and read back, each error at its cell."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from thidua.formats.list_workbook import list_workbook
from thidua.formats.problems import FormatError, Problem
from thidua.formats.sheet_cells import SheetCells, find_twins, fits, heads_of, split_heads
from thidua.formats.workbook import TextRow, read_sheet

TITLE = "Danh sách đơn vị"
COLUMNS = (
    ("Mã", 12),
    ("Tên đầy đủ", 60),
    ("Tên gọi khác", 40),
    ("Hoạt động từ", 14),
    ("Hoạt động đến", 14),
    ("Có chi bộ", 10),
    ("Có công đoàn", 13),
    ("Có chi đoàn", 12),
)
HEADS = heads_of(COLUMNS, required=1)
_FIELDS = (
    "", "name", "aliases", "valid_from", "valid_to", "has_party_cell", "has_union",
    "has_youth_union",
)  # fmt: skip
LONGEST_CODE, LONGEST_NAME, MOST_ROWS = 20, 200, 2000


@dataclass(frozen=True, slots=True)
class UnitRow:
    """One unit as the sheet says it; ``number`` is its row, ``code`` may be ""."""

    number: int
    code: str
    name: str
    aliases: tuple[str, ...] = ()
    valid_from: date | None = None
    valid_to: date | None = None
    has_party_cell: bool = True
    has_union: bool = True
    has_youth_union: bool = True
    told: tuple[str, ...] = field(default=(), compare=False)  # fields that the row speaks of
    place: str = field(default="", compare=False)  # the cell of its name


def write_units(units: Iterable[UnitRow]) -> bytes:
    """The sheet with these units; other names are parted by semicolons."""
    return list_workbook(TITLE, COLUMNS, (_written(unit) for unit in units))


def read_units(data: bytes) -> list[UnitRow]:
    """The units of a sheet in the layout of ``write_units``; empty rows are passed over.

    Raises:
        FormatError: no such sheet, or cells that are wrong: all of them, each by its name.
    """
    rows = read_sheet(data, days=True, fits=fits(HEADS))
    heads, body = split_heads(rows, HEADS, most=MOST_ROWS, what="đơn vị")
    problems: list[Problem] = []
    units = [_unit(row, heads, problems) for row in body]
    find_twins(((unit.number, unit.code) for unit in units), COLUMNS, heads, problems)
    if problems:
        raise FormatError(problems)
    return units


def _written(unit: UnitRow) -> Sequence[str | date | None]:
    marks = ("có" if flag else "không" for flag in _flags(unit))
    return (
        unit.code,
        unit.name,
        "; ".join(unit.aliases),
        unit.valid_from,
        unit.valid_to,
        *marks,
    )


def _flags(unit: UnitRow) -> tuple[bool, bool, bool]:
    return unit.has_party_cell, unit.has_union, unit.has_youth_union


def _unit(row: TextRow, heads: dict[str, int], problems: list[Problem]) -> UnitRow:
    cells = _Cells(row, COLUMNS, heads, problems)
    first, last = cells.day(3), cells.day(4)
    if first is not None and last is not None and last < first:
        cells.wrong(4, f"từ ngày {first:%d/%m/%Y} trở đi")
    return UnitRow(
        number=row.number,
        code=cells.text(0, LONGEST_CODE, is_required=False),
        name=cells.text(1, LONGEST_NAME),
        aliases=tuple(cells.aliases(2)),
        valid_from=first,
        valid_to=last,
        has_party_cell=cells.flag(5) is True,
        has_union=cells.flag(6) is True,
        has_youth_union=cells.flag(7) is True,
        told=cells.told(_FIELDS),
        place=cells.place(1),
    )


class _Cells(SheetCells):
    """The cells of one unit."""

    def aliases(self, column: int) -> list[str]:
        """Other names, parted by semicolons."""
        names = [name.strip() for name in self.value(column).split(";") if name.strip()]
        if any(len(name) > LONGEST_NAME for name in names):
            self.wrong(
                column, f"các tên cách nhau bằng dấu ; mỗi tên không quá {LONGEST_NAME} ký tự"
            )
        return names
