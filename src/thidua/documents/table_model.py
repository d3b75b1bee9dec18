"""Tables: columns, rows and merged cells, checked when they are made."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from thidua.documents.text import Align, Text


class TableShapeError(ValueError):
    """The cells of a table do not fill its columns exactly."""


class RowKind(StrEnum):
    """What a row is, hence how it looks and what it stays with."""

    BODY = "body"
    GROUP = "group"  # opens a group: stays with the row after it
    SUBTOTAL = "subtotal"  # closes a group: stays with the row before it
    TOTAL = "total"  # closes the table: stays with the row before it


class Density(StrEnum):
    """Size of the letters in a table."""

    NORMAL = "normal"
    COMPACT = "compact"
    DENSE = "dense"


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its heading, its share of the width, and how its cells are aligned."""

    heading: str
    width: int
    align: Align = Align.LEFT


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell; ``align`` and ``bold`` when they differ from the column's and the row's."""

    text: Text = ""
    colspan: int = 1
    rowspan: int = 1
    align: Align | None = None
    bold: bool | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """One row, left to right, without the cells that another one covers."""

    cells: tuple[Cell, ...]
    kind: RowKind = RowKind.BODY


@dataclass(frozen=True, slots=True)
class PlacedCell:
    """A cell and the column it starts in."""

    cell: Cell
    column: int


@dataclass(frozen=True, slots=True)
class Table:
    """A table; its head is repeated on each page, and rows are not torn apart.

    Raises:
        TableShapeError: a row is too short or too long, or a cell reaches out of the table.
    """

    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    head: tuple[Row, ...] = ()  # empty: one row of the columns' headings
    density: Density = Density.NORMAL

    def __post_init__(self) -> None:
        """Refuse a table whose cells do not fit, rather than print it askew."""
        place(self.head_rows, len(self.columns), part="head")
        place(self.rows, len(self.columns), part="body")

    @property
    def head_rows(self) -> tuple[Row, ...]:
        """The rows repeated on each page."""
        if self.head:
            return self.head
        return (Row(tuple(Cell(column.heading) for column in self.columns)),)


def row(*texts: Text | Cell, kind: RowKind = RowKind.BODY) -> Row:
    """A row of texts or cells.

    >>> row("1", "Hội Đông y").cells[1].text
    'Hội Đông y'
    """
    return Row(tuple(text if isinstance(text, Cell) else Cell(text) for text in texts), kind)


def place(rows: Sequence[Row], width: int, *, part: str = "body") -> list[list[PlacedCell]]:
    """For each row its cells with the columns they start in.

    Raises:
        TableShapeError: the cells do not fill ``width`` columns exactly.

    >>> [placed.column for placed in place([row("a", Cell("b", colspan=2), "c")], 4)[0]]
    [0, 1, 3]
    """
    covered: set[tuple[int, int]] = set()
    placed = []
    for index, line in enumerate(rows):
        cells = list(_place_row(line.cells, index, width, covered, part))
        placed.append(cells)
    if any(index >= len(rows) for index, _ in covered):
        raise TableShapeError(f"{part}: a cell reaches below the last row")
    return placed


def _place_row(
    cells: tuple[Cell, ...], index: int, width: int, covered: set[tuple[int, int]], part: str
) -> Iterable[PlacedCell]:
    where = f"{part}, row {index + 1}"
    column = 0
    for cell in cells:
        while (index, column) in covered:
            column += 1
        spot = {
            (index + down, column + right)
            for down in range(cell.rowspan)
            for right in range(cell.colspan)
        }
        if cell.colspan < 1 or cell.rowspan < 1 or column + cell.colspan > width or spot & covered:
            raise TableShapeError(f"{where}: a cell does not fit in {width} columns")
        covered |= spot
        yield PlacedCell(cell, column)
        column += cell.colspan
    if any((index, column) not in covered for column in range(width)):
        raise TableShapeError(f"{where}: {len(cells)} cells leave a gap in {width} columns")
