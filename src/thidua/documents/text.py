"""Text in documents: plain, or in runs that stand out; and what may not be printed."""

import re
from dataclasses import dataclass
from enum import StrEnum

from thidua.domain.clean_text import without_unseen


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

_BREAKS = re.compile("[\x0b\x0c\x1c-\x1f]")  # XML forbids them, and no line ends there
_LINE_ENDS = re.compile("\r\n?|[\x85\u2028\u2029]")


def printable(text: str) -> str:
    r"""The text as it may be printed: composed letters, one kind of line end, nothing invisible.

    Dropped are control characters, which XML forbids, and the marks that hide, join or turn
    around letters, so that nobody can print something else than what is read.

    >>> printable("Kho\u0302\u0301i\x07 A\u202eB")
    'Khối AB'
    """
    return without_unseen(_BREAKS.sub("", _LINE_ENDS.sub("\n", text)))


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
