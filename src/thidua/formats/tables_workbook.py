"""Several lists as the sheets of one .xlsx file; nothing in a cell is a formula."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from thidua.formats.cell_text import sheet_name, write_cell

_THIN = Side(style="thin", color="999999")
_FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
_HEAD = PatternFill("solid", fgColor="F3E3E3")
_WRAP = Alignment(wrap_text=True, vertical="top")


@dataclass(frozen=True, slots=True)
class TableSheet:
    """One list: ``columns`` are (head, width in characters)."""

    name: str
    title: str
    columns: Sequence[tuple[str, int]]
    rows: Sequence[Sequence[str | int | Decimal | None]]


def tables_workbook(sheets: Sequence[TableSheet]) -> bytes:
    """A workbook with one sheet for each list, ready to print on A4 landscape."""
    book = Workbook()
    book.remove(book.worksheets[0])
    for table in sheets:
        _fill(book.create_sheet(sheet_name(table.name)), table)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _fill(sheet: Worksheet, table: TableSheet) -> None:
    _write(sheet, 1, 1, table.title, Font(name="Times New Roman", size=14, bold=True))
    bold = Font(name="Times New Roman", size=12, bold=True)
    plain = Font(name="Times New Roman", size=12)
    for column, (head, width) in enumerate(table.columns, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        _write(sheet, 3, column, head, bold, framed=True)
        sheet.cell(3, column).fill = _HEAD
    for row, values in enumerate(table.rows, start=4):
        for column, value in enumerate(values, start=1):
            _write(sheet, row, column, value, plain, framed=True)
    sheet.freeze_panes = "A4"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)


def _write(
    sheet: Worksheet,
    row: int,
    column: int,
    value: str | int | Decimal | None,
    font: Font,
    *,
    framed: bool = False,
) -> None:
    cell = sheet.cell(row, column)
    write_cell(cell, value)
    cell.font = font
    if framed:
        cell.border, cell.alignment = _FRAME, _WRAP
