"""Numbers in Vietnamese prose: 3.343, 1,6 tỷ, 1 tỷ 600 triệu, mười hai, hai mươi lăm."""

import re
from decimal import Decimal

SCALES = {
    "nghìn": 10**3, "ngàn": 10**3, "triệu": 10**6, "tỷ": 10**9, "tỉ": 10**9,
    "nghìn tỷ": 10**12, "nghìn tỉ": 10**12, "ngàn tỷ": 10**12, "ngàn tỉ": 10**12,
}  # fmt: skip
_ONES = {
    "một": 1, "hai": 2, "ba": 3, "bốn": 4, "tư": 4, "năm": 5, "lăm": 5, "sáu": 6,
    "bảy": 7, "bẩy": 7, "tám": 8, "chín": 9, "mốt": 1,
}  # fmt: skip

SCALE = r"(?:(?:nghìn|ngàn)\s+t[ỷỉ]|nghìn|ngàn|triệu|t[ỷỉ])\b"
DIGITS = r"(?<![\w.,/])\d{1,3}(?:\.\d{3})+(?:,\d+)?(?![\d/])|(?<![\w.,/])\d+(?:[.,]\d+)?(?![\d/])"
_ONE = r"(?:một|hai|ba|bốn|năm|sáu|bảy|bẩy|tám|chín)"
WORDS = rf"\b(?:mười(?:\s+(?:một|hai))?|{_ONE}\s+mươi(?:\s+(?:mốt|tư|lăm|{_ONE}))?|{_ONE})\b"

_POINTS = re.compile(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?")


def digits_value(written: str) -> Decimal:
    """A number in digits: points between thousands, else a decimal comma or point.

    >>> digits_value("4.810.000"), digits_value("1,6"), digits_value("2.5"), digits_value("05")
    (Decimal('4810000'), Decimal('1.6'), Decimal('2.5'), Decimal('5'))
    """
    if _POINTS.fullmatch(written):
        written = written.replace(".", "")
    return Decimal(written.replace(",", "."))


def words_value(written: str) -> Decimal:
    """A number in words up to ninety-nine.

    >>> words_value("hai mươi lăm"), words_value("mười hai"), words_value("ba")
    (Decimal('25'), Decimal('12'), Decimal('3'))
    """
    words = written.lower().split()
    if words[0] == "mười":
        return Decimal(10 + sum(_ONES[word] for word in words[1:]))
    tens = 10 if "mươi" in words else 1
    return Decimal(_ONES[words[0]] * tens + sum(_ONES[word] for word in words[2:]))
