"""A Word file that somebody edited: whether it may be kept, and the lines it says."""

from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from thidua.formats.file_kinds import OLD_OFFICE, whole_file
from thidua.formats.word_package import TEXT_PART, word_package

_W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
_TYPES = "[Content_Types].xml"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")


def edited_lines(data: bytes) -> list[str]:
    """Every paragraph of the file in order, those in tables too.

    Raises:
        FormatError: locked with a password, an old .doc, with macros or embedded programs, too
            large, or no Word file.
    """
    if data.startswith(OLD_OFFICE):
        if _ENCRYPTED in data:
            raise whole_file("tệp đặt mật khẩu; bỏ mật khẩu trong Word rồi lưu lại dạng .docx")
        raise whole_file("tệp .doc đời cũ; mở bằng Word, lưu lại dạng .docx")
    with word_package(data) as package:
        _refuse_code(package)
        tree = fromstring(package.read(TEXT_PART))
        return [
            "".join(each.text or "" for each in line.iter(f"{_W}t")) for line in tree.iter(f"{_W}p")
        ]


def _refuse_code(package: ZipFile) -> None:
    names = [name.lower() for name in package.namelist()]
    has_code = any(name.endswith("vbaproject.bin") or "/activex/" in name for name in names)
    if has_code or b"macroEnabled" in package.read(_TYPES):
        raise whole_file("chỉ nhận tệp không có macro (lưu lại dạng .docx)")
    if any("/embeddings/" in name for name in names):
        raise whole_file("chỉ nhận tệp không nhúng tệp khác; xóa đối tượng nhúng rồi lưu lại")
