"""What checkers make of a figure: their marks as one, and whether it counts.

Source: docs/algorithms/cross-check.md. Points are those of the criterion, as the table rounds them.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import ROUND_DOWN, Decimal
from enum import StrEnum
from fractions import Fraction

from thidua.domain.exact import NotANumber, parse_number, plain_text, scaled_half_up
from thidua.domain.figures import FIGURES, LineFigures

DECIMALS = 6  # of a mean that does not end
Points = Callable[[LineFigures], Decimal]
Accepts = Callable[[LineFigures], bool]


class Combining(StrEnum):
    """How the figures of several checkers become one."""

    MEAN = "mean"
    MEDIAN = "median"
    LOWEST = "lowest"


class Effect(StrEnum):
    """What the figure of the checkers does to the unit's own."""

    REPLACES = "replaces"
    LOWERS_ONLY = "lowers_only"
    ADVISES = "advises"


class Outcome(StrEnum):
    """What became of a line."""

    AGREED = "agreed"  # the checkers say what the unit says
    CHANGED = "changed"  # their figure stands
    CAPPED = "capped"  # as far towards their figure as is allowed
    KEPT = "kept"  # their figure would raise the points, which it may not
    HELD = "held"  # too far from the unit's own: whoever verifies decides
    ADVISED = "advised"  # only told to whoever verifies


@dataclass(frozen=True, slots=True)
class Stage:
    """Its settings. ``most_difference``: in points of one criterion; None: no limit."""

    combine: Combining
    effect: Effect
    most_difference: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """What the checkers' figures come to, and the figures that stand after them."""

    outcome: Outcome
    said: LineFigures
    stands: LineFigures


def checked(
    stage: Stage,
    own: LineFigures,
    marks: Sequence[LineFigures],
    points: Points,
    accepts: Accepts,
    *,
    in_points: bool = False,
) -> Checked:
    """What becomes of a line by the marks of its checkers (one or more, in any order).

    ``points`` counts the unit's points of the criterion with some figures on the line;
    ``accepts`` says whether the table can count them at all (no half events, no mean of grades);
    ``in_points``: the figure of the line is itself points (rules manual and external).
    """
    said = combined(stage.combine, marks, points, accepts)
    if said == own:
        return Checked(Outcome.AGREED, said, own)
    if stage.effect is Effect.ADVISES:
        return Checked(Outcome.ADVISED, said, own)
    before, after = points(own), points(said)
    if stage.effect is Effect.LOWERS_ONLY and after >= before:
        return Checked(Outcome.KEPT, said, own)
    most = stage.most_difference
    if most is None or abs(after - before) <= most:
        return Checked(Outcome.CHANGED, said, said)
    if not in_points:
        return Checked(Outcome.HELD, said, own)
    step = most.quantize(before, ROUND_DOWN)  # never farther than allowed once it is rounded
    nearest = before + step if after > before else before - step
    return Checked(Outcome.CAPPED, said, LineFigures(f"{nearest:f}"))


def combined(
    how: Combining, marks: Sequence[LineFigures], points: Points, accepts: Accepts
) -> LineFigures:
    """The figures of several checkers as one; a mean that cannot be counted is the middle one."""
    if len(set(marks)) == 1:
        return marks[0]
    if how is Combining.MEAN and (found := mean(marks)) and accepts(found):
        return found
    in_order = sorted(marks, key=lambda mark: (points(mark), tuple(mark.by_name().values())))
    return in_order[0 if how is Combining.LOWEST else (len(in_order) - 1) // 2]


def mean(marks: Sequence[LineFigures]) -> LineFigures | None:
    """The mean of each figure; None where some are no numbers and differ.

    >>> mean([LineFigures("98"), LineFigures("95.5")]).actual
    '96.75'
    """
    found = {}
    for name in FIGURES:
        values = [getattr(mark, name) for mark in marks]
        try:
            found[name] = values[0] if len(set(values)) == 1 else _mean_text(values)
        except NotANumber:
            return None
    return LineFigures(**found)


def _mean_text(values: Sequence[str]) -> str:
    exact = sum((Fraction(parse_number(value)) for value in values), Fraction(0)) / len(values)
    text = plain_text(scaled_half_up(exact, DECIMALS), DECIMALS)
    return text.rstrip("0").rstrip(".")
