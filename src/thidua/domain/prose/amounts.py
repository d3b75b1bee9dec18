"""Amounts in a line: of money, or of things with the name of what is counted."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal

from thidua.domain.prose.numbers import DIGITS, SCALE, SCALES, WORDS, digits_value, words_value
from thidua.domain.prose.units_of_measure import is_counted, measured

QUALIFIERS = {
    **dict.fromkeys(("khoảng", "chừng", "ước", "ước tính", "ước khoảng", "trên dưới"), "khoang"),
    **dict.fromkeys(("gần", "xấp xỉ", "ngót"), "gan"),
    **dict.fromkeys(("hơn", "trên", "vượt"), "hon"),
}
_QUALIFIER = "|".join(sorted(QUALIFIERS, key=len, reverse=True))
_AMOUNT = re.compile(
    rf"(?:\b(?P<qualifier>{_QUALIFIER})\s+(?:đạt\s+)?)?"
    rf"(?P<number>{DIGITS}|{WORDS})"
    rf"(?P<scales>\s*{SCALE}(?:\s+(?:{DIGITS})\s+{SCALE})*)?"
    r"(?P<money>\s*(?:đồng(?!\s+(?:chí|bào|phục))|đ|VNĐ|VND)(?!\w))?",
    re.IGNORECASE,
)
_NEAR = 45  # letters
_SCALED = re.compile(rf"({DIGITS}|{WORDS})?\s*({SCALE})", re.IGNORECASE)
_AND_MORE = re.compile(r"\s*(?:đồng\s+)?trở lên\b")
# "một" and "năm" are more often an article and a year than a number.
_ONE_OF = frozenset(("căn", "ngôi", "suất", "chiếc", "con", "xe", "phòng", "giếng", "cầu", "tuyến"))
_IN_A_YEAR = re.compile(
    r"\b(?:trong|cuối|đầu|mỗi|hằng|hàng|cả|qua|của|từng|một|giữa|các|những|là|sang|hết|theo)\s+$",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Amount:
    """A number in a line with what it is of: ``unit`` is None for money, in đồng."""

    start: int
    end: int
    value: Decimal
    unit: str | None
    qualifier: str | None


def amounts(line: str) -> Iterator[Amount]:
    """The amounts in order; numbers of which nothing is said are none."""
    for match in _AMOUNT.finditer(line):
        if found := _amount(line, match):
            yield found


def _amount(line: str, match: re.Match[str]) -> Amount | None:
    unit, end = None, match.end()
    if not match["money"]:
        name, name_end = measured(line, match.end())
        scale = (match["scales"] or "").split()[-1:]
        if name and (not scale or is_counted(name) or scale[0].lower() in {"nghìn", "ngàn"}):
            unit, end = name, name_end
        elif not scale or (scale[0].lower() in {"nghìn", "ngàn"} and not _is_price(line, match)):
            return None
        if unit and not _is_number(line, match, unit):
            return None
    qualifier = QUALIFIERS.get(" ".join((match["qualifier"] or "").lower().split()))
    if more := _AND_MORE.match(line, end):
        qualifier, end = "hon", more.end()
    return Amount(match.start(), end, _value(match), unit, qualifier)


def _value(match: re.Match[str]) -> Decimal:
    number = match["number"]
    first = digits_value(number) if number[0].isdigit() else words_value(number)
    total = Decimal(0)
    for written, scale in _SCALED.findall(match["scales"] or ""):
        base = first if not written else digits_value(written)
        total += base * SCALES[" ".join(scale.lower().split())]
    return total or first


def _is_price(line: str, match: re.Match[str]) -> bool:
    return bool(
        re.search(
            r"(?:trị giá|mỗi\s+\w+)\s*$",
            line[max(0, match.start() - _NEAR) : match.start()],
            re.IGNORECASE,
        )
    )


def _is_number(line: str, match: re.Match[str], unit: str) -> bool:
    """Whether a word that may be a number is one here."""
    number = match["number"].lower()
    if number[0].isdigit():
        return True
    first = unit.split(maxsplit=1)[0].lower()
    if number == "một":
        return first in _ONE_OF
    if number == "năm":
        return (
            first != "học"
            and is_counted(unit)
            and not _IN_A_YEAR.search(line, max(0, match.start() - _NEAR), match.start())
        )
    return is_counted(unit)
