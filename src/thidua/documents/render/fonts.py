"""The fonts of PDF documents, Tinos (as wide as Times New Roman): where, and what they hold."""

import os
import struct
import unicodedata
from collections.abc import Iterator, Mapping
from functools import cache
from pathlib import Path

import typst

from thidua.documents.render.errors import FontsMissing

FAMILY = "Tinos"
MISSING_SIGN = "□"
_PACKAGE = Path("@expo-google-fonts", "tinos")
_FACES = ("400Regular", "400Regular_Italic", "700Bold", "700Bold_Italic")
_REPOSITORY = Path(__file__).resolve().parents[4]


def find_fonts(environment: Mapping[str, str] = os.environ) -> Path:
    """The folder of the fonts: in ``THIDUA_NODE_MODULES``, else in the repository's node_modules.

    Raises:
        FontsMissing: one of the four faces is not there.
    """
    named = environment.get("THIDUA_NODE_MODULES")
    node_modules = Path(named) if named else _REPOSITORY / "node_modules"
    folder = node_modules / _PACKAGE
    check_fonts(folder)
    return folder


def check_fonts(folder: Path) -> None:
    """Make sure the four faces are in the folder.

    Raises:
        FontsMissing: one of them is not there.
    """
    for path in face_paths(folder):
        if not path.is_file():
            raise FontsMissing(
                f"Không thấy phông chữ {path}. Hãy chạy «make setup» (gói npm "
                f"{_PACKAGE.as_posix()}) hoặc đặt THIDUA_NODE_MODULES trỏ tới thư mục node_modules."
            )


def face_paths(folder: Path) -> tuple[Path, ...]:
    """The files of the four faces."""
    return tuple(folder / face / f"Tinos_{face}.ttf" for face in _FACES)


def showable(text: str, folder: Path) -> str:
    """The text with a sign for each letter the fonts lack, as PDF/A allows no missing letters.

    Letters that show nothing (joiners, variation selectors) are dropped where the fonts lack them.
    """
    if text.isascii():
        return text
    known = letters(folder)
    return "".join(
        char if ord(char) in known or char == "\n" else "" if _shows_nothing(char) else MISSING_SIGN
        for char in text
    )


def unknown_letters(text: str, folder: Path) -> str:
    """The letters of a text that the fonts lack, each once, in order."""
    known = letters(folder)
    return "".join(dict.fromkeys(c for c in text if ord(c) not in known and c != "\n"))


@cache
def typst_fonts(folder: Path) -> typst.Fonts:
    """Only our letters: what the machine has installed must not change a document."""
    return typst.Fonts(
        include_system_fonts=False, include_embedded_fonts=False, font_paths=[folder]
    )


def _shows_nothing(char: str) -> bool:
    code = ord(char)
    return (
        unicodedata.category(char) == "Cf" or 0xFE00 <= code <= 0xFE0F or 0xE0100 <= code <= 0xE01EF
    )


@cache
def letters(folder: Path) -> frozenset[int]:
    """The code points that all four faces can show; PDF/A bars those for private use."""
    faces = [frozenset(_code_points(path.read_bytes())) for path in face_paths(folder)]
    shared = frozenset.intersection(*faces)
    return frozenset(code for code in shared if unicodedata.category(chr(code)) != "Co")


def _code_points(font: bytes) -> Iterator[int]:
    """Read the character map of a TrueType file: its subtables of formats 4 and 12."""
    (tables,) = struct.unpack_from(">H", font, 4)
    for record in range(tables):
        tag, _, start, _ = struct.unpack_from(">4sLLL", font, 12 + 16 * record)
        if tag == b"cmap":
            (subtables,) = struct.unpack_from(">H", font, start + 2)
            for index in range(subtables):
                platform, _, offset = struct.unpack_from(">HHL", font, start + 4 + 8 * index)
                if platform in {0, 3}:
                    yield from _subtable(font, start + offset)


def _subtable(font: bytes, start: int) -> Iterator[int]:
    (form,) = struct.unpack_from(">H", font, start)
    if form == 4:
        (twice,) = struct.unpack_from(">H", font, start + 6)
        ends = struct.unpack_from(f">{twice // 2}H", font, start + 14)
        starts = struct.unpack_from(f">{twice // 2}H", font, start + 16 + twice)
        for first, last in zip(starts, ends, strict=True):
            if first != 0xFFFF:
                yield from range(first, last + 1)
    elif form == 12:
        (groups,) = struct.unpack_from(">L", font, start + 12)
        for group in range(groups):
            first, last, _ = struct.unpack_from(">LLL", font, start + 16 + 12 * group)
            yield from range(first, last + 1)
