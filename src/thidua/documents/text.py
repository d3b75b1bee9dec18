"""Text in documents: plain, or in runs that stand out; and what may not be printed."""

import re
import unicodedata
from dataclasses import dataclass
from enum import StrEnum


class Align(StrEnum):
    """Where text stands in its line."""

    LEFT = "left"
    CENTER = "center"
    RIGHT = "right"
    JUSTIFY = "justify"


@dataclass(frozen=True, slots=True)
class Run:
    """A stretch of text in one style."""

    text: str
    bold: bool = False
    italic: bool = False


Text = str | tuple[Run, ...]

_CONTROLS = re.compile(
    "[\x00-\x08\x0b\x0c\x0e-\x1f\x7f-\x84\x86-\x9f\ud800-\udfff\ufdd0-\ufdef\ufffe\uffff]"
    "|[\u061c\u200b\u200e\u200f\u202a-\u202e\u2060-\u2069\ufeff]"
)
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")


def printable(text: str) -> str:
    r"""The text as it may be printed: composed letters, one kind of line end, nothing invisible.

    Dropped are control characters, which XML forbids, and the marks that hide, join or turn
    around letters, so that nobody can print something else than what is read.

    >>> printable("Kho\u0302\u0301i\x07 A\u202eB")
    'Khối AB'
    """
    text = _CONTROLS.sub("", _LINE_ENDS.sub("\n", text))
    return unicodedata.normalize("NFC", text)


def runs(text: Text, *, bold: bool = False, italic: bool = False) -> tuple[Run, ...]:
    """The text as runs ready to print; ``bold`` and ``italic`` are added to each.

    >>> runs("Khối", bold=True)
    (Run(text='Khối', bold=True, italic=False),)
    """
    parts = (Run(text),) if isinstance(text, str) else text
    return tuple(
        Run(printable(part.text), part.bold or bold, part.italic or italic) for part in parts
    )


def plain(text: Text) -> str:
    """The text without its styles.

    >>> plain((Run("Trưởng khối: "), Run("Hội Đông y", bold=True)))
    'Trưởng khối: Hội Đông y'
    """
    return text if isinstance(text, str) else "".join(part.text for part in text)
