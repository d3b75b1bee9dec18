"""Tables of a file as rows of cells, whatever program wrote them."""

from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TableCell:
    """The text of a cell; one that continues the cell above has none of its own."""

    text: str = ""
    is_bold: bool = False
    continues_above: bool = False


@dataclass(frozen=True, slots=True)
class TableRow:
    """One row; ``number`` counts from 1 in a Word table, in an Excel sheet as its rows do."""

    number: int
    cells: tuple[TableCell, ...]

    def cell(self, at: int | None) -> TableCell:
        """The cell of a column; an empty one where there is none."""
        return self.cells[at] if at is not None and at < len(self.cells) else TableCell()

    @property
    def text(self) -> str:
        """The texts of the row on one line."""
        return " ".join(cell.text for cell in self.cells if cell.text)


@dataclass(frozen=True, slots=True)
class SourceTable:
    """One table: ``name`` as messages call it, ``before`` the last lines of text above it."""

    name: str
    rows: tuple[TableRow, ...]
    before: tuple[str, ...] = field(default=())
