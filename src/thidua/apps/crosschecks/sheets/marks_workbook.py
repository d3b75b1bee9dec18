"""The sheets that a checker marks as a spreadsheet, to fill in without a network."""

from collections.abc import Sequence

from openpyxl import Workbook
from openpyxl.styles import Protection
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.pages.rows import Cell
from thidua.apps.crosschecks.models import Assignment, Mark
from thidua.apps.crosschecks.pages.marks import MarkGroup, MarkRow, SheetToMark
from thidua.domain.figures import FIGURES
from thidua.formats.cell_text import offered, sheet_name
from thidua.web.workbooks import BOLD, CENTRE, HEAD, OPEN, TITLE, WRAP, put, put_text

KEY_ROW, HEAD_ROW = 3, 5
KEY, VERDICT, FIRST = 4, 5, 6  # columns, from 1: key of the line, verdict, the first figure
REASON, ASKS = FIRST + len(FIGURES), FIRST + len(FIGURES) + 1
VERDICTS = {str(Mark.Verdict.AGREED): "Đồng ý", str(Mark.Verdict.CHANGED): "Số khác"}
HEADS = (
    "Mục", "Nội dung", "Đơn vị khai", "", "Kết luận", "Thực hiện", "Chỉ tiêu", "Năm trước",
    "Số lần trừ", "Điểm thưởng", "Lý do (khi ghi số khác)", "Đề nghị bổ sung minh chứng",
)  # fmt: skip
_WIDTHS = (9, 46, 22, 9, 13, 16, 14, 14, 12, 12, 40, 34)


def mark_of(assignment: Assignment) -> str:
    """What tells the file of one assignment from others, and from which state it was made."""
    return f"assignment {assignment.pk}"


def marks_workbook(to_mark: Sequence[SheetToMark]) -> Workbook:
    """A page for each unit; shaded cells are for the checker, the rest is protected."""
    workbook = Workbook()
    workbook.remove(workbook.worksheets[0])
    for each in to_mark:
        name = "Chấm chéo" if len(to_mark) == 1 else sheet_name(each.sheet.unit.code)
        _fill(workbook.create_sheet(name), each.assignment, each.sheet, each.groups)
    return workbook


def _fill(
    page: Worksheet, assignment: Assignment, sheet: Sheet, groups: Sequence[MarkGroup]
) -> None:
    period = f", {sheet.period}" if sheet.period else ""
    put_text(page, 1, 1, f"CHẤM CHÉO NĂM {sheet.season.year}{period}: {sheet.unit.called}", TITLE)
    put_text(page, 2, 1, f"Đơn vị chấm: {assignment.checker}", BOLD)
    put_text(page, KEY_ROW, KEY, f"{mark_of(assignment)} {assignment.revision}")
    put_text(
        page, KEY_ROW, 1,
        "Cột Kết luận: Đồng ý, hoặc Số khác (sửa ô số và ghi lý do). Để trống: chưa chấm.",
    )  # fmt: skip
    put(page, HEAD_ROW, [*HEADS], font=BOLD, fill=HEAD)
    choice = offered([*VERDICTS.values()])
    page.add_data_validation(choice)
    number = HEAD_ROW
    for group in groups:
        for row in group.rows:
            number += 1
            _write(page, number, row, choice)
    _dress(page)


def _write(page: Worksheet, number: int, row: MarkRow, choice: DataValidation) -> None:
    line, cells = row.row.line, {cell.name: cell for cell in row.cells}
    figures = [_text(cells.get(name)) for name in FIGURES]
    verdict = VERDICTS.get(row.verdict, "")
    told = [row.row.item.id, row.row.name, row.said, line.pk, verdict]
    put(page, number, [*told, *figures, row.reason, row.asks])
    choice.add(page.cell(number, VERDICT))
    for at, name in enumerate(FIGURES, start=FIRST):
        if name in cells:
            _open(page, number, at)
            if cells[name].choices:
                some = offered([text for _value, text in cells[name].choices])
                page.add_data_validation(some)
                some.add(page.cell(number, at))
    for at in (VERDICT, REASON, ASKS):
        _open(page, number, at)


def _open(page: Worksheet, number: int, at: int) -> None:
    place = page.cell(number, at)
    place.fill, place.protection, place.alignment = OPEN, Protection(locked=False), WRAP


def _text(cell: Cell | None) -> str:
    return dict(cell.choices).get(cell.value, cell.value) if cell else ""


def _dress(page: Worksheet) -> None:
    for at, width in enumerate(_WIDTHS):
        page.column_dimensions["ABCDEFGHIJKL"[at]].width = width
    page.column_dimensions["D"].hidden = True
    for cell in page[HEAD_ROW]:
        cell.alignment = CENTRE
    page.freeze_panes = f"C{HEAD_ROW + 1}"
    page.protection.sheet = True
    page.page_setup.orientation = "landscape"
    page.page_setup.paperSize = 9
    page.print_title_rows = f"{HEAD_ROW}:{HEAD_ROW}"
