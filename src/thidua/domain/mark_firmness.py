"""How firm a ranking is against one checker: the smallest change of a mark that turns neighbours.

Source: docs/algorithms/checkers.md#one-mark-and-the-order. Marks are the points that they give.
"""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise

from thidua.domain.cross_check import Combining, Effect, Stage
from thidua.domain.exact import decimal_of, scaled_half_up
from thidua.domain.placed_units import PlacedUnit, least_step, placed_units, places_of, turned
from thidua.domain.scoring.result import BlocResult

_BEYOND = 10**9  # a step that is never allowed


@dataclass(frozen=True, slots=True)
class CheckedCriterion:
    """A criterion of a unit on which the checkers' marks count, each as the points it gives."""

    unit: str
    criterion: str
    own: Decimal
    marks: Mapping[str, Decimal]  # by checker

    def with_mark(self, checker: str, points: Decimal) -> "CheckedCriterion":
        """The same with another mark of one checker."""
        return replace(self, marks={**self.marks, checker: points})


@dataclass(frozen=True, slots=True)
class MarkChange:
    """One checker's mark on one criterion of a unit with other points."""

    checker: str
    unit: str
    criterion: str
    points: Decimal  # more, or fewer (below zero)


@dataclass(frozen=True, slots=True)
class MarkFirmness:
    """Two neighbours; ``change`` None where no single mark can turn them."""

    upper: str
    lower: str
    change: MarkChange | None


def mark_firmness(
    result: BlocResult, checked: Iterable[CheckedCriterion], stage: Stage
) -> tuple[MarkFirmness, ...]:
    """Every pair of neighbours among the ranked units, from the top.

    Source: docs/algorithms/checkers.md#one-mark-and-the-order
    Units: points.
    """
    by_line = {(each.unit, each.criterion): each for each in checked}
    return tuple(
        MarkFirmness(upper.code, lower.code, _smallest(result, by_line, stage, upper, lower))
        for upper, lower in pairwise(placed_units(result))
    )


def points_together(stage: Stage, checked: CheckedCriterion, decimals: int) -> Decimal | None:
    """What the marks of a criterion come to by the settings; None where they do not count.

    Source: docs/algorithms/cross-check.md
    Units: points.
    """
    found = _as_one(stage.combine, sorted(checked.marks.values()), decimals)
    if stage.effect is Effect.LOWERS_ONLY:
        found = min(found, checked.own)
    most = stage.most_difference
    is_far = most is not None and abs(found - checked.own) > most
    return None if is_far or stage.effect is Effect.ADVISES else found


def _as_one(how: Combining, marks: list[Decimal], decimals: int) -> Decimal:
    if how is Combining.MEAN:
        mean = sum(map(Fraction, marks), Fraction(0)) / len(marks)
        return decimal_of(scaled_half_up(mean, decimals), decimals)
    return marks[0 if how is Combining.LOWEST else (len(marks) - 1) // 2]


def _smallest(
    result: BlocResult,
    by_line: Mapping[tuple[str, str], CheckedCriterion],
    stage: Stage,
    upper: PlacedUnit,
    lower: PlacedUnit,
) -> MarkChange | None:
    scheme, found, most = result.scheme, None, _BEYOND
    for group, place in places_of(upper.table):
        criterion = scheme.criteria[place]
        full = scaled_half_up(criterion.maximum, scheme.decimals)
        for unit, sign in ((lower, 1), (upper, -1)):
            checked = by_line.get((unit.code, criterion.id))
            if checked is None or unit.columns[place].not_applicable:
                continue
            is_turned = turned(upper, lower, group, place, sign)
            for checker in sorted(checked.marks):
                moved = _Moved(stage, checked, checker, scheme.decimals, sign)
                needed = moved.needed(is_turned, unit.points[place][0], full, most - 1)
                if needed is not None:
                    most = needed
                    change = decimal_of(sign * needed, scheme.decimals)
                    found = MarkChange(checker, unit.code, criterion.id, change)
    return found


@dataclass(frozen=True, slots=True)
class _Moved:
    """One mark on the move: how far it must go until what counts has gone far enough."""

    stage: Stage
    checked: CheckedCriterion
    checker: str
    decimals: int
    sign: int  # up or down

    def needed(
        self, is_turned: Callable[[int], bool], now: int, full: int, most: int
    ) -> int | None:
        """The smallest number of steps of the mark, at most ``most``; None: not enough."""
        mark = scaled_half_up(self.checked.marks[self.checker], self.decimals)
        room = full - mark if self.sign > 0 else mark
        least = points_together(self.stage, self.checked, self.decimals)
        if least is None:
            return None
        before = scaled_half_up(least, self.decimals)

        def moves(step: int) -> int | None:
            """How far what counts goes when the mark goes so far; None: it counts no more."""
            points = decimal_of(mark + self.sign * step, self.decimals)
            there = self.checked.with_mark(self.checker, points)
            found = points_together(self.stage, there, self.decimals)
            return None if found is None else abs(scaled_half_up(found, self.decimals) - before)

        allowed = min(room, most)
        still = least_step(lambda step: moves(step) is None, allowed)
        reach = allowed if still is None else still - 1  # beyond it the mark counts no more
        bound = full - now if self.sign > 0 else now

        def is_enough(step: int) -> bool:
            moved = min(moves(step) or 0, bound)
            return moved > 0 and is_turned(moved)

        return least_step(is_enough, reach)
