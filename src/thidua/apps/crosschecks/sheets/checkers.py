"""How each checker marks, as a spreadsheet."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.worksheet import Worksheet

from thidua.apps.crosschecks.pages.checkers import CheckersPage
from thidua.apps.seasons.models import Season
from thidua.web.workbooks import BOLD, HEAD, TITLE, put, put_text


def checkers_workbook(season: Season, page: CheckersPage) -> Workbook:
    """Đơn vị chấm, Độ vững."""
    workbook = Workbook()
    first = workbook.worksheets[0]
    first.title = "Đơn vị chấm"
    put_text(first, 1, 1, f"ĐỘ LỆCH CỦA CÁC ĐƠN VỊ CHẤM CHÉO NĂM {season.year}", TITLE)
    put_text(first, 2, 1, season.bloc_name)
    put_text(first, 3, 1, f"Tính trên {page.sheets} bảng đã chốt chấm chéo; điểm, có dấu")
    heads = ["Đơn vị chấm", "Đã chấm", "Số dòng", "Số khác", "Lệch trung bình"]
    heads += ["Thấp nhất … cao nhất", "Độ phân tán", "So với tự chấm", "So với đơn vị chấm khác"]
    put(first, 5, [*heads, "Lệch theo nhóm", "Nhận xét"], font=BOLD, fill=HEAD)
    for row, each in enumerate(page.rows, start=6):
        told: list[object] = [each.name, "; ".join(each.units), each.marked, each.changed]
        told += [each.mean, each.reach, each.spread, each.from_own, each.from_others, each.parts]
        put(first, row, [*told, "; ".join(str(mark.label) for mark in each.patterns)])
    _widen(first, [36, 50, 9, 9, 12, 20, 12, 12, 14, 30, 40])
    first.freeze_panes = "B6"
    second = workbook.create_sheet("Độ vững")
    put(second, 1, ["Đơn vị trên", "Đơn vị dưới", "Chỉ đổi một điểm chấm"], font=BOLD, fill=HEAD)
    for row, pair in enumerate(page.neighbours, start=2):
        put(second, row, [pair.upper, pair.lower, pair.told or "không điểm chấm nào đủ"])
    _widen(second, [42, 42, 80])
    return workbook


def _widen(page: Worksheet, widths: list[int]) -> None:
    for column, width in enumerate(widths, start=1):
        page.column_dimensions[get_column_letter(column)].width = width
