"""Exact numbers: read from their text, rounded half up, written the Vietnamese way. No floats."""

import re
from decimal import Decimal
from fractions import Fraction
from functools import lru_cache

from thidua.domain.identity import identity

LONGEST_NUMBER = 1000  # digits; longer ones are no figure of a bloc, only a way to stall a server

Scaled = tuple[int, int]  # an integer and its count of decimals

_NUMBER = re.compile(r"([+-]?)([0-9]+)(?:[.,]([0-9]+))?")
YES = frozenset(map(identity, ("yes", "có", "true", "1")))
NO = frozenset(map(identity, ("no", "không", "false", "0")))


class NotANumber(ValueError):
    """The text is no number as blocs write it: digits, one decimal point or comma, more digits."""


class NotABoolean(ValueError):
    """The text is neither a yes nor a no."""


@lru_cache(maxsize=8192)
def parse_scaled(text: str) -> tuple[int, int]:
    """The number in a text, as an integer and its count of decimals: "12,50" is (1250, 2).

    Source: docs/algorithms/scoring.md#numbers
    Units: any; the value is the integer divided by ten to the count.

    Raises:
        NotANumber: a thousands separator, an exponent, %, NaN, other letters, or too long.

    >>> parse_scaled("12,50")
    (1250, 2)
    """
    found = _NUMBER.fullmatch(text)
    if found is None or len(text) > LONGEST_NUMBER:
        raise NotANumber(text)
    sign, whole, part = found.groups()
    part = part or ""
    return int(sign + whole + part), len(part)


def parse_number(text: str) -> Decimal:
    """The number in a text, with the decimals as written.

    Source: docs/algorithms/scoring.md#numbers
    Units: any.

    Raises:
        NotANumber: as for ``parse_scaled``.

    >>> parse_number("12,50")
    Decimal('12.50')
    """
    value, decimals = parse_scaled(text)
    return decimal_of(value, decimals)


def parse_boolean(text: str) -> bool:
    """A yes or no: yes/no, có/không, true/false, 1/0, in any case.

    Source: docs/algorithms/scoring.md#numbers

    Raises:
        NotABoolean: the text is another one.
    """
    word = identity(text)
    if word in YES:
        return True
    if word in NO:
        return False
    raise NotABoolean(text)


def decimal_of(value: int, decimals: int) -> Decimal:
    """The decimal number ``value`` ÷ 10^``decimals``, exact whatever its length.

    Source: docs/algorithms/scoring.md#numbers
    """
    return Decimal(plain_text(value, decimals))


def plain_text(value: int, decimals: int) -> str:
    """A scaled integer as programs read it, with exactly ``decimals`` decimals.

    Source: docs/algorithms/scoring.md#numbers

    >>> plain_text(-81250, 2)
    '-812.50'
    """
    sign, digits = ("-", str(-value)) if value < 0 else ("", str(value))
    if decimals == 0:
        return sign + digits
    digits = digits.zfill(decimals + 1)
    return f"{sign}{digits[:-decimals]}.{digits[-decimals:]}"


def half_up(value: Fraction) -> int:
    """The nearest whole number; halves go away from zero.

    Source: docs/algorithms/scoring.md#rounding

    >>> half_up(Fraction(5, 2)), half_up(Fraction(-5, 2))
    (3, -3)
    """
    top, bottom = value.numerator, value.denominator
    if top < 0:
        return -((bottom - 2 * top) // (2 * bottom))
    return (2 * top + bottom) // (2 * bottom)


def scaled_half_up(value: Decimal | Fraction, decimals: int) -> int:
    """A number rounded half up to ``decimals`` decimals, as a scaled integer.

    Source: docs/algorithms/scoring.md#rounding
    Units: 10^-``decimals`` of the value's unit.
    """
    return half_up(Fraction(value) * 10**decimals)


def number_text(value: Decimal | Fraction | int) -> str:
    """A number as people read it here: 1.234,56; decimals only where there are some.

    A fraction that never ends is cut (not rounded) after two decimals, so that a share shown
    beside a threshold is never shown as reaching it when it does not.

    Source: docs/algorithms/scoring.md#numbers

    >>> number_text(Decimal("1234.50")), number_text(Fraction(2, 3))
    ('1.234,5', '0,66')
    """
    if isinstance(value, int):
        return _grouped(value, 0)
    if isinstance(value, Decimal):
        exponent = value.as_tuple().exponent
        decimals = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    else:
        decimals = 2
    whole = abs(Fraction(value)) * 10**decimals // 1
    return _grouped(-whole if value < 0 else whole, decimals)


def scaled_text(value: int, scale: int) -> str:
    """A figure held as ``value`` ÷ ``scale`` (a power of ten), as people read it.

    Source: docs/algorithms/scoring.md#numbers
    Units: as the figure.

    >>> scaled_text(1234500, 1000)
    '1.234,5'
    """
    return _grouped(value, len(str(scale)) - 1)


def _grouped(value: int, decimals: int) -> str:
    whole, _, part = plain_text(abs(value), decimals).partition(".")
    part = part.rstrip("0")
    text = f"{int(whole):,}".replace(",", ".")
    sign = "−" if value < 0 and (part or whole.strip("0")) else ""
    return f"{sign}{text},{part}" if part else f"{sign}{text}"


def plain_number(value: Decimal) -> str:
    """A plain decimal string without zeros that say nothing.

    >>> plain_number(Decimal("1.60") * 10**9), plain_number(Decimal("2.50"))
    ('1600000000', '2.5')
    """
    text = format(value, "f")
    return text.rstrip("0").rstrip(".") if "." in text else text
