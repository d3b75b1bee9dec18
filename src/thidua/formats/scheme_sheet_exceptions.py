"""What was agreed for single units, on a page of its own behind a scheme; nothing reads it back."""

from collections.abc import Sequence
from dataclasses import astuple, dataclass

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter

from thidua.formats.cell_text import write_cell

TITLE = "Điều chỉnh"
HEADS = (("Đơn vị", 42), ("Mục", 10), ("Tên mục", 60), ("Điều chỉnh riêng cho đơn vị", 80))


@dataclass(frozen=True, slots=True)
class ForOneUnit:
    """One item that is other for one unit, in words."""

    unit: str
    item: str
    name: str
    text: str


def add_exceptions(book: Workbook, exceptions: Sequence[ForOneUnit]) -> None:
    """Add the page, where there is anything to say."""
    if not exceptions:
        return
    sheet = book.create_sheet(TITLE)
    line = Side(style="thin", color="BFBFBF")
    for number, cells in enumerate([[head for head, _ in HEADS], *map(astuple, exceptions)], 1):
        for at, text in enumerate(cells, start=1):
            cell = sheet.cell(number, at)
            write_cell(cell, text)
            cell.number_format = "@"
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(left=line, right=line, top=line, bottom=line)
            if number == 1:
                cell.font, cell.fill = Font(bold=True), PatternFill("solid", fgColor="DCE6F1")
    for at, (_head, width) in enumerate(HEADS, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "A2"
