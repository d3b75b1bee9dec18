"""How firm a ranking is: for neighbours, the smallest change that puts the lower one ahead.

Nothing is estimated: a changed point goes through the same sums as the result itself, a changed
weight is solved as fractions.
"""

from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from thidua.domain.exact import decimal_of, scaled_half_up
from thidua.domain.placed_units import (
    PlacedUnit,
    fewest_steps,
    least_step,
    placed_units,
    places_of,
    turned,
)
from thidua.domain.scheme import Group, Scheme
from thidua.domain.scoring.result import BlocResult
from thidua.domain.weights import Weight, smallest_weight


@dataclass(frozen=True, slots=True)
class PointsChange:
    """One criterion of one of the two units with other points."""

    unit: str
    criterion: str
    points: Decimal  # more (the lower unit) or fewer, below zero (the upper one)


@dataclass(frozen=True, slots=True)
class WeightChange:
    """One group with another maximum, everything earned in it growing or shrinking alike."""

    group: str
    maximum: Fraction
    is_enough: bool  # at this maximum itself they have changed places; else just beyond it
    is_more: bool  # than its own maximum; says which side "beyond" is

    @classmethod
    def of(cls, group: Group, weight: Weight) -> "WeightChange":
        """A weight as the maximum that it gives the group."""
        maximum = Fraction(group.maximum) * weight.factor
        return cls(group.id, maximum, weight.is_enough, weight.is_more)


@dataclass(frozen=True, slots=True)
class Firmness:
    """Two neighbours of a ranking; None where no single change can swap them."""

    upper: str
    lower: str
    gap: Decimal  # of their totals
    points: PointsChange | None
    weight: WeightChange | None


def firmness(result: BlocResult) -> tuple[Firmness, ...]:
    """Every pair of neighbours among the ranked units, from the top.

    Source: docs/algorithms/firmness.md
    Units: points.
    """
    return tuple(
        _firmness(result.scheme, upper, lower) for upper, lower in pairwise(placed_units(result))
    )


def _firmness(scheme: Scheme, upper: PlacedUnit, lower: PlacedUnit) -> Firmness:
    gap = decimal_of(upper.total - lower.total, scheme.decimals)
    return Firmness(
        upper.code, lower.code, gap, _points(scheme, upper, lower), _weight(scheme, upper, lower)
    )


def _points(scheme: Scheme, upper: PlacedUnit, lower: PlacedUnit) -> PointsChange | None:
    """The first criterion in the order of the table that needs least; more before fewer."""
    found: PointsChange | None = None
    most: int | None = None
    for group, place in places_of(upper.table):
        full = scaled_half_up(scheme.criteria[place].maximum, scheme.decimals)
        for unit, sign in ((lower, 1), (upper, -1)):
            if unit.columns[place].not_applicable:
                continue
            now = unit.points[place][0]
            room = full - now if sign > 0 else now
            room = room if most is None else min(room, most)
            if room < fewest_steps(upper, lower, group, sign):
                continue
            needed = least_step(turned(upper, lower, group, place, sign), room)
            if needed is not None:
                most = needed - 1  # another one must need less
                change = decimal_of(sign * needed, scheme.decimals)
                found = PointsChange(unit.code, scheme.criteria[place].id, change)
        if most == 0:
            break
    return found


def _weight(scheme: Scheme, upper: PlacedUnit, lower: PlacedUnit) -> WeightChange | None:
    """The group whose maximum needs to change least; the first of several."""
    found: list[tuple[Fraction, WeightChange]] = []
    for at, group in enumerate(scheme.groups):
        weight = smallest_weight(upper.line(at), lower.line(at))
        if weight is not None:
            told = WeightChange.of(group, weight)
            found.append((abs(told.maximum - Fraction(group.maximum)), told))
    return min(found, key=lambda each: each[0])[1] if found else None
