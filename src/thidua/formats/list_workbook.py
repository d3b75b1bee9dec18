"""A list as an .xlsx file: a title, the column heads, the rows; nothing in a cell is a formula."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from thidua.formats.cell_text import append_row, new_cell, sheet_name

Value = str | int | Decimal | date | datetime | None


def list_workbook(
    title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Value]]
) -> bytes:
    """One sheet: ``columns`` are (head, width in characters), ``rows`` their values.

    Text stays text, also when it starts with = + - or @; days are days, shown dd/mm/yyyy; an
    instant must come without a time zone, in local time.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(sheet_name(title))
    for place, (_, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A3"
    append_row(sheet, [_cell(sheet, title, Font(bold=True, size=14))])
    append_row(sheet, [_cell(sheet, head, Font(bold=True)) for head, _ in columns])
    for row in rows:
        append_row(sheet, [_cell(sheet, value) for value in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _cell(sheet: Any, value: Value, font: Font | None = None) -> Any:
    cell = new_cell(sheet, value, font)
    if font is not None:
        cell.alignment = Alignment(wrap_text=False)
    elif isinstance(value, str):
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    return cell
