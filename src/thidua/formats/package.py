"""The package of an .xlsx file: what it is and how much work it would be, before any is done."""

import re
from io import BytesIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from thidua.formats.file_kinds import PACKAGE, refuse_other_kinds, whole_file
from thidua.formats.problems import FormatError

LARGEST_BYTES = 10_000_000
LARGEST_UNPACKED = 100_000_000
MOST_FILES = 2_000
MOST_CELLS = 200_000
_TAGS_OF_A_CELL = 6  # <c><v></v></c> and its share of rows and texts
_CHUNK = 1 << 20
_FORMULA = re.compile(rb"[<:]f[ />]")
_STRICT = b"http://purl.oclc.org/ooxml/"
_BOOK = "xl/workbook.xml"
_OTHER_BOOKS = {
    "xl/workbook.bin": "tệp nhị phân .xlsb; mở bằng Excel, lưu lại dạng .xlsx rồi tải lên",
    "word/document.xml": "đây là tệp Word (.docx), không phải bảng tính .xlsx",
    "ppt/presentation.xml": "đây là tệp trình chiếu, không phải bảng tính .xlsx",
    "content.xml": "đây là tệp OpenDocument; lưu lại dạng .xlsx rồi tải lên",
}


def check_package(data: bytes, *, most_cells: int = MOST_CELLS) -> bool:
    """Refuse a file that is no workbook, is large or would be once unpacked, or has macros.

    What counts is the work that reading would be: the elements of its parts, counted without
    parsing them. The answer says whether it has formulas.

    Raises:
        FormatError: it is refused.
    """
    if len(data) > LARGEST_BYTES:
        raise whole_file(f"chỉ nhận tệp không quá {LARGEST_BYTES // 1_000_000} MB")
    refuse_other_kinds(data)
    if not data.startswith(PACKAGE):
        raise unreadable("không phải tệp .xlsx")
    try:
        with ZipFile(BytesIO(data)) as package:
            return _check(package, most_cells)
    except FormatError:
        raise
    except (BadZipFile, NotImplementedError, RuntimeError, OSError, EOFError, ValueError) as error:
        raise unreadable(type(error).__name__) from None
    except Exception as error:  # noqa: BLE001 # a damaged package makes its decoders raise anything
        raise unreadable(type(error).__name__) from None


def unreadable(why: str) -> FormatError:
    """The refusal of a file that cannot be opened."""
    return whole_file(f"chỉ nhận tệp .xlsx mở được bằng Excel ({why})")


def _check(package: ZipFile, most_cells: int) -> bool:
    files = package.infolist()
    names = {file.filename.lower() for file in files}
    if sum(file.file_size for file in files) > LARGEST_UNPACKED or len(files) > MOST_FILES:
        limit = LARGEST_UNPACKED // 1_000_000
        raise whole_file(f"chỉ nhận tệp có dung lượng sau giải nén không quá {limit} MB")
    if _BOOK not in names:
        known = (said for name, said in _OTHER_BOOKS.items() if name in names)
        raise whole_file(next(known, "đây là tệp nén, không phải bảng tính .xlsx"))
    _refuse_macros(package, names)
    if _STRICT in package.read(next(f for f in files if f.filename.lower() == _BOOK)):
        raise whole_file(
            "tệp lưu kiểu Strict Open XML; trong Excel chọn Save As, kiểu Excel Workbook (.xlsx)"
        )
    return _weigh(package, [f for f in files if f.filename.lower().endswith(".xml")], most_cells)


def _refuse_macros(package: ZipFile, names: set[str]) -> None:
    types = package.read("[Content_Types].xml") if "[content_types].xml" in names else b""
    is_code = any(name.endswith("vbaproject.bin") or "/macrosheets/" in name for name in names)
    if is_code or b"macroEnabled" in types:
        raise whole_file("chỉ nhận tệp không có macro (lưu lại dạng .xlsx)")


def _weigh(package: ZipFile, parts: list[ZipInfo], most_cells: int) -> bool:
    """Whether there are formulas; too many elements are refused as soon as they are seen."""
    tags, unpacked, has_formulas = 0, 0, False
    for part in parts:
        is_sheet = part.filename.startswith("xl/worksheets/")
        before = b""
        with package.open(part) as stream:
            while chunk := stream.read(_CHUNK):
                tags += chunk.count(b"<")
                unpacked += len(chunk)
                if tags > most_cells * _TAGS_OF_A_CELL or unpacked > LARGEST_UNPACKED:
                    raise whole_file(
                        f"tệp có quá nhiều ô; chỉ nhận không quá {most_cells} ô "
                        "(xóa các hàng, cột trống có định dạng rồi lưu lại)"
                    )
                is_new = is_sheet and not has_formulas
                has_formulas = has_formulas or (is_new and bool(_FORMULA.search(before + chunk)))
                before = chunk[-3:]
    return has_formulas
