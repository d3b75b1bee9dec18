"""Units by years as a spreadsheet."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from thidua.apps.meetings.pages.fairness import OwnTable, VotedMotion
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
    for number, motion in enumerate(table.voted, start=1):
        _voted(workbook.create_sheet(f"Điểm và phiếu {number}"), motion)
    if table.own.units:
        _own(workbook.create_sheet("Tự chấm qua các năm"), table.own)
    return workbook


def _voted(page: Worksheet, motion: VotedMotion) -> None:
    put_text(page, 1, 1, motion.title, BOLD)
    heads = ["Đơn vị", "Tổng điểm", "Thứ tự theo điểm", "Số phiếu", "Thứ tự theo phiếu"]
    put(page, 3, [*heads, "Kết quả"], font=BOLD, fill=HEAD)
    for row, unit in enumerate(motion.units, start=4):
        told = [unit.name, unit.total, unit.by_points, unit.votes, unit.by_votes]
        put(page, row, [*told, "được chọn" if unit.is_chosen else ""])
    for column, width in zip("ABCDEF", (42, 12, 12, 10, 12, 14), strict=True):
        page.column_dimensions[column].width = width


def _own(page: Worksheet, own: OwnTable) -> None:
    put_text(page, 1, 1, "Kết quả trừ điểm tự chấm", BOLD)
    put(page, 3, ["Đơn vị", *own.years, "Trung bình"], font=BOLD, fill=HEAD)
    for row, unit in enumerate(own.units, start=4):
        put(page, row, [unit.name, *unit.cells, unit.mean])
    put(page, 4 + len(own.units), ["Cả khối, trung bình", *own.whole, ""], font=BOLD)
    page.column_dimensions["A"].width = 42


def _in_words(cell: YearCell) -> str:
    if not cell.is_member:
        return ""
    rank = [] if cell.rank is None else [f"hạng {cell.rank}"]
    return "; ".join([*rank, *(str(mark.label) for mark in cell.marks)])
