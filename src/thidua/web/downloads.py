"""Files sent to a browser: one way of naming them, one set of headers."""

import re
import unicodedata
from pathlib import PurePath
from typing import IO, TypeVar

from django.http import FileResponse, HttpResponse, HttpResponseBase
from django.utils.http import content_disposition_header

_OFFICE = "application/vnd.openxmlformats-officedocument."
KINDS = {
    ".csv": "text/csv; charset=utf-8",
    ".doc": "application/msword",
    ".docx": f"{_OFFICE}wordprocessingml.document",
    ".ics": "text/calendar; charset=utf-8",
    ".jpeg": "image/jpeg",
    ".jpg": "image/jpeg",
    ".json": "application/json; charset=utf-8",
    ".pdf": "application/pdf",
    ".png": "image/png",
    ".svg": "image/svg+xml",
    ".txt": "text/plain; charset=utf-8",
    ".xls": "application/vnd.ms-excel",
    ".xlsx": f"{_OFFICE}spreadsheetml.sheet",
    ".yaml": "application/yaml; charset=utf-8",
    ".zip": "application/zip",
}
"""What a file is, by the ending of its name; anything else is only bytes."""

LONGEST_NAME = 180  # characters; file systems take 255 bytes of UTF-8
_BYTES = "application/octet-stream"
_NO_NAME = re.compile(r'[\\/:*?"<>|\x00-\x1f\x7f]+')
Answer = TypeVar("Answer", bound=HttpResponseBase)


def file_answer(content: bytes | str, name: str, *, shown: bool = False) -> HttpResponse:
    """``content`` to be saved as ``name``, or to be ``shown`` in the browser."""
    return _named(HttpResponse(content), name, shown=shown)


def open_answer(content: str, name: str) -> HttpResponse:
    """Open data for programs of other sites; whoever serves it says how long it is kept."""
    answer = file_answer(content, name)
    del answer.headers["Cache-Control"]
    answer.headers["Access-Control-Allow-Origin"] = "*"
    return answer


def stored_answer(file: IO[bytes], name: str, *, shown: bool = False) -> FileResponse:
    """The same for a file that is kept, read piece by piece."""
    return _named(FileResponse(file), name, shown=shown)


def framed_answer(file: IO[bytes], name: str) -> FileResponse:
    """A kept file for a picture or frame in one of our own pages; nothing in it runs."""
    answer = stored_answer(file, name, shown=True)
    isolated = "" if PurePath(name).suffix.lower() == ".pdf" else "sandbox; "  # see _named
    rules = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'"
    answer.headers["Content-Security-Policy"] = isolated + rules
    return answer


def file_name(text: str) -> str:
    """``text`` as a name that every system takes: NFC, no folders, not too long.

    >>> file_name("Tờ trình 12/TTr: 2025.pdf")
    'Tờ trình 12-TTr- 2025.pdf'
    """
    name = _NO_NAME.sub("-", unicodedata.normalize("NFC", text)).strip(" .")
    ending = PurePath(name).suffix
    return name[: LONGEST_NAME - len(ending)].removesuffix(ending).rstrip(" .") + ending


def _named(answer: Answer, name: str, *, shown: bool) -> Answer:
    """Nobody but the browser keeps it, and the browser neither guesses its kind nor runs it."""
    name = file_name(name)
    headers = answer.headers
    headers["Content-Type"] = KINDS.get(PurePath(name).suffix.lower(), _BYTES)
    headers["Content-Disposition"] = content_disposition_header(not shown, name) or ""
    headers["Cache-Control"] = "private, no-store"
    headers["X-Content-Type-Options"] = "nosniff"
    if not shown:  # a browser's own reader of PDF does not work in a sandbox
        headers["Content-Security-Policy"] = "sandbox; default-src 'none'"
    return answer
