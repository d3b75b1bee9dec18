"""A scheme as a sheet that offices edit: a row for each group, criterion, deduction, award."""

import json
from collections.abc import Iterator, Mapping, Sequence
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.cell.cell import Cell, MergedCell
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from thidua.formats.canonical import canonical_mapping
from thidua.formats.cell_text import write_cell
from thidua.formats.scheme_sheet_exceptions import ForOneUnit, add_exceptions
from thidua.formats.scheme_sheet_layout import (
    AWARD,
    COLUMNS,
    CRITERION,
    FIGURE_KEYS,
    FIGURES,
    GROUP,
    HEADING,
    KIND,
    KINDS,
    LEVEL,
    LISTS,
    PLACES,
    POLICY,
    REST,
    SCHEME,
    SHEET_TITLE,
    TIE_BREAK,
    WORDS,
    figures_text,
)

_WIDTHS = (15, 8, 60, 9, 16, 10, 10, 18, 26, 34, 24, 30, 18, 9, 6, 10, 10, 40)
_LAST_LIST_ROW = 500


def scheme_to_xlsx(mapping: Mapping[str, Any], exceptions: Sequence[ForOneUnit] = ()) -> bytes:
    """The scheme as an .xlsx file; ``scheme_from_xlsx`` gives the same mapping back.

    ``exceptions`` follow on a page of their own.

    Raises:
        FormatError: a value is no text, number, yes/no, list or mapping.
    """
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = SHEET_TITLE
    for at, title in enumerate(COLUMNS, start=1):
        _write(sheet.cell(1, at), title)
    for row, cells in enumerate(_rows(canonical_mapping(mapping)), start=2):
        for at, title in enumerate(COLUMNS, start=1):
            if cells.get(title):
                _write(sheet.cell(row, at), cells[title])
    _dress(sheet)
    add_exceptions(book, exceptions)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _write(cell: Cell | MergedCell, text: str) -> None:
    """A whole number as a number; all else as text, never as a formula."""
    if text.isascii() and text.isdigit() and str(int(text)) == text and len(text) <= 15:
        write_cell(cell, int(text))
    else:
        write_cell(cell, text)
        cell.number_format = "@"


def _rows(mapping: dict[str, Any]) -> Iterator[dict[str, str]]:
    lists = {"groups", "tie_break", *LISTS.values()}
    yield _row(SCHEME, {key: value for key, value in mapping.items() if key not in lists})
    for group in mapping.get("groups", ()):
        yield _row(GROUP, {key: value for key, value in group.items() if key != "criteria"})
        is_nested = any("criteria" in line for line in group.get("criteria", ()))
        yield from _lines(group.get("criteria", ()), level=1 if is_nested else None)
    for kind, key in LISTS.items():
        if kind == AWARD:
            yield from (_row(TIE_BREAK, {"id": line}) for line in mapping.get("tie_break", ()))
        yield from (_row(kind, line) for line in mapping.get(key, ()))


def _lines(lines: list[dict[str, Any]], level: int | None) -> Iterator[dict[str, str]]:
    """Criteria and headings; their level is said in groups that have headings."""
    said = {} if level is None else {LEVEL: str(level)}
    for line in lines:
        below = line.get("criteria")
        if below is None:
            yield _row(CRITERION, line) | said
        else:
            yield _row(HEADING, {key: line[key] for key in line if key != "criteria"}) | said
            yield from _lines(below, (level or 1) + 1)


def _row(kind: str, mapping: dict[str, Any]) -> dict[str, str]:
    """One row's cells by column title; what has no column is kept in the last one."""
    rest = json.loads(json.dumps(mapping))  # a deep copy to take things out of
    cells = {COLUMNS[KIND]: kind}
    _take_figures(kind, rest, cells)
    for title, path in PLACES[kind].items():
        text = _take(rest, path)
        if text is not None:
            cells[title] = WORDS.get(path, {}).get(text, text)
    if rest:
        cells[COLUMNS[REST]] = json.dumps(rest, ensure_ascii=False)
    return cells


def _take(mapping: dict[str, Any], path: str) -> str | None:
    """Take the text at ``path`` out of the mapping; leave what is no text."""
    outer, _, inner = path.rpartition(".")
    holder = mapping.get(outer) if outer else mapping
    if not isinstance(holder, dict) or not isinstance(holder.get(inner), str):
        return None
    if not holder[inner]:
        return None  # an empty cell would read back as nothing
    text: str = holder.pop(inner)
    if outer and not holder:
        del mapping[outer]
    return text


def _take_figures(kind: str, rest: dict[str, Any], cells: dict[str, str]) -> None:
    """Say the figures in words where that reads back the same."""
    holder = rest.get("rule") if kind == CRITERION else rest
    if not isinstance(holder, dict):
        return
    rule_type = holder.get("type") if kind == CRITERION else kind
    notes = {"type", "fed_by", "reason_required", "source", "illustrative"}
    keys: tuple[str, ...] = FIGURE_KEYS.get(kind, ())
    if kind == CRITERION:
        keys = tuple(key for key in holder if key not in notes)
    figures = {key: holder[key] for key in keys if key in holder}
    text = figures_text(str(rule_type), figures) if figures else None
    if text:
        cells[COLUMNS[FIGURES]] = text
        for key in figures:
            del holder[key]


def _dress(sheet: Worksheet) -> None:
    """Make the sheet pleasant to read, to print and to edit."""
    line = Side(style="thin", color="BFBFBF")
    for row in sheet.iter_rows():
        is_group = row[KIND].value in {GROUP, HEADING}
        for cell in row:
            cell.alignment = Alignment(wrap_text=True, vertical="top")
            cell.border = Border(left=line, right=line, top=line, bottom=line)
            if cell.row == 1 or is_group:
                cell.font = Font(bold=True)
                cell.fill = PatternFill("solid", fgColor="DCE6F1" if cell.row == 1 else "F2F2F2")
    for at, width in enumerate(_WIDTHS, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.freeze_panes = "D2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "1:1"
    _offer(sheet, KIND, KINDS)
    _offer(sheet, POLICY, WORDS["na_policy"].values())


def _offer(sheet: Worksheet, column: int, words: Any) -> None:  # a view of a dict or a tuple
    """Offer the words of a column as a list to choose from."""
    choice = DataValidation("list", formula1=f'"{",".join(words)}"', allow_blank=True)
    choice.showErrorMessage = False  # the reader explains better than a box
    letter = get_column_letter(column + 1)
    choice.add(f"{letter}2:{letter}{_LAST_LIST_ROW}")
    sheet.add_data_validation(choice)
