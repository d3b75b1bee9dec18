"""Is a file what its name says? Looked at by content, never opened by a foreign program."""

import hashlib
import re
import unicodedata
import zipfile
from codecs import getincrementaldecoder
from dataclasses import dataclass
from pathlib import PurePath
from typing import IO

from django.utils.translation import gettext as _

from thidua.apps.appraisals.refusals import EvidenceRefused
from thidua.web.downloads import KINDS

_PDF, _PNG, _JPG, _OLE = b"%PDF-", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff", b"\xd0\xcf\x11\xe0"
_STARTS = {".pdf": _PDF, ".png": _PNG, ".jpg": _JPG, ".jpeg": _JPG, ".doc": _OLE, ".xls": _OLE}
_PARTS = {".docx": "word/document.xml", ".xlsx": "xl/workbook.xml"}
_MOST_UNPACKED = 300 * 1024 * 1024
_MOST_RATIO = 200
_MOST_PARTS = 5000
_CHUNK = 1024 * 1024
_TEXT = ".txt"
ACCEPTED = ", ".join(sorted({*_STARTS, *_PARTS, _TEXT}))


@dataclass(frozen=True, slots=True)
class CheckedFile:
    """A file that may serve as evidence."""

    name: str
    suffix: str
    content_type: str
    size: int
    sha256: str


def check_file(file: IO[bytes], name: str, size: int, limit: int) -> CheckedFile:
    """Check name, size and content.

    Raises:
        EvidenceRefused: too large, empty, of another kind, or not what its name says.
    """
    shown = clean_name(name)
    suffix = PurePath(shown).suffix.lower()
    if suffix not in {*_STARTS, *_PARTS, _TEXT}:
        raise EvidenceRefused(
            _("Tệp “%(shown)s”: chỉ nhận %(accepted)s.") % {"shown": shown, "accepted": ACCEPTED}
        )
    if size > limit:
        raise EvidenceRefused(too_large(shown, size, limit))
    if not size:
        raise EvidenceRefused(_("Tệp “%(shown)s” rỗng, không có nội dung.") % {"shown": shown})
    if not _is_what_it_says(file, suffix):
        raise EvidenceRefused(
            _(
                "Tệp “%(shown)s”: nội dung không phải %(suffix_upper)s. Mở tệp bằng phần "
                "mềm đã tạo ra nó, lưu lại đúng loại rồi tải lên."
            )
            % {"shown": shown, "suffix_upper": suffix[1:].upper()}
        )
    return CheckedFile(shown, suffix, KINDS[suffix], size, _digest(file))


def too_large(name: str, size: int, limit: int) -> str:
    """The sentence for a file over the limit."""
    mega = 1024 * 1024
    file = _("Tệp “%(name)s”") % {"name": name} if name else _("Tệp gửi lên")
    return _(
        "%(file)s nặng %(size)s MB, quá giới hạn %(limit)s MB một tệp. Chia nhỏ hoặc "
        "nén tệp rồi tải lại; những gì đã nhập vẫn còn."
    ) % {"file": file, "size": -(-size // mega), "limit": limit // mega}


def clean_name(name: str) -> str:
    """The file's own name without folders and control characters, cut to what is kept."""
    base = unicodedata.normalize("NFC", re.split(r"[\\/]", name)[-1])
    kept = "".join(c for c in base if unicodedata.category(c)[0] != "C").strip() or "tep"
    suffix = PurePath(kept).suffix
    return kept if len(kept) <= 200 else kept[: 200 - len(suffix)] + suffix


def _is_what_it_says(file: IO[bytes], suffix: str) -> bool:
    file.seek(0)
    if suffix == _TEXT:
        return _is_text(file)
    if suffix in _STARTS:
        start = file.read(1024)
        return _PDF in start if suffix == ".pdf" else start.startswith(_STARTS[suffix])
    return _is_office(file, _PARTS[suffix])


def _is_text(file: IO[bytes]) -> bool:
    """UTF-8 throughout, without bytes that no text has."""
    decoder = getincrementaldecoder("utf-8")()
    try:
        while chunk := file.read(_CHUNK):
            if b"\0" in chunk:
                return False
            decoder.decode(chunk)
        decoder.decode(b"", final=True)
    except UnicodeDecodeError:
        return False
    return True


def _is_office(file: IO[bytes], part: str) -> bool:
    """A package with the part that its kind must have, and no bomb."""
    try:
        with zipfile.ZipFile(file) as package:
            members = package.infolist()
    except (zipfile.BadZipFile, OSError, ValueError):
        return False
    packed = sum(member.compress_size for member in members)
    unpacked = sum(member.file_size for member in members)
    if len(members) > _MOST_PARTS or unpacked > min(_MOST_UNPACKED, packed * _MOST_RATIO):
        return False
    return {"[Content_Types].xml", part} <= {member.filename for member in members}


def _digest(file: IO[bytes]) -> str:
    file.seek(0)
    digest = hashlib.sha256()
    while chunk := file.read(_CHUNK):
        digest.update(chunk)
    file.seek(0)
    return digest.hexdigest()
