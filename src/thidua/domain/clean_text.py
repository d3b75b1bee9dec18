"""Text as it is kept: composed letters, plain spaces, nothing in it that nobody can see."""

import re
import unicodedata

# Spaces of every kind and breaks that are no line end become one plain space.
_SPACES = re.compile(
    "[\x0b\x0c\x1c-\x1f\x85\u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u2800\u3000]"
)
# Controls, soft hyphens, zero-width marks, marks of direction, fillers, selectors of variants,
# halves of surrogate pairs, and the code points that Unicode keeps for no character at all.
_UNSEEN = re.compile(
    "[\x00-\x08\x0e-\x1b\x7f-\x84\x86-\x9f\u00ad\u034f\u0600-\u0605\u061c\u06dd\u070f\u115f\u1160"
    "\u17b4\u17b5\u180b-\u180f\u200b-\u200f\u202a-\u202e\u2060-\u206f\u3164\ud800-\udfff"
    "\ufdd0-\ufdef\ufe00-\ufe0f\ufeff\uffa0\ufff0-\ufffb\ufffe\uffff"
    + "".join(
        f"{chr(plane + 0xFFFE)}{chr(plane + 0xFFFF)}" for plane in range(0x10000, 0x110000, 0x10000)
    )
    + "\U0001d173-\U0001d17a\U000e0000-\U000e0fff]"
)


def cleaned(text: str) -> str:
    r"""The text as it is stored and compared: NFC, every space plain, no invisible character.

    Line ends and tabs stay; apostrophes and dashes stay as typed (``identity`` takes them for
    one). What is dropped says nothing to a reader, so dropping it loses nothing; the code points
    that no file and no database can hold are among it. Cleaning twice changes nothing.

    Source: docs/algorithms/text.md#clean
    Units: characters; the answer may be empty.

    >>> cleaned("Hội\u00a0Luật\u200b gia\ufeff"), cleaned("Hô\u0323i")
    ('Hội Luật gia', 'Hội')
    """
    if text.isascii() and text.isprintable():
        return text
    return without_unseen(_SPACES.sub(" ", text))


def without_unseen(text: str) -> str:
    r"""Composed letters (NFC) and nothing invisible; spaces of every kind stay as they are.

    Source: docs/algorithms/text.md#clean
    Units: characters; the answer may be empty.

    >>> without_unseen("KHEN\u00a0THƯỞNG\u200b")
    'KHEN\xa0THƯỞNG'
    """
    return unicodedata.normalize("NFC", _UNSEEN.sub("", text))
