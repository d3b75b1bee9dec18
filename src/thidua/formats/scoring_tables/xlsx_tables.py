"""The sheets of an Excel file as tables."""

from io import BytesIO

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from thidua.formats.package import check_package, unreadable
from thidua.formats.scoring_tables.cells import SourceTable, TableCell, TableRow
from thidua.formats.workbook import cell_name, cell_text

MOST_CELLS = 100_000
MOST_ROWS = 3_000
MOST_COLUMNS = 60


def read_xlsx_tables(data: bytes) -> list[SourceTable]:
    """One table a visible sheet; cells merged sideways stand in their first column.

    Raises:
        FormatError: no workbook, too large, or cells whose value cannot be taken as shown.
    """
    check_package(data, most_cells=MOST_CELLS)
    try:
        book = openpyxl.load_workbook(BytesIO(data), data_only=True)
    except Exception as error:  # noqa: BLE001 # a damaged package makes its parsers raise anything
        raise unreadable(type(error).__name__) from None
    return [
        SourceTable(f"trang «{sheet.title}»", tuple(_rows(sheet)))
        for sheet in book.worksheets
        if sheet.sheet_state == "visible"
    ]


def _rows(sheet: Worksheet) -> list[TableRow]:
    below = {
        (row, column)
        for area in sheet.merged_cells.ranges
        for row in range(area.min_row + 1, min(area.max_row, MOST_ROWS) + 1)
        for column in range(area.min_col, min(area.max_col, MOST_COLUMNS) + 1)
    }
    rows = []
    for number in range(1, min(sheet.max_row, MOST_ROWS) + 1):
        cells = []
        for column in range(1, min(sheet.max_column, MOST_COLUMNS) + 1):
            cell = sheet.cell(number, column)
            if (number, column) in below:
                cells.append(TableCell(continues_above=True))
            elif cell.value is None:
                cells.append(TableCell())
            else:
                text = cell_text(cell, cell_name(number, column - 1), percents=True)
                cells.append(TableCell(text.strip(), bool(cell.font and cell.font.b)))
        if any(cell.text or cell.continues_above for cell in cells):
            rows.append(TableRow(number, tuple(cells)))
    return rows
