"""A scoring table as a bloc has it, in Word or Excel, read into a scheme."""

from io import BytesIO
from zipfile import ZipFile

from thidua.formats.file_kinds import PACKAGE, refuse_other_kinds, whole_file
from thidua.formats.scoring_tables.docx_tables import read_docx_tables
from thidua.formats.scoring_tables.draft import Draft, draft_scheme
from thidua.formats.scoring_tables.outline import read_outline
from thidua.formats.scoring_tables.xlsx_tables import read_xlsx_tables


def read_scoring_tables(data: bytes) -> Draft:
    """The scheme that the tables of a file say, with what must be looked at.

    Raises:
        FormatError: no .docx or .xlsx, damaged, too large, or no scoring table in it.
    """
    if not data.startswith(PACKAGE):
        refuse_other_kinds(data)
        raise whole_file("chỉ nhận tệp Word .docx hoặc Excel .xlsx")
    outline = read_outline(read_xlsx_tables(data) if _is_book(data) else read_docx_tables(data))
    if not outline.entries:
        said = "; ".join(outline.unread) or "tệp không có bảng nào"
        raise whole_file(f"không thấy bảng điểm nào có cột nội dung và cột điểm ({said})")
    return draft_scheme(outline)


def _is_book(data: bytes) -> bool:
    try:
        with ZipFile(BytesIO(data)) as package:
            return any(name.startswith("xl/") for name in package.namelist())
    except Exception:  # noqa: BLE001 # a damaged package raises anything; reading it says so
        return False
