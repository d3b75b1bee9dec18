"""Cells as offices frame them, texts that never run, and the workbook as bytes."""

from collections.abc import Iterable
from copy import copy
from io import BytesIO
from typing import Any
from weakref import WeakKeyDictionary

from django.utils.translation import gettext as _
from openpyxl import Workbook
from openpyxl.cell.cell import Cell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.styles.cell_style import StyleArray
from openpyxl.worksheet.worksheet import Worksheet

from thidua.formats.cell_text import write_cell

HEAD = PatternFill("solid", fgColor="F3E3E3")
SHADE = PatternFill("solid", fgColor="F2F2F2")
OPEN = PatternFill("solid", fgColor="FFFBE6")
BOLD = Font(name="Times New Roman", size=12, bold=True)
PLAIN = Font(name="Times New Roman", size=12)
TITLE = Font(name="Times New Roman", size=14, bold=True)
WRAP = Alignment(wrap_text=True, vertical="top")
CENTRE = Alignment(horizontal="center", vertical="center", wrap_text=True)
_THIN = Side(style="thin", color="808080")
FRAME = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)
Look = tuple[Font, PatternFill | None, StyleArray]
_looks: WeakKeyDictionary[Workbook, dict[tuple[int, int], Look]] = WeakKeyDictionary()


def put(
    page: Worksheet,
    row: int,
    values: list[object],
    *,
    font: Font = PLAIN,
    fill: PatternFill | None = None,
) -> None:
    """One framed row of cells; texts never become formulas."""
    plain = _look(page, font, fill)
    for column, value in enumerate(values, start=1):
        cell: Any = page.cell(row, column)
        cell._style = copy(plain)  # noqa: SLF001 # as openpyxl's own pages copy a look
        write_cell(cell, value)


def _look(page: Worksheet, font: Font, fill: PatternFill | None) -> StyleArray:
    """What a framed cell looks like, told once a workbook.

    To tell each cell its font or its border compares that with all others of the workbook: of
    24,000 rows that was nine tenths of the time.
    """
    book: Any = page.parent
    made = _looks.setdefault(book, {})
    key = id(font), id(fill)  # they live as long as what is kept of them
    if key not in made:
        sample: Any = Cell(page, 1, 1)
        sample.font, sample.border, sample.alignment = font, FRAME, WRAP
        if fill is not None:
            sample.fill = fill
        made[key] = font, fill, sample._style  # noqa: SLF001 # the same
    return made[key][2]


def put_text(page: Worksheet, row: int, column: int, text: str, font: Font | None = None) -> None:
    """A text as somebody typed it: never a formula, without characters that no cell can hold."""
    cell = page.cell(row, column)
    write_cell(cell, text)
    if font is not None:
        cell.font = font


def heads_in_words(columns: Iterable[tuple[str, int]]) -> list[tuple[str, int]]:
    """Heads of a list's columns in the reader's language, each with its width."""
    return [(_(head), width) for head, width in columns]


def saved(workbook: Workbook) -> bytes:
    """The workbook as a file."""
    buffer = BytesIO()
    workbook.save(buffer)
    return buffer.getvalue()
