"""From points to totals and places: groups, the table's maximum, deductions, tie-breaks."""

from collections.abc import Mapping, Sequence
from fractions import Fraction
from itertools import count

from thidua.domain.exact import half_up, scaled_half_up
from thidua.domain.figures import Column
from thidua.domain.scheme import Heading, Scheme, lines_of
from thidua.domain.scoring.group import (
    GroupPoints,
    Sum,
    add_group,
    add_normal_groups,
    bonuses_of,
    denominator_of,
    headings_of,
    made_ready,
)

Bonuses = Mapping[int, Mapping[int, int]]
"""By place of the criterion, then by unit: points above the maximum."""


class UnknownCriterion(LookupError):
    """The scheme has no criterion of that id."""


class TableSums:
    """How a scheme adds up, made ready. Points are integers of 10^-decimals everywhere."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        places, denominator = count(), denominator_of(scheme)
        self.groups = [
            made_ready(group, scheme.decimals, denominator, places) for group in scheme.groups
        ]
        self._headings = [each for group in self.groups for each in headings_of(group)]
        self._normal = [at for at, group in enumerate(scheme.groups) if not group.is_bonus]
        self._bonus = [at for at, group in enumerate(scheme.groups) if group.is_bonus]
        self.most = scaled_half_up(scheme.total, scheme.decimals)
        self._off = [-Fraction(line.points) * 10**scheme.decimals for line in scheme.deductions]
        cap = scheme.deductions_cap
        self._off_most = None if cap is None else Fraction(cap) * 10**scheme.decimals
        self._tie_break = [_place_of(scheme, line) for line in scheme.tie_break]
        self.is_decided_by_lines = not all(is_group for is_group, _at in self._tie_break)
        named = frozenset(scheme.tie_break)
        self.deciding = frozenset(  # places of the groups in which something breaks a tie
            at
            for at, group in enumerate(scheme.groups)
            if group.id in named or any(line.id in named for line in lines_of(group.parts))
        )

    def group_points(
        self, columns: Sequence[Column], points: Sequence[list[int]], size: int
    ) -> list[GroupPoints]:
        """Every group of ``size`` units, without bonuses.

        Source: docs/algorithms/scoring.md#groups
        """
        return [add_group(group, columns, points, size) for group in self.groups]

    def deductions(self, events: Sequence[Sequence[int]], size: int) -> list[int]:
        """What is taken off each unit's total, as a positive amount; events by deduction.

        Source: docs/algorithms/scoring.md#total
        """
        amounts = [Fraction(0)] * size
        for off, happened in zip(self._off, events, strict=True):
            if any(happened):
                amounts = [amount + off * n for amount, n in zip(amounts, happened, strict=True)]
        if self._off_most is not None:
            amounts = [min(amount, self._off_most) for amount in amounts]
        return [half_up(amount) if amount else 0 for amount in amounts]

    def sums(
        self, groups: Sequence[GroupPoints], bonuses: Bonuses, deductions: Sequence[int]
    ) -> list[int]:
        """Each unit's sum, before it is held between 0 and the table's maximum.

        Source: docs/algorithms/scoring.md#total
        """
        rows = [[-off for off in deductions]]
        if self._normal:
            normal = [groups[at] for at in self._normal]
            rows.append(add_normal_groups([self.groups[at] for at in self._normal], normal))
        rows.extend(groups[at].points for at in self._bonus)
        sums = list(map(sum, zip(*rows, strict=True)))
        for of_criterion in bonuses.values():
            sums = with_more(sums, of_criterion)
        return sums

    def held(self, sums: Sequence[int]) -> list[int]:
        """The totals of such sums.

        Source: docs/algorithms/scoring.md#total
        """
        if self.scheme.bonus_inside_total:
            sums = [min(total, self.most) for total in sums]
        return [max(total, 0) for total in sums]

    def shown(
        self, groups: Sequence[GroupPoints], bonuses: Bonuses
    ) -> tuple[list[list[int]], list[list[int]]]:
        """Points of headings and of groups with the bonuses below them, outside their maximum."""
        headings = [row for group in groups for row in group.headings]
        return (
            _all_with(headings, self._headings, bonuses),
            _all_with([group.points for group in groups], self.groups, bonuses),
        )

    def breakers(
        self, points: list[list[int]], headings: list[list[int]], groups: list[list[int]]
    ) -> list[list[int]]:
        """What decides between equal totals, in order.

        Source: docs/algorithms/ranking.md#places
        """
        of_lines = _of_lines(self.scheme, points, headings) if self.is_decided_by_lines else []
        return [groups[at] if is_group else of_lines[at] for is_group, at in self._tie_break]


def with_more(points: list[int], more: Mapping[int, int]) -> list[int]:
    """Points of every unit with what some of them have besides."""
    return [value + more.get(unit, 0) for unit, value in enumerate(points)] if more else points


def _all_with(rows: list[list[int]], sums: Sequence[Sum], bonuses: Bonuses) -> list[list[int]]:
    if not bonuses:
        return rows
    return [with_more(row, bonuses_of(each, bonuses)) for row, each in zip(rows, sums, strict=True)]


def _of_lines(
    scheme: Scheme, points: list[list[int]], headings: list[list[int]]
) -> list[list[int]]:
    """Points of headings and criteria together, in the order of the table."""
    scored, summed = iter(points), iter(headings)
    return [next(summed if isinstance(line, Heading) else scored) for line in scheme.lines]


def _place_of(scheme: Scheme, line: str) -> tuple[bool, int]:
    """Whether an id names a group, and where it stands among groups or lines."""
    groups = [group.id for group in scheme.groups]
    if line in groups:
        return True, groups.index(line)
    lines = [each.id for each in scheme.lines]
    if line in lines:
        return False, lines.index(line)
    raise UnknownCriterion(line)
