"""Points of one criterion for all units: the rule, the second group, what does not apply."""

from fractions import Fraction

from thidua.domain.exact import half_up
from thidua.domain.figures import Column
from thidua.domain.rules.rule import Limit
from thidua.domain.scheme import Criterion, NaPolicy


def limit_of(criterion: Criterion, decimals: int) -> Limit:
    """What a rule must know of its criterion.

    Source: docs/algorithms/scoring.md#rounding
    Units: points.
    """
    return Limit(criterion.maximum, decimals, criterion.measure)


class CriterionScorer:
    """One criterion made ready: its rule with all constants as integers."""

    __slots__ = ("_decimals", "_full_when_not_applicable", "_limit", "_rule", "criterion")

    def __init__(self, criterion: Criterion, decimals: int) -> None:
        self.criterion = criterion
        self._decimals = decimals
        self._limit = limit_of(criterion, decimals)
        self._rule = criterion.rule.scorer(self._limit)
        self._full_when_not_applicable = criterion.na_policy is NaPolicy.FULL_POINTS

    def points(self, column: Column, size: int) -> list[int]:
        """Points of each of ``size`` units, integers of 10^-decimals, rounded half up."""
        scored = self._rule(column)
        if column.positions is None:
            return scored
        points = [0] * size
        for position, value in zip(column.positions, scored, strict=True):
            points[position] = value
        if column.second_group:
            self._score_second_group(column, points)
        if self._full_when_not_applicable:
            for position in column.not_applicable:
                points[position] = self._limit.full
        return points

    def bonuses(self, column: Column) -> dict[int, int]:
        """What units get above the maximum, rounded by itself: integers of 10^-decimals."""
        scale = 10**self._decimals
        return {
            unit: half_up(Fraction(bonus * scale, column.bonus_scale))
            for unit, bonus in column.bonus
        }

    def _score_second_group(self, column: Column, points: list[int]) -> None:
        """M·A ÷ the largest A among the units for which the target is not assigned."""
        largest = column.second_most
        for position, actual in column.second_group:
            share = Fraction(actual, largest) if largest else Fraction(0)
            points[position] = self._limit.scaled(share * Fraction(self._limit.maximum))
