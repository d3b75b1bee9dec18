"""The order of the Vietnamese alphabet as plain text, so that any database sorts by it."""

from thidua.domain.vietnamese_text import ALPHABET, sort_key

_END = "0"
_NUMBER = "1"
_LETTERS = "23456789abcdefghijklmnopqrstuvwxy"
_OTHER = "z"


def order_text(text: str, *, length: int = 400) -> str:
    """The text as a key of small Latin letters and digits that sorts as ``sort_key`` does.

    Every database sorts such keys alike, whatever its collation. A letter becomes one sign, a
    word ends with its tones between two zeros; texts equal but for capitals get the same key.

    Source: ``vietnamese_text.sort_key``.
    Units: characters; cut after ``length``.

    >>> sorted(["Đà Nẵng", "Da Nẵng", "Khối 10", "Khối 2"], key=order_text)
    ['Da Nẵng', 'Đà Nẵng', 'Khối 2', 'Khối 10']
    """
    words, _ = sort_key(text)
    keys = (
        "".join(_piece(*piece) for piece in pieces) + _END + "".join(map(str, tones)) + _END
        for pieces, tones in words
    )
    return "".join(keys)[:length]


def _piece(kind: int, rank: int, digits: str) -> str:
    if kind == 0:
        return f"{_NUMBER}{min(rank, 99):02}{digits}"
    if rank < len(ALPHABET):
        return _LETTERS[rank]
    return f"{_OTHER}{rank:06}"
