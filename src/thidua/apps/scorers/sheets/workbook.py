"""The screen of a scorer as a spreadsheet, to fill in without a network."""

from collections.abc import Iterator
from itertools import zip_longest

from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from thidua.apps.scorers.pages.grid_parts import Grid, GridCell, GridPlace, GridRow, column_key
from thidua.formats.cell_text import offered
from thidua.web.workbooks import BOLD, CENTRE, HEAD, OPEN, TITLE, put, put_text

KEY_ROW, HEAD_ROW = 5, 6
FIRST = 4  # columns before the figures: code, unit, key of the sheet, which line
Place = tuple[str, str]  # column and figure, as the hidden row names them


def places_of(grid: Grid) -> list[Place]:
    """The columns: each figure of each criterion that some unit has."""
    found: dict[Place, None] = {}
    for at, column in enumerate(grid.columns):
        for row in grid.rows:
            for line in row.columns[at]:
                found |= {(column.key, cell.name): None for cell in line.cells}
    return list(found)


def lines_together(row: GridRow) -> Iterator[dict[str, GridPlace]]:
    """The unit's rows in the file: the first line of each item, then the second, by column."""
    for lines in zip_longest(*row.columns):
        yield {column_key(row.kind_key, line.line.item): line for line in lines if line is not None}


def grid_workbook(grid: Grid) -> Workbook:
    """Shaded cells are for the scorer, the rest is protected."""
    workbook, season = Workbook(), grid.scorer.scored.season
    page = workbook.worksheets[0]
    page.title = "Chấm điểm"
    put_text(page, 1, 1, f"{grid.scorer}: CHẤM THI ĐUA NĂM {season.year}", TITLE)
    put_text(page, 2, 1, season.bloc_name, BOLD)
    put_text(page, 3, 1, "Điền các ô nền vàng rồi tải lên lại. Ô để trống: chưa chấm.")
    put_text(page, 4, 3, f"scorer {grid.scorer.pk}")
    places = places_of(grid)
    for at, (item, name) in enumerate(places, start=FIRST + 1):
        put_text(page, KEY_ROW, at, f"{item}\n{name}")
    put(page, HEAD_ROW, ["Mã", "Đơn vị", "", "", *_heads(grid, places)], font=BOLD, fill=HEAD)
    number = HEAD_ROW
    for row in grid.rows:
        for part, lines in enumerate(lines_together(row)):
            number += 1
            _write(page, number, row, part, lines, places)
    _dress(page, len(places))
    return workbook


def _heads(grid: Grid, places: list[Place]) -> Iterator[str]:
    columns = {column.key: column for column in grid.columns}
    names = {part.columns[0].kind_key: part.name for part in grid.parts if part.name}
    for key, name in places:
        item, kind = columns[key].item, names.get(columns[key].kind_key)
        most = f" (tối đa {item.maximum:f} điểm)" if item.maximum is not None else ""
        table = f"{kind}: " if kind else ""
        yield f"{table}{item.id}. {item.name}{most}: {item.labels[name]}"


def _write(
    page: Worksheet,
    number: int,
    row: GridRow,
    part: int,
    lines: dict[str, GridPlace],
    places: list[Place],
) -> None:
    unit = row.sheet.unit
    values: list[object] = [unit.code, unit.called, row.sheet.pk, part]
    cells = [_cell(lines.get(key), name) for key, name in places]
    put(page, number, [*values, *(cell.text if cell else "" for cell in cells)])
    for at, cell in enumerate(cells, start=FIRST + 1):
        if cell is None or not cell.is_open:
            continue
        place = page.cell(number, at)
        place.fill, place.protection = OPEN, Protection(locked=False)
        if cell.choices:
            choice = offered([text for _value, text in cell.choices])
            page.add_data_validation(choice)
            choice.add(place)


def _cell(line: GridPlace | None, name: str) -> GridCell | None:
    return next((cell for cell in line.cells if cell.name == name), None) if line else None


def _dress(page: Worksheet, count: int) -> None:
    for letter, width in (("A", 12), ("B", 44)):
        page.column_dimensions[letter].width = width
    for at in range(FIRST + 1, FIRST + 1 + count):
        page.column_dimensions[get_column_letter(at)].width = 26
    for letter in ("C", "D"):
        page.column_dimensions[letter].hidden = True
    page.row_dimensions[KEY_ROW].hidden = True
    for cell in page[HEAD_ROW]:
        cell.alignment = CENTRE
    page.freeze_panes = f"E{HEAD_ROW + 1}"
    page.protection.sheet = True
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
