"""Tables as Word writes them: fixed widths, repeated head, rows that are not torn."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from thidua.documents.page_rules import PageRules
from thidua.documents.render.docx_text import Element, cell_look, element, paragraph, twips
from thidua.documents.render.fit import CELL_PADDING_MM, Sheet, column_widths, may_tear, table_size
from thidua.documents.table_model import PlacedCell, Row, RowKind, Table, place
from thidua.documents.text import Align

_CLOSING = {RowKind.SUBTOTAL, RowKind.TOTAL}
CELL_GAP = 2.5
"""Points above and below the text of a cell."""


def frame(widths: Sequence[float], *, borders: bool) -> Element:
    """An empty table of fixed widths, in millimetres."""
    made = element("tbl")
    properties = element("tblPr")
    properties.append(element("tblW", w=sum(twips(width) for width in widths), type="dxa"))
    properties.append(element("jc", val="center"))
    if borders:
        lines = element("tblBorders")
        for side in ("top", "left", "bottom", "right", "insideH", "insideV"):
            lines.append(element(side, val="single", sz=4, space=0, color="000000"))
        properties.append(lines)
    properties.append(element("tblLayout", type="fixed"))
    properties.append(_padding(CELL_PADDING_MM / 2 if borders else 0))
    made.append(properties)
    grid = element("tblGrid")
    for width in widths:
        grid.append(element("gridCol", w=twips(width)))
    made.append(grid)
    return made


def _padding(beside: float) -> Element:
    """As much left and right of a cell's text as in the PDF, so that lines end alike."""
    made = element("tblCellMar")
    for side in ("left", "right"):
        made.append(element(side, w=twips(beside), type="dxa"))
    return made


def table_row(
    cells: Iterable[Element], *, head: bool = False, tears: bool = False, height: float = 0
) -> Element:
    """A row; ``height`` in millimetres at least."""
    made = element("tr")
    properties = element("trPr")
    if not tears:
        properties.append(element("cantSplit"))
    if height:
        properties.append(element("trHeight", val=twips(height), hRule="atLeast"))
    if head:
        properties.append(element("tblHeader"))
    if len(properties):
        made.append(properties)
    for cell in cells:
        made.append(cell)
    return made


def table_cell(
    content: Iterable[Element],
    width: float,
    *,
    span: int = 1,
    merge: str = "",
    middle: bool = False,
) -> Element:
    """A cell of paragraphs; ``merge``: "restart" or "continue" in a cell over several rows."""
    made = element("tc")
    properties = element("tcPr")
    properties.append(element("tcW", w=twips(width), type="dxa"))
    if span > 1:
        properties.append(element("gridSpan", val=span))
    if merge:
        properties.append(element("vMerge", val=merge))
    if middle:
        properties.append(element("vAlign", val="center"))
    made.append(properties)
    for block in content:
        made.append(block)
    return made


def table_element(table: Table, rules: PageRules, room: Sheet) -> Element:
    """A table of the document."""
    writer = _Writer(table, column_widths(table, room), table_size(rules, table.density))
    made = frame(writer.widths, borders=True)
    head, body = table.head_rows, table.rows
    for line in writer.lines(head, head=True, keeps=(True,) * len(head)):
        made.append(table_row(line, head=True))
    keeps = tuple(
        row.kind is RowKind.GROUP or (index + 1 < len(body) and body[index + 1].kind in _CLOSING)
        for index, row in enumerate(body)
    )
    lines = writer.lines(body, head=False, keeps=keeps)
    for line, tears in zip(lines, may_tear(table, rules, room), strict=True):
        made.append(table_row(line, tears=tears))
    return made


@dataclass(frozen=True, slots=True)
class _Writer:
    table: Table
    widths: tuple[float, ...]
    size: float

    def lines(
        self, rows: tuple[Row, ...], *, head: bool, keeps: tuple[bool, ...]
    ) -> Iterable[list[Element]]:
        """The cells of each row, with the hidden ones that go on under a cell from above."""
        open_cells: dict[int, tuple[PlacedCell, int]] = {}
        for row, line, keep in zip(rows, place(rows, len(self.widths)), keeps, strict=True):
            starts = {placed.column: placed for placed in line}
            made, column = [], 0
            while column < len(self.widths):
                if column in starts:
                    placed, merge = starts[column], ""
                    if placed.cell.rowspan > 1:
                        open_cells[column] = (placed, placed.cell.rowspan - 1)
                        merge = "restart"
                    made.append(self.cell(placed, row, merge, head=head, keep=keep))
                else:
                    placed, left = open_cells.pop(column)
                    if left > 1:
                        open_cells[column] = (placed, left - 1)
                    made.append(self.covered(placed))
                column += placed.cell.colspan
            yield made

    def cell(self, placed: PlacedCell, row: Row, merge: str, *, head: bool, keep: bool) -> Element:
        """A cell with its text."""
        cell, column = placed.cell, placed.column
        align = cell.align or (Align.CENTER if head else self.table.columns[column].align)
        strong = head or row.kind is not RowKind.BODY
        look = cell_look(
            self.size,
            bold=strong if cell.bold is None else cell.bold,
            align=Align.LEFT if align is Align.JUSTIFY else align,
            before=CELL_GAP,
            after=CELL_GAP,
            keep_next=keep,
        )
        return table_cell(
            [paragraph(cell.text, look)],
            self.width(placed),
            span=cell.colspan,
            merge=merge,
            middle=True,
        )

    def covered(self, placed: PlacedCell) -> Element:
        """What stands under a cell that reaches down from a row above."""
        empty = paragraph("", cell_look(self.size))
        return table_cell([empty], self.width(placed), span=placed.cell.colspan, merge="continue")

    def width(self, placed: PlacedCell) -> float:
        """The width of a cell, in millimetres."""
        return sum(self.widths[placed.column : placed.column + placed.cell.colspan])
