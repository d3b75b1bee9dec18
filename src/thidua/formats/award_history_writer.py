"""A history of awards as a workbook in the layout that is read back: data sheets and a guide."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from io import BytesIO
from typing import Any

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.utils import get_column_letter
from openpyxl.worksheet.datavalidation import DataValidation

from thidua.formats.award_history_layout import (
    GUIDE,
    HEAD_ROW,
    HINT,
    LAYOUT,
    TITLE,
    Column,
)
from thidua.formats.cell_text import append_row, new_cell
from thidua.law.award_names import short_names
from thidua.law.catalogue import GROUP_NAMES, catalogue

Value = str | int | date | None
_HEAD = PatternFill("solid", fgColor="F3E3E3")
_LAST_ROW = 100_000
_EXPLAINED = (
    ("Cá nhân", "Ghi mã cán bộ; chưa có mã thì ghi họ tên, năm sinh và đơn vị."),
    ("Tập thể", "Ghi mã hoặc tên đơn vị ở cột mã, cột tên hoặc cột Đơn vị."),
    ("Hộ gia đình", "Ghi tên chủ hộ ở cột tên, đơn vị lập hồ sơ ở cột Đơn vị."),
    ("Đơn vị", "Mã hoặc tên đơn vị đang quản lý người đó; gõ không dấu cũng được."),
    ("Đơn vị khi được tặng", "Chỉ ghi khi khác đơn vị hiện nay."),
    ("Năm được xét", "Năm của thành tích, không phải năm ký quyết định."),
    ("Trạng thái", "Để trống là Đã quyết định. Hủy bỏ thì ghi ngày và lý do."),
    ("Giới tính, Chức vụ, Lao động trực tiếp", "Chỉ dùng khi thêm người chưa có trong sổ."),
    ("Ô để trống", "Chưa rõ, không phải là không có."),
    ("Số liệu năm, Sáng kiến", "Hai trang không bắt buộc, để trống hoặc xóa đi cũng được."),
)
_EXAMPLES = (
    ("HDY-0001", "Nguyễn Văn An", "1980", "HDY", "Cá nhân", "CSTĐCS", "Công trạng", "2024"),
    ("", "Trần Thị Bình", "1985", "Hội Đông y", "Cá nhân", "BK tỉnh", "Công trạng", "2023"),
    ("HDY", "", "", "", "Tập thể", "Cờ thi đua tỉnh", "Công trạng", "2024"),
)


def history_workbook(rows: Mapping[str, Iterable[Sequence[Value]]]) -> bytes:
    """The layout with these rows on its sheets; without any it is the empty form."""
    book = Workbook(write_only=True)
    for name, columns in LAYOUT.items():
        sheet = data_sheet(book, name, columns)
        for row in rows.get(name, ()):
            append_row(sheet, row)
    _guide(book)
    out = BytesIO()
    book.save(out)
    return out.getvalue()


def data_sheet(book: Workbook, name: str, columns: Sequence[Column]) -> Any:
    """A sheet with its heads, drop-down lists and frozen panes, ready for rows."""
    sheet: Any = book.create_sheet(name)
    sheet.freeze_panes = f"C{HEAD_ROW + 1}"
    sheet.page_setup.orientation = "landscape"
    sheet.page_setup.paperSize = 9
    for at, column in enumerate(columns, start=1):
        sheet.column_dimensions[get_column_letter(at)].width = column.width
        _offer(sheet, get_column_letter(at), column)
    append_row(sheet, [new_cell(sheet, TITLE, Font(bold=True, size=14))])
    append_row(sheet, [new_cell(sheet, HINT, Font(italic=True))])
    append_row(sheet, [_head(sheet, column) for column in columns])
    return sheet


def _head(sheet: Any, column: Column) -> Any:
    cell = new_cell(sheet, column.head, Font(bold=True))
    cell.fill = _HEAD
    cell.alignment = Alignment(wrap_text=True, vertical="center", horizontal="center")
    return cell


def _offer(sheet: Any, letter: str, column: Column) -> None:
    """A drop-down list; another word gets a question, not a wall: readers take short forms."""
    if column.key == "award":
        formula = f"'{GUIDE}'!$A$4:$A${3 + len(catalogue())}"
    elif column.words:
        formula = f'"{",".join(column.words)}"'
    else:
        return
    offered = DataValidation(type="list", formula1=formula, allow_blank=True, showErrorMessage=True)
    offered.errorStyle = "warning"
    offered.add(f"{letter}{HEAD_ROW + 1}:{letter}{_LAST_ROW}")
    sheet.data_validations.append(offered)


def _guide(book: Workbook) -> None:
    sheet: Any = book.create_sheet(GUIDE)
    bold = Font(bold=True)
    for letter, width in zip("ABCDEFGH", (56, 30, 30, 40, 14, 16, 16, 14), strict=True):
        sheet.column_dimensions[letter].width = width
    append_row(sheet, [new_cell(sheet, "HƯỚNG DẪN", Font(bold=True, size=14))])
    append_row(sheet, [new_cell(sheet, "Danh hiệu, hình thức khen thưởng được ghi", bold)])
    heads = ("Tên", "Nhóm", "Tặng cho", "Cách viết tắt cũng nhận")
    append_row(sheet, [new_cell(sheet, head, bold) for head in heads])
    kinds = {"individual": "cá nhân", "collective": "tập thể", "household": "hộ gia đình"}
    for code, entry in catalogue().items():
        whom = ", ".join(kinds[kind] for kind in entry.kinds)
        shown = (entry.name_vi, GROUP_NAMES[entry.group], whom, "; ".join(short_names(code)))
        append_row(sheet, shown)
    append_row(sheet, [])
    append_row(sheet, [new_cell(sheet, "Cách ghi", bold)])
    for what, how in _EXPLAINED:
        append_row(sheet, [what, how])
    append_row(sheet, [])
    append_row(sheet, [new_cell(sheet, "Ví dụ (các cột đầu của trang Khen thưởng)", bold)])
    for example in _EXAMPLES:
        append_row(sheet, example)
