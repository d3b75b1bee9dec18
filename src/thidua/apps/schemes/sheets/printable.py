"""The table as an Excel sheet to print and hang on the wall: merged heads, sums, A4 landscape."""

from collections.abc import Sequence
from io import BytesIO

from openpyxl import Workbook
from openpyxl.styles import Alignment, Border, Font, PatternFill, Side
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties
from openpyxl.worksheet.worksheet import Worksheet

from thidua.apps.schemes.definition.outline import Item
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.definition.table import Table, table_of
from thidua.apps.schemes.definition.wording import figure
from thidua.apps.schemes.models import Scheme
from thidua.apps.schemes.queries import award_names_in
from thidua.apps.schemes.registries.exceptions import exceptions_to
from thidua.formats.cell_text import append_row, write_cell
from thidua.formats.scheme_sheet_exceptions import add_exceptions

_HEADS = (
    ("Mã", 8),
    ("Nội dung, tiêu chí", 52),
    ("Điểm tối đa", 9),
    ("Đơn vị tính", 13),
    ("Chỉ tiêu", 16),
    ("Cách tính điểm", 48),
    ("Minh chứng", 26),
    ("Ghi chú", 18),
)
_LAST = get_column_letter(len(_HEADS))
_FONT = "Times New Roman"
_THIN = Side(style="thin")
_BOX = Border(left=_THIN, right=_THIN, top=_THIN, bottom=_THIN)


def printable_xlsx(scheme: Scheme) -> bytes:
    """The table in the look of the paper form."""
    book = Workbook()
    sheet = book.worksheets[0]
    sheet.title = "Bảng điểm"
    table = table_of(in_order(scheme.definition), awards=award_names_in(scheme.season))
    _head(sheet, scheme)
    for group in table.groups:
        bonus = " (điểm thưởng)" if group.is_bonus else ""
        _line(sheet, (group.id, group.name + bonus, group.maximum, "", "", "", "", ""), bold=True)
        for row in group.lines:
            note = "; ".join((*row.notes, *(["minh hoạ"] if row.illustrative else [])))
            cells = (row.id, row.name, row.maximum, row.measure, row.target, row.rule)
            _line(sheet, (*cells, row.evidence, note), bold=row.is_heading)
    _line(sheet, ("", "Tổng điểm", figure(table.total.wanted), "", "", "", "", ""), bold=True)
    _tail(sheet, table)
    _page(sheet)
    add_exceptions(book, exceptions_to(scheme))
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _head(sheet: Worksheet, scheme: Scheme) -> None:
    season = scheme.season
    lines = [f"BẢNG ĐIỂM THI ĐUA NĂM {season.year}", season.bloc_name]
    state = f"Phiên bản {scheme.version}, {scheme.get_state_display().lower()}"
    if scheme.hash:
        state += f"; mã băm {scheme.hash}"
    for at, text in enumerate([*lines, state], start=1):
        sheet.merge_cells(f"A{at}:{_LAST}{at}")
        cell = sheet.cell(at, 1)
        write_cell(cell, text)
        cell.font = Font(name=_FONT, bold=at < 3, italic=at == 3, size=14 if at == 1 else 11)
        cell.alignment = Alignment(horizontal="center", vertical="center", wrap_text=True)
    append_row(sheet, [])
    _line(sheet, [title for title, _width in _HEADS], bold=True, fill="DCE6F1")


def _line(sheet: Worksheet, cells: Sequence[str], *, bold: bool = False, fill: str = "") -> None:
    row = sheet.max_row + 1
    for at, text in enumerate(cells, start=1):
        cell = sheet.cell(row, at)
        write_cell(cell, text)
        cell.font = Font(name=_FONT, bold=bold, size=11)
        cell.border = _BOX
        side = "right" if at == 3 and not fill else "center" if fill else "left"
        cell.alignment = Alignment(wrap_text=True, vertical="top", horizontal=side)
        if fill:
            cell.fill = PatternFill("solid", fgColor=fill)


def _tail(sheet: Worksheet, table: Table) -> None:
    """What stands below the table: settings, deductions, exclusions, ties, awards."""
    parts = [f"{label}: {text}" for label, text in table.settings]
    parts += [
        f"Trừ {d['points']} điểm{_and_lowers(d)}: {d['name']} ({d['id']})" for d in table.deductions
    ]
    parts += [
        f"{_lowers(d) or 'Không xét thi đua'}: {d['name']} ({d['id']})"
        for d in table.disqualifications
    ]
    if table.tie_break:
        parts.append(f"Khi bằng điểm, xét lần lượt: {', '.join(table.tie_break)}")
    if table.awards:
        parts.append(f"Khen thưởng: {'; '.join(table.awards)}")
    if table.classes:
        parts.append(f"Xếp loại: {'; '.join(table.classes)}")
    append_row(sheet, [])
    for text in parts:
        row = sheet.max_row + 1
        sheet.merge_cells(f"A{row}:{_LAST}{row}")
        write_cell(sheet.cell(row, 1), text)
        sheet.cell(row, 1).font = Font(name=_FONT, size=11)
        sheet.cell(row, 1).alignment = Alignment(wrap_text=True, vertical="top")


def _lowers(extra: Item) -> str:
    return f"Hạ {extra['lowers']} bậc xếp loại" if extra["lowers"] else ""


def _and_lowers(extra: Item) -> str:
    return f", {_lowers(extra).lower()}" if extra["lowers"] else ""


def _page(sheet: Worksheet) -> None:
    for at, (_title, width) in enumerate(_HEADS, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = width
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = sheet.PAPERSIZE_A4
    sheet.page_setup.fitToWidth, sheet.page_setup.fitToHeight = 1, 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    sheet.print_title_rows = "5:5"
    sheet.freeze_panes = "C6"
