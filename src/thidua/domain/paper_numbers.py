"""Numbers of papers: how they are compared, which comes next, which were left out."""

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass

LARGEST = 99_999  # of a year and one kind of paper; what is larger is not a number in a row
_LED_BY_FIGURE = re.compile(r"(\d{1,5})/(.+)")


@dataclass(frozen=True, slots=True)
class Placed:
    """Where a number stands: 5 in the series "BB-KTĐ"; no place when no figure leads it."""

    serial: int | None
    series: str


def number_key(number: str) -> str:
    """The same for "5/BB-KTĐ", "05/bb-ktđ" and "05 / BB – KTĐ".

    >>> number_key("05 / BB–KTĐ")
    '5/BB-KTĐ'
    """
    text = unicodedata.normalize("NFC", number).upper().replace("–", "-")
    return re.sub(r"^0+(?=\d)", "", re.sub(r"\s+", "", text))


def placed(number: str) -> Placed:
    """The figure and the series of a number as typed.

    >>> placed("05/bb-ktđ")
    Placed(serial=5, series='BB-KTĐ')
    >>> placed("A5")
    Placed(serial=None, series='')
    """
    found = _LED_BY_FIGURE.fullmatch(number_key(number))
    return Placed(int(found[1]), found[2]) if found else Placed(None, "")


def written(serial: int, symbol: str) -> str:
    """The number as a paper bears it: below 10 with a nought before it.

    Source: Nghị định 30/2020/NĐ-CP, Phụ lục I, phần II, mục 3.

    >>> written(5, "BB-KTĐ")
    '05/BB-KTĐ'
    """
    return f"{serial:02}/{symbol}"


def left_out(serials: Iterable[int]) -> list[tuple[int, int]]:
    """First and last of each row of numbers that was skipped, from 1 up to the largest given.

    >>> left_out([1, 2, 5, 9])
    [(3, 4), (6, 8)]
    """
    gaps, next_one = [], 1
    for serial in sorted(set(serials)):
        if serial > next_one:
            gaps.append((next_one, serial - 1))
        next_one = serial + 1
    return gaps
