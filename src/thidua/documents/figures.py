"""Figures in the cells of documents: points, shares, counts, plans."""

from decimal import Decimal
from fractions import Fraction

from thidua.domain.vietnamese_numbers import format_number, format_percent, format_shortest

Figure = Decimal | int | str | None
"""A number to be written the Vietnamese way, a text to be kept as it is, or nothing yet."""

NOTHING = "–"


def figure(value: Figure) -> str:
    """A plan or result as it stands: numbers the Vietnamese way, texts untouched.

    >>> figure(Decimal("1234.50")), figure("≥ 70 %"), figure(None)
    ('1.234,5', '≥ 70 %', '')
    """
    if value is None:
        return ""
    return value if isinstance(value, str) else format_shortest(value, at_most=4)


def points(value: Decimal | int | None, decimals: int) -> str:
    """Points with the decimals of the scheme; a dash where there are none yet.

    >>> points(Decimal(950), 2), points(None, 2)
    ('950,00', '–')
    """
    return NOTHING if value is None else format_number(value, decimals=decimals)


def count(number: int) -> str:
    """A count in running text: those under 10 take a zero, as in "02 đơn vị".

    >>> count(2), count(12)
    ('02', '12')
    """
    return f"{number:02}"


def percent(part: int, whole: int) -> str:
    """A share in per cent, at most two decimals, half rounded up; a dash where it has no base.

    >>> percent(7, 8), percent(8, 8), percent(2, 3), percent(0, 0)
    ('87,5%', '100%', '66,67%', '–')
    """
    if whole == 0:
        return NOTHING
    return format_percent(Fraction(part, whole))
