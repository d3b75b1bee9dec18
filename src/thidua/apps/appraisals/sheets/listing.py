"""The list of sheets as a spreadsheet."""

from collections.abc import Sequence

from openpyxl import Workbook

from thidua.apps.appraisals.pages.sheets import SheetRow
from thidua.apps.appraisals.sheets.recount import add_figures, counted_claims
from thidua.apps.seasons.models import Season
from thidua.web.workbooks import BOLD, HEAD, TITLE, put, put_text

_COLUMNS = {
    "STT": 6,
    "Đơn vị": 42,
    "Mã": 10,
    "Trạng thái": 18,
    "Tự chấm": 12,
    "Thẩm định": 12,
    "Tiêu chí chưa có số liệu": 14,
    "Dòng thẩm định khác": 14,
    "Dòng chưa thẩm định": 14,
    "Số ngày trễ": 10,
}


def listing_workbook(season: Season, rows: Sequence[SheetRow]) -> Workbook:
    """One row a unit, and the figures of these units as they stand."""
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = "Chấm điểm"
    put_text(page, 1, 1, f"TÌNH HÌNH CHẤM ĐIỂM NĂM {season.year}", TITLE)
    put_text(page, 2, 1, season.bloc_name)
    put(page, 4, list(_COLUMNS), font=BOLD, fill=HEAD)
    for number, row in enumerate(rows, start=1):
        unit = row.sheet.unit
        values = [number, unit.called, unit.code, str(row.sheet.get_state_display()), row.total]
        more = [row.verified, row.missing, row.changed, row.unseen, row.days_late]
        put(page, 4 + number, values + more)
    for column, width in zip("ABCDEFGHIJ", _COLUMNS.values(), strict=True):
        page.column_dimensions[column].width = width
    page.freeze_panes = "C5"
    add_figures(workbook, counted_claims(season, [row.sheet.unit.code for row in rows]))
    return workbook
