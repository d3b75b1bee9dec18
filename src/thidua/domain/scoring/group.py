"""Points of groups and headings, and of all normal groups together, when parts do not apply."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from fractions import Fraction
from math import lcm

from thidua.domain.exact import half_up, scaled_half_up
from thidua.domain.figures import Column
from thidua.domain.scheme import LEAVING, Criterion, Group, Heading, NaPolicy, Scheme


@dataclass(frozen=True, slots=True)
class Sum:
    """A group or heading made ready: each part is a sum, or a criterion by its place.

    ``maximum`` and ``maxima`` are integers over one denominator, the same for a whole table.
    """

    maximum: int
    cap: int  # the maximum in points, an integer of 10^-decimals
    parts: tuple["Sum | int", ...]
    maxima: tuple[int, ...]
    leaving: tuple[int, ...]  # criteria that leave where they do not apply
    leaving_table: tuple[int, ...]  # those of them that leave the whole table


@dataclass(frozen=True, slots=True)
class GroupPoints:
    """A group's points per unit, bonuses apart, and what of its maximum left the table.

    ``left_table``: per unit, as maxima; the whole maximum where nothing of the group is left.
    """

    points: list[int]
    headings: tuple[list[int], ...] = ()  # in the order of the table
    left_table: Mapping[int, int] = field(default_factory=dict)

    def gone(self, maximum: int) -> frozenset[int]:
        """The units for which nothing of a group of that maximum is left."""
        return frozenset(unit for unit, left in self.left_table.items() if left == maximum)


def denominator_of(scheme: Scheme) -> int:
    """One denominator for all maxima of a table.

    Source: docs/algorithms/scoring.md#groups
    """
    parts = (*scheme.groups, *scheme.lines)
    return lcm(*(Fraction(part.maximum).denominator for part in parts))


def made_ready(
    part: Group | Heading, decimals: int, denominator: int, places: Iterator[int]
) -> Sum:
    """A group or heading as a sum; ``places`` gives each criterion its place, in order.

    Source: docs/algorithms/scoring.md#headings
    Units: points.
    """
    parts: list[Sum | int] = []
    leaving: list[int] = []
    leaving_table: list[int] = []
    for below in part.parts:
        if isinstance(below, Criterion):
            place = next(places)
            parts.append(place)
            leaving += [place] * (below.na_policy in LEAVING)
            leaving_table += [place] * (below.na_policy is NaPolicy.RESCALE_TOTAL)
        else:
            ready = made_ready(below, decimals, denominator, places)
            parts.append(ready)
            leaving += ready.leaving
            leaving_table += ready.leaving_table
    maxima = tuple(int(Fraction(below.maximum) * denominator) for below in part.parts)
    return Sum(
        int(Fraction(part.maximum) * denominator), scaled_half_up(part.maximum, decimals),
        tuple(parts), maxima, tuple(leaving), tuple(leaving_table),
    )  # fmt: skip


def add_group(
    group: Sum, columns: Sequence[Column], points: Sequence[list[int]], size: int
) -> GroupPoints:
    """Sum a group for every unit, rescale where criteria left it, hold it at its maximum.

    Source: docs/algorithms/scoring.md#groups
    Units: points, integers of 10^-decimals.
    """
    headings: list[list[int]] = []
    sums = _held(group, points, headings, size)
    out = _left_out(group, columns, group.leaving)
    out_of_table = _left_out(group, columns, group.leaving_table)
    for unit, maxima in out.items():
        if maxima == group.maximum:
            sums[unit] = 0
            out_of_table[unit] = maxima
        else:
            whole = group.maximum - out_of_table.get(unit, 0)
            rescaled = half_up(Fraction(sums[unit] * whole, group.maximum - maxima))
            sums[unit] = min(rescaled, group.cap)
    return GroupPoints(sums, tuple(headings), out_of_table)


def _held(of: Sum, points: Sequence[list[int]], headings: list[list[int]], size: int) -> list[int]:
    """The sums of the parts, each at most the maximum; those of headings are collected."""
    rows = []
    for part in of.parts:
        if isinstance(part, Sum):
            place = len(headings)
            headings.append([])
            headings[place] = _held(part, points, headings, size)
            rows.append(headings[place])
        else:
            rows.append(points[part])
    cap = of.cap
    return [min(total, cap) for total in map(sum, zip(*(rows or [[0] * size]), strict=True))]


def _left_out(of: Sum, columns: Sequence[Column], leaving: tuple[int, ...]) -> dict[int, int]:
    """Per unit, how much of the maximum left with criteria; all of it where nothing is left."""
    if not any(columns[place].not_applicable for place in leaving):
        return {}
    gone: dict[int, int] = {}
    left: dict[int, int] = {}
    for part, maximum in zip(of.parts, of.maxima, strict=True):
        if isinstance(part, Sum):
            found = _left_out(part, columns, leaving)
        else:
            units = columns[part].not_applicable if part in leaving else ()
            found = dict.fromkeys(units, maximum)
        for unit, maxima in found.items():
            gone[unit] = gone.get(unit, 0) + (maxima == maximum)
            left[unit] = left.get(unit, 0) + maxima
    together = sum(of.maxima)
    reachable = min(of.maximum, together)
    return {
        unit: of.maximum
        if gone[unit] == len(of.parts)
        else reachable - min(of.maximum, together - maxima)
        for unit, maxima in left.items()
    }


def add_normal_groups(groups: Sequence[Sum], results: Sequence[GroupPoints]) -> list[int]:
    """Sum the normal groups for every unit, scaled up where parts of the table do not apply.

    Source: docs/algorithms/scoring.md#groups
    Units: points, integers of 10^-decimals.
    """
    sums = list(map(sum, zip(*(result.points for result in results), strict=True)))
    left: dict[int, int] = {}
    for result in results:
        for unit, maxima in result.left_table.items():
            left[unit] = left.get(unit, 0) + maxima
    if left:
        whole = sum(group.maximum for group in groups)
        for unit, maxima in left.items():
            sums[unit] = (
                half_up(Fraction(sums[unit] * whole, whole - maxima)) if maxima < whole else 0
            )
    return sums


def bonuses_of(of: Sum, bonuses: Mapping[int, Mapping[int, int]]) -> dict[int, int]:
    """Per unit, the bonuses of all criteria below; ``bonuses`` by place of the criterion.

    Source: docs/algorithms/scoring.md#bonus-of-a-criterion
    Units: points, integers of 10^-decimals.
    """
    together: dict[int, int] = {}
    for part in of.parts:
        found = bonuses_of(part, bonuses) if isinstance(part, Sum) else bonuses.get(part, {})
        for unit, points in found.items():
            together[unit] = together.get(unit, 0) + points
    return together


def headings_of(of: Sum) -> Iterator[Sum]:
    """The headings below, in the order of the table.

    Source: docs/algorithms/scoring.md#headings
    """
    for part in of.parts:
        if isinstance(part, Sum):
            yield part
            yield from headings_of(part)
