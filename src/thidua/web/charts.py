"""Charts of bars beside names: exact places from 0 to 100, drawn by ``{% chart %}``.

What a chart shows stands in a table under it, so it is drawn for the eye alone.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import ROUND_HALF_UP, Decimal
from fractions import Fraction

from django.utils.functional import Promise

Value = Decimal | Fraction | int


@dataclass(frozen=True, slots=True)
class Reach:
    """One row as it is told: from where to where, a mark in it, the figure beside it."""

    label: str
    start: Value
    end: Value
    mark: Value
    told: str


@dataclass(frozen=True, slots=True)
class ChartRow:
    """One row with its places."""

    label: str
    start: str
    end: str
    mark: str
    told: str


@dataclass(frozen=True, slots=True)
class Chart:
    """Rows on one scale."""

    caption: str | Promise
    rows: tuple[ChartRow, ...]
    zero: str  # where nought lies; "" where it is not on the scale
    bar: str | Promise = ""  # what the bar means, in words
    mark: str | Promise = ""


def chart_of(
    caption: str | Promise,
    reaches: Sequence[Reach],
    *,
    bar: str | Promise = "",
    mark: str | Promise = "",
    from_zero: bool = True,
    up_to: Value | None = None,
) -> Chart:
    """Put rows on one scale, with nought unless ``from_zero`` says otherwise, and ``up_to``."""
    values = [Fraction(v) for each in reaches for v in (each.start, each.end, each.mark)]
    values += [Fraction(0)] if from_zero else []
    values += [] if up_to is None else [Fraction(up_to)]
    low, high = min(values, default=Fraction(0)), max(values, default=Fraction(0))
    width = high - low or Fraction(1)

    def place(value: Value) -> str:
        share = (Fraction(value) - low) * 100 / width
        exact = Decimal(share.numerator) / Decimal(share.denominator)
        return str(exact.quantize(Decimal("0.1"), ROUND_HALF_UP))

    rows = tuple(
        ChartRow(each.label, place(each.start), place(each.end), place(each.mark), each.told)
        for each in reaches
    )
    return Chart(caption, rows, place(0) if from_zero else "", bar, mark)
