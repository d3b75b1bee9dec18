"""The numbers that rows begin with: A, I, 1, 1.1, a), -, +."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from enum import StrEnum

_ROMAN = re.compile(r"(?=[IVXL])(?:XL|L?X{0,3})(?:IX|IV|V?I{0,3})")
_START = re.compile(
    r"(?:nội dung\s+)?(?P<mark>[IVXL]+(?:\.\d+)+|\d+(?:\.\d+)*(?:\.[a-zđ])?"
    r"|[IVXL]+|[A-ZĐ]|[a-zđ]|[-–+*•])"
    r"(?:\s*[.):/]+\s*|\s+|$)(?=\S|$)",
    re.IGNORECASE,
)


class MarkKind(StrEnum):
    """How a row is numbered; dotted numbers differ by how many parts they have."""

    LETTER = "A"
    ROMAN = "I"
    NUMBER = "1"
    DOTTED_2 = "1.1"
    DOTTED_3 = "1.1.1"
    DOTTED_4 = "1.1.1.1"
    SMALL = "a"
    DASH = "-"
    PLUS = "+"


@dataclass(frozen=True, slots=True)
class Mark:
    """The number of a row, without its point or bracket."""

    kind: MarkKind
    text: str


_DOTTED = {2: MarkKind.DOTTED_2, 3: MarkKind.DOTTED_3, 4: MarkKind.DOTTED_4}


def mark_of(written: str, *, before: Sequence[Mark] = ()) -> Mark | None:
    """The mark that a cell of numbers holds, or None; C, D, I, V are read by what came before.

    >>> [mark.text for mark in map(mark_of, ("I.", "1.2", "a)", "01")) if mark]
    ['I', '1.2', 'a', '1']
    """
    text = written.strip().strip("().:/").strip()
    if not text:
        return Mark(MarkKind.DASH, "-") if written.strip() in {"-", "–"} else None
    if text in {"-", "–", "•", "*"}:
        return Mark(MarkKind.DASH, "-")
    if text == "+":
        return Mark(MarkKind.PLUS, "+")
    parts = [part for part in re.split(r"[.\s]+", text) if part]
    if not all(re.fullmatch(r"\d{1,3}|[IVXL]+|[A-ZĐ]|[a-zđ]", part) for part in parts):
        return None
    if len(parts) > 1:
        kind = _DOTTED.get(len(parts))
        return Mark(kind, ".".join(parts)) if kind else None
    return _single(text, before)


def _single(text: str, before: Sequence[Mark]) -> Mark | None:
    if text.isdigit():
        return Mark(MarkKind.NUMBER, str(int(text)))
    if text.islower():
        return Mark(MarkKind.SMALL, text) if len(text) == 1 else None
    is_roman = bool(_ROMAN.fullmatch(text))
    letters = [mark for mark in before if mark.kind is MarkKind.LETTER]
    if len(text) == 1 and (not is_roman or (letters and ord(text) == ord(letters[-1].text) + 1)):
        return Mark(MarkKind.LETTER, text)
    return Mark(MarkKind.ROMAN, text) if is_roman else None


def split_mark(text: str, *, before: Sequence[Mark] = ()) -> tuple[Mark | None, str]:
    """The mark that a name begins with, and the name without it.

    >>> split_mark("1.2. Hoàn thành chỉ tiêu")[1], split_mark("Hoàn thành")[1]
    ('Hoàn thành chỉ tiêu', 'Hoàn thành')
    """
    match = _START.match(text)
    if match is None:
        return None, text
    written = match["mark"]
    loose = written.isalpha() and text[match.end("mark") : match.end("mark") + 1] not in ".):/"
    if loose or (written.isdigit() and text[match.end("mark") : match.end("mark") + 1] == " "):
        return None, text
    mark = mark_of(written, before=before)
    return (mark, text[match.end() :].strip()) if mark else (None, text)
