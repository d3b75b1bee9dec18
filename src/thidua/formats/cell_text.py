"""The one writer of cells: text is cleaned, and what somebody typed is never a formula."""

import re
from collections.abc import Sequence
from datetime import date, datetime
from typing import Any

from openpyxl.cell import WriteOnlyCell
from openpyxl.comments import Comment
from openpyxl.styles import Font
from openpyxl.worksheet.datavalidation import DataValidation

from thidua.domain.clean_text import cleaned

_FORMULA_STARTS = ("=", "+", "-", "@")


def write_cell(cell: Any, value: object) -> None:
    """Put a value into a cell; a day is shown dd/mm/yyyy, an instant with its hour."""
    if isinstance(value, str):
        cell.value = cleaned(value)
        cell.data_type = "s"  # never "f": "=1+1" is what somebody typed
        cell.quotePrefix = value.startswith(_FORMULA_STARTS)
        return
    cell.value = value
    if isinstance(value, datetime):
        cell.number_format = "hh:mm dd/mm/yyyy"
    elif isinstance(value, date):
        cell.number_format = "dd/mm/yyyy"


def new_cell(sheet: Any, value: object, font: Font | None = None) -> Any:
    """A cell for a sheet that is written row by row."""
    cell = WriteOnlyCell(sheet, value="")
    write_cell(cell, value)
    if font is not None:
        cell.font = font
    return cell


def append_row(sheet: Any, values: Sequence[Any]) -> None:
    """One row at the end of the sheet; values that are cells already stay as they are."""
    sheet.append([_appendable(sheet, value) for value in values])


def remark(text: str, author: str) -> Comment:
    """A note beside a cell."""
    return Comment(cleaned(text), author, height=120, width=320)


def offered(words: Sequence[str]) -> DataValidation:
    """A list to choose from, its words in the rule itself."""
    formula = '"' + cleaned(",".join(words)).replace('"', '""') + '"'
    return DataValidation(type="list", formula1=formula, allow_blank=True)


def sheet_name(title: str) -> str:
    """At most 31 characters, none of those a sheet's name may not hold; ends of lines neither.

    >>> sheet_name("Khối 1/2: [thử]")
    'Khối 1 2 thử'
    """
    plain = " ".join(re.sub(r"[\[\]:*?/\\']", " ", cleaned(title)).split())
    return plain[:31].strip() or "Danh sách"


def _appendable(sheet: Any, value: Any) -> Any:
    """Plain text goes as it is, which is quicker than a cell where there are a million."""
    if isinstance(value, str):
        return (
            new_cell(sheet, value) if value.startswith(_FORMULA_STARTS) else cleaned(value) or None
        )
    return new_cell(sheet, value) if isinstance(value, date) else value
