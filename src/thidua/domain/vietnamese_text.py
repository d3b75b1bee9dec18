"""Vietnamese words: found without their marks, and put in the order of the alphabet."""

import re
import unicodedata
from itertools import chain

ALPHABET = "aăâbcdđeêfghijklmnoôơpqrstuưvwxyz"
"""The Vietnamese letters in order; f, j, w and z, met in names, stand at their Latin places."""

TONES = ("", "\u0300", "\u0309", "\u0303", "\u0301", "\u0323")
"""The tone marks in dictionary order: ngang, huyền, hỏi, ngã, sắc, nặng."""

SortKey = tuple[tuple[tuple[tuple[tuple[int, int, str], ...], tuple[int, ...]], ...], str]

CROSSED_D = str.maketrans({"ð": "đ", "ɖ": "đ"})
"""Letters that look like đ, met in old files."""

SIGNS = str.maketrans(
    dict.fromkeys("‘’‚‛ʹʻʼʽˈ՚′‵＇`´", "'")
    | dict.fromkeys("“”„‟″＂«»", '"')
    | dict.fromkeys("‐‑‒–—―−﹘﹣－", "-")
)
"""Apostrophes, quotes and dashes of every make, as the one on the keyboard."""

_SHAPES = {"\u0306": "ă", "\u0302": "âêô", "\u031b": "ơư"}
_SHAPED = {
    unicodedata.normalize("NFD", letter)[0] + mark: letter
    for mark, letters in _SHAPES.items()
    for letter in letters
}
_RANK = {letter: rank for rank, letter in enumerate(ALPHABET)}
_TONE_RANK = {mark: rank for rank, mark in enumerate(TONES) if mark}
_PIECE = re.compile(r"(?P<number>[0-9]+)|(?P<letter>[^\W_])(?P<marks>[\u0300-\u036f]*)")
_WORD = re.compile(r"[^\W_\u0300-\u036f](?:[^\W_]|[\u0300-\u036f])*")


def fold(text: str) -> str:
    """The text as typed without marks or capitals, for search: "Gia Lái" is found by "gia lai".

    Composed and decomposed spellings give the same; đ becomes d; runs of spaces become one, every
    apostrophe and dash the one on the keyboard; what is invisible (zero-width spaces, soft
    hyphens) is dropped. Folding twice changes nothing.

    Source: Unicode Standard Annex 15 (NFKD) and section 3.13 (case folding).
    Units: characters; the answer may be empty.

    >>> fold("  Khối thi đua  SỞ, NGÀNH ")
    'khoi thi dua so, nganh'
    """
    plain = unicodedata.normalize("NFKD", text.translate(SIGNS))
    spread = unicodedata.normalize("NFKD", plain.casefold()).translate(SIGNS)
    kept = (c for c in spread if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return " ".join("".join(kept).translate(CROSSED_D).replace("đ", "d").split())


def inside_sentence(text: str) -> str:
    """A text that begins a sentence, as it stands within one; abbreviations stay as they are.

    Units: characters; the answer is as long as the text and may be empty.

    >>> inside_sentence("Hội nghị tổng kết"), inside_sentence("UBND tỉnh")
    ('hội nghị tổng kết', 'UBND tỉnh')
    """
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def sort_key(text: str) -> SortKey:
    """A key that sorts Vietnamese texts as a dictionary does, word by word.

    Two words are compared by their letters (a ă â b c d đ e ê …), then by their tone (ngang,
    huyền, hỏi, ngã, sắc, nặng); only then does the next word count, so "Ba Vì" comes before
    "Bà Rịa". Where the tone mark stands (hoà, hòa) does not matter. Numbers go by their value:
    "Khối 2" before "Khối 10". Punctuation and capitals decide only between texts otherwise equal.

    Source: order of headwords in Vietnamese dictionaries; the alphabet of TCVN 5712.
    Keys are compared with one another only.

    >>> sorted(["Đà Nẵng", "Da Nẵng", "Ân", "Ba Vì", "An", "Bà Rịa"], key=sort_key)
    ['An', 'Ân', 'Ba Vì', 'Bà Rịa', 'Da Nẵng', 'Đà Nẵng']
    """
    spread = unicodedata.normalize("NFD", unicodedata.normalize("NFD", text).casefold())
    words = tuple(_word_key(word) for word in _WORD.findall(spread.translate(CROSSED_D)))
    return words, unicodedata.normalize("NFC", text).swapcase()  # small letters before capitals


def _word_key(word: str) -> tuple[tuple[tuple[int, int, str], ...], tuple[int, ...]]:
    pieces = list(_PIECE.finditer(word))
    marks = chain.from_iterable(piece["marks"] or "" for piece in pieces)
    tones = tuple(_TONE_RANK[mark] for mark in marks if mark in _TONE_RANK)
    return tuple(_piece_key(piece) for piece in pieces), tones


def _piece_key(piece: re.Match[str]) -> tuple[int, int, str]:
    if piece["number"]:
        digits = piece["number"].lstrip("0")
        return 0, len(digits), digits
    letter: str = piece["letter"]
    for mark in piece["marks"]:
        letter = _SHAPED.get(letter + mark, letter)
    return 1, _RANK.get(letter, len(ALPHABET) + ord(letter)), ""
