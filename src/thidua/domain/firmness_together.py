"""How firm a ranking of several tables is: neighbours by their share of their own table.

Source: docs/algorithms/firmness.md#several-tables. Points and weights of two tables are
measured alike as shares of the table's maximum.
"""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from thidua.domain.exact import decimal_of, scaled_half_up
from thidua.domain.firmness import PointsChange, WeightChange
from thidua.domain.placed_units import PlacedUnit, least_step, placed_units, places_of
from thidua.domain.scoring.result import BlocResult
from thidua.domain.scoring.together import SHARE_DECIMALS
from thidua.domain.weights import WeighedSum, smallest_weight


@dataclass(frozen=True, slots=True)
class GroupOfTable:
    """A group with another maximum, and by its place the table that it belongs to."""

    table: int
    change: WeightChange


@dataclass(frozen=True, slots=True)
class ShareFirmness:
    """Two neighbours of a ranking by share; None where no single change can swap them."""

    upper: str
    lower: str
    gap: Decimal  # of their shares, in per cent
    points: PointsChange | None
    weight: GroupOfTable | None


def firmness_together(results: Sequence[BlocResult]) -> tuple[ShareFirmness, ...]:
    """Every pair of neighbours among the units that the tables rank, from the highest share.

    Source: docs/algorithms/firmness.md#several-tables
    Units: per cent, points.
    """
    units = [
        _Unit(at, placed) for at, result in enumerate(results) for placed in placed_units(result)
    ]
    units.sort(key=lambda unit: (-unit.placed.share, unit.placed.code))
    return tuple(_firmness(upper, lower) for upper, lower in pairwise(units))


@dataclass(frozen=True, slots=True)
class _Unit:
    """A ranked unit with the place of its table."""

    table: int
    placed: PlacedUnit

    def line(self, table: int, group: int) -> WeighedSum:
        """Its share when a group of a table counts ``w`` times: nothing moves in another table."""
        if table != self.table:
            return WeighedSum(self.placed.share, Fraction(0))
        return self.placed.line(group).over(self.placed.table.most)


def _firmness(upper: _Unit, lower: _Unit) -> ShareFirmness:
    gap = scaled_half_up((upper.placed.share - lower.placed.share) * 100, SHARE_DECIMALS)
    return ShareFirmness(
        upper.placed.code,
        lower.placed.code,
        decimal_of(gap, SHARE_DECIMALS),
        _points(upper.placed, lower.placed),
        _weight(upper, lower),
    )


def _points(upper: PlacedUnit, lower: PlacedUnit) -> PointsChange | None:
    """The change that is the smallest share of its table; the lower unit's before the upper's."""
    found: PointsChange | None = None
    least: Fraction | None = None
    for unit, sign, is_turned in (
        (lower, 1, lambda share: share > upper.share),
        (upper, -1, lambda share: share < lower.share),
    ):
        scheme, whole = unit.table.scheme, unit.table.most
        for group, place in places_of(unit.table):
            if unit.columns[place].not_applicable:
                continue
            now = unit.points[place][0]
            full = scaled_half_up(scheme.criteria[place].maximum, scheme.decimals)
            room = full - now if sign > 0 else now
            if least is not None:  # another one must need less
                room = min(room, _steps_below(least * whole))
            needed = least_step(_moved(unit, group, place, sign, is_turned), room)
            if needed is not None:
                least = Fraction(needed, whole)
                change = decimal_of(sign * needed, scheme.decimals)
                found = PointsChange(unit.code, scheme.criteria[place].id, change)
    return found


def _steps_below(steps: Fraction) -> int:
    """The most whole steps that are fewer."""
    return -(-steps.numerator // steps.denominator) - 1


def _moved(
    unit: PlacedUnit, group: int, place: int, sign: int, is_turned: Callable[[Fraction], bool]
) -> Callable[[int], bool]:
    now = unit.points[place][0]
    return lambda step: is_turned(unit.share_with(group, place, now + sign * step))


def _weight(upper: _Unit, lower: _Unit) -> GroupOfTable | None:
    """The group whose maximum needs to change by the smallest share of its table."""
    found = list(_weights(upper, lower))
    return min(found, key=lambda each: each[0])[1] if found else None


def _weights(upper: _Unit, lower: _Unit) -> Iterator[tuple[Fraction, GroupOfTable]]:
    for table, placed in {lower.table: lower.placed, upper.table: upper.placed}.items():
        scheme = placed.table.scheme
        for at, group in enumerate(scheme.groups):
            weight = smallest_weight(upper.line(table, at), lower.line(table, at))
            if weight is not None:
                change = WeightChange.of(group, weight)
                moved = abs(change.maximum - Fraction(group.maximum)) / Fraction(scheme.total)
                yield moved, GroupOfTable(table, change)
