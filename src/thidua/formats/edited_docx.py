"""A Word file that somebody edited: whether it may be kept, and the lines it says."""

from collections.abc import Iterator
from hashlib import sha256
from zipfile import ZipFile

from defusedxml.ElementTree import fromstring

from thidua.formats.file_kinds import OLD_OFFICE, whole_file
from thidua.formats.word_dangers import (
    kinds_of_parts,
    refuse_dangerous_fields,
    refuse_dangerous_links,
)
from thidua.formats.word_package import TEXT_PART, refuse_unpacked, word_package

MOST_LINES = 20_000
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_TEXTS = ("document.main+xml", "header+xml", "footer+xml", "notes+xml", "comments+xml")
_MACHINERY = (
    *("styles+xml", "styleswitheffects+xml", "settings+xml", "fonttable+xml", "theme+xml"),
    *("numbering+xml", "relationships+xml", "properties+xml", "people+xml", "font", "fontdata"),
    *("commentsextended+xml", "commentsids+xml", "commentsextensible+xml"),
)
_NOT_SHOWN = ("docprops/", "customxml/")


def edited_lines(data: bytes) -> list[str]:
    """Every paragraph of the file in order, those in tables, heads, feet and notes too.

    A line each for pictures and whatever else is shown, named by its hash.

    Raises:
        FormatError: locked with a password, an old .doc, with code, with what comes from
            elsewhere or is embedded, too large, too long, or no Word file.
    """
    if data.startswith(OLD_OFFICE):
        if _ENCRYPTED in data:
            raise whole_file("tệp đặt mật khẩu; bỏ mật khẩu trong Word rồi lưu lại dạng .docx")
        raise whole_file("tệp .doc đời cũ; mở bằng Word, lưu lại dạng .docx")
    with word_package(data) as package:
        refuse_unpacked(sum(part.file_size for part in package.infolist()))
        kinds = kinds_of_parts(package)
        refuse_dangerous_links(package)
        texts = sorted(name for name, kind in kinds.items() if kind.endswith(_TEXTS))
        texts.sort(key=lambda name: name != TEXT_PART)
        lines = [line for name in texts for line in _lines(package, name)]
        lines += sorted(_others(package, kinds))
        if len(lines) > MOST_LINES:
            raise whole_file(f"văn bản có {len(lines)} dòng; chỉ nhận không quá {MOST_LINES} dòng")
        return lines


def _lines(package: ZipFile, name: str) -> Iterator[str]:
    tree = fromstring(package.read(name))
    refuse_dangerous_fields(tree)
    for line in tree.iter():
        if line.tag.endswith("}p"):
            yield "".join(each.text or "" for each in line.iter() if each.tag.endswith("}t"))


def _others(package: ZipFile, kinds: dict[str, str]) -> Iterator[str]:
    """Pictures, diagrams and whatever is unknown: by the hash, since Word renames them."""
    for name, kind in kinds.items():
        is_machinery = kind.endswith((*_TEXTS, *_MACHINERY)) or name.lower().startswith(_NOT_SHOWN)
        if not is_machinery:
            what = "ảnh" if kind.startswith("image/") else f"phần {name.rpartition('.')[2]}"
            yield f"[{what}, mã {sha256(package.read(name)).hexdigest()[:12]}]"
