"""Points of a group, and of all normal groups together, when some criteria do not apply."""

from collections.abc import Sequence
from dataclasses import dataclass
from fractions import Fraction

from thidua.domain.exact import half_up, scaled_half_up
from thidua.domain.figures import Column
from thidua.domain.scheme import Group
from thidua.domain.scoring.points import CriterionScorer


@dataclass(frozen=True, slots=True)
class GroupPoints:
    """A group's points per unit; ``gone`` are the units for which nothing of it is left."""

    points: list[int]
    gone: tuple[int, ...] = ()


def add_group(
    group: Group,
    decimals: int,
    scorers: Sequence[CriterionScorer],
    columns: Sequence[Column],
    points: Sequence[list[int]],
) -> GroupPoints:
    """Sum a group for every unit, rescale where criteria were excluded, hold it at its maximum.

    Source: docs/algorithms/scoring.md#groups
    Units: points, integers of 10^-decimals.
    """
    cap = scaled_half_up(group.maximum, decimals)
    sums = [min(total, cap) for total in map(sum, zip(*points, strict=True))]
    left_out = _left_out(scorers, columns)
    gone = []
    for unit, (count, maxima) in left_out.items():
        if count == len(scorers):
            sums[unit] = 0
            gone.append(unit)
        else:
            whole = Fraction(group.maximum)
            sums[unit] = min(half_up(sums[unit] * whole / (whole - maxima)), cap)
    return GroupPoints(sums, tuple(gone))


def _left_out(
    scorers: Sequence[CriterionScorer], columns: Sequence[Column]
) -> dict[int, tuple[int, Fraction]]:
    """Per unit: how many criteria of the group are excluded, and their maxima together."""
    left_out: dict[int, tuple[int, Fraction]] = {}
    for scorer, column in zip(scorers, columns, strict=True):
        if column.not_applicable and scorer.is_excludable:
            maximum = Fraction(scorer.criterion.maximum)
            for unit in column.not_applicable:
                count, maxima = left_out.get(unit, (0, Fraction(0)))
                left_out[unit] = (count + 1, maxima + maximum)
    return left_out


def add_normal_groups(groups: Sequence[Group], results: Sequence[GroupPoints]) -> list[int]:
    """Sum the normal groups for every unit, scaled up where whole groups do not apply.

    Source: docs/algorithms/scoring.md#groups
    Units: points, integers of 10^-decimals.
    """
    sums = list(map(sum, zip(*(result.points for result in results), strict=True)))
    gone: dict[int, Fraction] = {}
    for group, result in zip(groups, results, strict=True):
        for unit in result.gone:
            gone[unit] = gone.get(unit, Fraction(0)) + Fraction(group.maximum)
    if gone:
        whole = sum((Fraction(group.maximum) for group in groups), Fraction(0))
        for unit, maxima in gone.items():
            sums[unit] = half_up(sums[unit] * whole / (whole - maxima)) if maxima < whole else 0
    return sums
