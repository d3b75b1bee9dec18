"""The list of remarks and answers as an Excel sheet: A4 landscape, ready to print."""

from openpyxl import Workbook
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.properties import PageSetupProperties

from thidua.apps.consultations.pages.consultation import ConsultationPage
from thidua.apps.consultations.pages.remark_words import answer_text, remark_text
from thidua.web.words import written_day
from thidua.web.workbooks import BOLD, CENTRE, HEAD, TITLE, put, put_text, saved

_COLUMNS = (
    ("STT", 6),
    ("Mục góp ý", 30),
    ("Đơn vị góp ý", 26),
    ("Nội dung góp ý", 52),
    ("Trả lời", 16),
    ("Giải trình, tiếp thu", 52),
)


def workbook_of(page: ConsultationPage) -> bytes:
    """One row for each remark, in the order of the draft."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Góp ý"
    put_text(sheet, 1, 1, "TỔNG HỢP Ý KIẾN GÓP Ý VÀ GIẢI TRÌNH TIẾP THU", TITLE)
    put_text(sheet, 2, 1, page.consultation.name, BOLD)
    day = written_day(page.consultation.closes_on)
    put_text(sheet, 3, 1, f"{page.consultation.season.bloc_name}; góp ý đến hết ngày {day}")
    put(sheet, 5, [head for head, _width in _COLUMNS], font=BOLD, fill=HEAD)
    for column, (_head, width) in enumerate(_COLUMNS, start=1):
        sheet.column_dimensions[get_column_letter(column)].width = width
        sheet.cell(5, column).alignment = CENTRE
    rows = ((item.name, row.remark) for item in page.items for row in item.remarks)
    for number, (name, each) in enumerate(rows, start=1):
        answer = str(each.get_answer_display())
        cells = [number, name, str(each.unit), remark_text(each), answer, answer_text(each)]
        put(sheet, 5 + number, cells)
    sheet.freeze_panes = "A6"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return saved(workbook)
