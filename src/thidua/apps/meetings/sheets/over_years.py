"""Units by years as a spreadsheet."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter

from thidua.apps.meetings.pages.over_years import YearCell, YearsTable
from thidua.apps.seasons.models import Season
from thidua.web.workbooks import BOLD, HEAD, TITLE, put, put_text


def years_workbook(season: Season, table: YearsTable) -> Workbook:
    """One page: a row a unit, a column a year."""
    workbook = Workbook()
    page = workbook.worksheets[0]
    page.title = "Qua các năm"
    put_text(page, 1, 1, "XẾP HẠNG, ĐỀ NGHỊ KHEN THƯỞNG QUA CÁC NĂM", TITLE)
    put_text(page, 2, 1, season.bloc_name)
    heads = ["Mã", "Đơn vị", *table.years, "Số lần được đề nghị"]
    put(page, 4, list(heads), font=BOLD, fill=HEAD)
    for row, unit in enumerate(table.units, start=5):
        cells = [_in_words(cell) for cell in unit.cells]
        put(page, row, [unit.unit.code, unit.unit.name, *cells, unit.proposed])
    for column, width in enumerate((10, 42, *[36] * len(table.years), 12), start=1):
        page.column_dimensions[get_column_letter(column)].width = width
    page.freeze_panes = "C5"
    return workbook


def _in_words(cell: YearCell) -> str:
    if not cell.is_member:
        return ""
    rank = [] if cell.rank is None else [f"hạng {cell.rank}"]
    return "; ".join([*rank, *(str(mark.label) for mark in cell.marks)])
