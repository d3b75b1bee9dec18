"""A sample of a scoring table as blocs write it, in Word and Excel: read back it is whole.

It is where a new province starts: its heads, numbers and ways to say a rule are those that
``formats.scoring_tables`` reads without a doubt.
"""

from io import BytesIO

import docx
from docx.enum.section import WD_ORIENT
from docx.shared import Mm
from openpyxl import Workbook
from openpyxl.worksheet.properties import PageSetupProperties

from thidua.web.workbooks import BOLD, CENTRE, HEAD, PLAIN, put, saved

HEADS = ("TT", "Nội dung, tiêu chí", "Điểm tối đa", "Cách tính điểm")
WIDTHS = (8, 58, 12, 70)
TITLE = "BẢNG ĐIỂM THI ĐUA (MẪU)"
TOLD = (
    "Giữ hàng tiêu đề, cột TT và cột Điểm tối đa; thay nội dung, điểm, cách tính bằng của khối "
    "mình. Mỗi tiêu chí một dòng; các tiêu chí cộng lại bằng điểm của nhóm."
)
ROWS = (
    ("I", "Thực hiện nhiệm vụ chính trị", "50", ""),
    (
        "1",
        "Hoàn thành chỉ tiêu, nhiệm vụ được giao",
        "30",
        "Đạt 100% trở lên: 30 điểm; đạt 90% đến dưới 100%: 20 điểm; dưới 90%: 10 điểm",
    ),
    ("2", "Chế độ thông tin, báo cáo", "10", "Mỗi lần trễ trừ 2 điểm"),
    ("3", "Xếp loại tổ chức Đảng", "10", "Hoàn thành xuất sắc: 10 điểm; Hoàn thành tốt: 8 điểm"),
    ("II", "Phong trào thi đua", "40", ""),
    (
        "1",
        "Phát động phong trào thi đua theo chuyên đề",
        "20",
        "Mỗi phong trào 5 điểm, tối đa 20 điểm",
    ),
    ("2", "Nhân rộng điển hình tiên tiến", "20", "Mỗi điển hình 4 điểm, tối đa 20 điểm"),
    ("III", "Điểm thưởng", "10", ""),
    ("1", "Sáng kiến được công nhận cấp tỉnh", "10", "Mỗi sáng kiến 5 điểm, tối đa 10 điểm"),
    ("", "Tổng cộng", "100", ""),
)


def sample_docx() -> bytes:
    """The sample as a Word file, A4 landscape."""
    document = docx.Document()
    section = document.sections[0]
    section.orientation = WD_ORIENT.LANDSCAPE
    section.page_width, section.page_height = Mm(297), Mm(210)
    document.add_paragraph().add_run(TITLE).bold = True
    document.add_paragraph(TOLD)
    table = document.add_table(0, len(HEADS), style="Table Grid")
    for each in (HEADS, *ROWS):
        is_bold = each is HEADS or _is_sum(each)
        for cell, text, width in zip(table.add_row().cells, each, WIDTHS, strict=True):
            cell.width = Mm(width * 1.7)
            cell.paragraphs[0].add_run(text).bold = is_bold
    stream = BytesIO()
    document.save(stream)
    return stream.getvalue()


def sample_xlsx() -> bytes:
    """The sample as an Excel file, A4 landscape."""
    workbook = Workbook()
    sheet = workbook.worksheets[0]
    sheet.title = "Bảng điểm"
    put(sheet, 1, list(HEADS), font=BOLD, fill=HEAD)
    for at, (number, name, points, rule) in enumerate(ROWS, start=2):
        font = BOLD if _is_sum((number, name)) else PLAIN
        put(sheet, at, [number, name, int(points), rule], font=font)
    for column, width in zip("ABCD", WIDTHS, strict=True):
        sheet.column_dimensions[column].width = width
        sheet[f"{column}1"].alignment = CENTRE
    sheet.freeze_panes = "A2"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    sheet.page_setup.fitToHeight = 0
    sheet.sheet_properties.pageSetUpPr = PageSetupProperties(fitToPage=True)
    return saved(workbook)


def _is_sum(cells: tuple[str, ...]) -> bool:
    """A group, or the last row."""
    return not cells[0].isdigit()
