"""What a file is by its first bytes, whatever its name says, and how to save it as wanted."""

from thidua.formats.problems import FormatError, Problem

OLD_OFFICE = b"\xd0\xcf\x11\xe0"
PACKAGE = b"PK"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_OLD_WORD = "WordDocument".encode("utf-16-le")
_AS_XLSX = "mở bằng Excel, lưu lại dạng .xlsx"
_BY_START = {
    b"%PDF": f"đây là tệp PDF; cần tệp bảng tính ({_AS_XLSX})",
    b"\x89PNG": "đây là tệp ảnh, không phải bảng tính",
    b"\xff\xd8\xff": "đây là tệp ảnh, không phải bảng tính",
    b"GIF8": "đây là tệp ảnh, không phải bảng tính",
    b"Rar!": "đây là tệp nén .rar; giải nén rồi tải lên từng tệp",
    b"7z\xbc\xaf": "đây là tệp nén .7z; giải nén rồi tải lên từng tệp",
    b"\x1f\x8b": "đây là tệp nén .gz; giải nén rồi tải lên từng tệp",
    b"{\\rtf": "đây là tệp văn bản .rtf, không phải bảng tính",
}
_MARKUP = (b"<html", b"<!doctype", b"<?xml", b"<table", b"<meta")


def whole_file(said: str) -> FormatError:
    """The refusal of a file as a whole."""
    return FormatError([Problem("", "", "", f"{said}.")])


def refuse_other_kinds(data: bytes) -> None:
    """Refuse what is plainly neither a workbook nor a text, each kind in its own words.

    Raises:
        FormatError: empty, PDF, an .xls of old, a file with a password, a picture, an archive,
            a page of the web saved under a workbook's name.
    """
    if not data.strip():
        raise whole_file("tệp trống; cần tệp có nội dung, ví dụ bảng tính .xlsx")
    if data.startswith(OLD_OFFICE):
        raise whole_file(_old_office(data))
    for start, said in _BY_START.items():
        if data.startswith(start):
            raise whole_file(said)
    if data.removeprefix(b"\xef\xbb\xbf").lstrip()[:9].lower().startswith(_MARKUP):
        raise whole_file(f"đây là trang HTML hay XML, không phải bảng tính; {_AS_XLSX}")


def _old_office(data: bytes) -> str:
    if _ENCRYPTED in data:
        return "tệp đặt mật khẩu; bỏ mật khẩu trong Excel, lưu lại dạng .xlsx rồi tải lên"
    if _OLD_WORD in data:
        return "đây là tệp Word đời cũ (.doc), không phải bảng tính"
    return f"tệp .xls đời cũ; {_AS_XLSX} rồi tải lên"


def decoded(data: bytes, *, what: str = "CSV") -> str:
    """The text of a file in UTF-8, without its byte order mark.

    Raises:
        FormatError: another coding (UTF-16, windows-1258), with how to save it.
    """
    save = "trong Excel chọn lưu lại dạng CSV UTF-8" if what == "CSV" else "lưu lại bằng mã UTF-8"
    if data.startswith((b"\xff\xfe", b"\xfe\xff")) or b"\0" in data[:1000]:
        raise whole_file(
            f"tệp lưu bằng mã UTF-16 hoặc là tệp nhị phân; chỉ nhận tệp {what} mã UTF-8: {save}"
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        said = f"dòng {line}: tệp không phải bảng mã UTF-8 (byte {error.start + 1})"
        raise whole_file(f"{said}; chỉ nhận tệp {what} mã UTF-8: {save}") from None
