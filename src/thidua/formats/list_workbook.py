"""A list as an .xlsx file: a title, the column heads, the rows; nothing in a cell is a formula."""

import re
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from decimal import Decimal
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell import WriteOnlyCell
from openpyxl.styles import Alignment, Font
from openpyxl.utils import get_column_letter

from thidua.domain.clean_text import cleaned

Value = str | int | Decimal | date | datetime | None

CONTENT_TYPE = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def list_workbook(
    title: str, columns: Sequence[tuple[str, int]], rows: Iterable[Sequence[Value]]
) -> bytes:
    """One sheet: ``columns`` are (head, width in characters), ``rows`` their values.

    Text stays text, also when it starts with = + - or @; days are days, shown dd/mm/yyyy; an
    instant must come without a time zone, in local time.
    """
    book = Workbook(write_only=True)
    sheet = book.create_sheet(_sheet_name(title))
    for place, (_, width) in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(place)].width = width
    sheet.freeze_panes = "A3"
    sheet.append([_cell(sheet, title, Font(bold=True, size=14))])
    sheet.append([_cell(sheet, head, Font(bold=True)) for head, _ in columns])
    for row in rows:
        sheet.append([_cell(sheet, value) for value in row])
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def _sheet_name(title: str) -> str:
    """At most 31 characters, none of those a sheet's name may not hold; ends of lines neither."""
    plain = " ".join(re.sub(r"[\[\]:*?/\\']", " ", cleaned(title)).split())
    return plain[:31].strip() or "Danh sách"


def _cell(sheet: Any, value: Value, font: Font | None = None) -> Any:
    cell = WriteOnlyCell(sheet, value="")
    if isinstance(value, str):
        cell.value = cleaned(value)
        cell.data_type = "s"  # never "f": "=1+1" is what somebody typed, not a formula
        cell.quotePrefix = value[:1] in {"=", "+", "-", "@"}
        cell.alignment = Alignment(wrap_text=True, vertical="top")
    else:
        cell.value = value
        if isinstance(value, datetime):
            cell.number_format = "hh:mm dd/mm/yyyy"
        elif isinstance(value, date):
            cell.number_format = "dd/mm/yyyy"
    if font is not None:
        cell.font = font
        cell.alignment = Alignment(wrap_text=False)
    return cell
