"""Units of a ranking whose points may be changed one at a time, to see where they would stand."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from fractions import Fraction

from thidua.domain.figures import Column
from thidua.domain.scoring.group import Sum, add_group, bonuses_of
from thidua.domain.scoring.points import CriterionScorer
from thidua.domain.scoring.result import BlocResult
from thidua.domain.scoring.totals import TableSums
from thidua.domain.weights import WeighedSum


def placed_units(result: BlocResult) -> list["PlacedUnit"]:
    """The ranked units from the top."""
    table = TableSums(result.scheme)
    bare = _bare_points(result)
    ranked = [at for at in result.order if result.ranks[at] is not None]
    return [PlacedUnit(table, result, bare, at) for at in ranked]


def _bare_points(result: BlocResult) -> list[tuple[list[int], dict[int, int]]]:
    """Per criterion, the points of all units without their bonuses, and these."""
    found = []
    criteria = zip(result.scheme.criteria, result.figures.columns, strict=True)
    for (criterion, column), row in zip(criteria, result.criterion_points, strict=True):
        bonuses = (
            CriterionScorer(criterion, result.scheme.decimals).bonuses(column)
            if column.bonus
            else {}
        )
        bare = [points - bonuses.get(at, 0) for at, points in enumerate(row)] if bonuses else row
        found.append((bare, bonuses))
    return found


class PlacedUnit:
    """One unit of a result, whose points may be changed to see where it would stand."""

    def __init__(
        self,
        table: TableSums,
        result: BlocResult,
        bare: list[tuple[list[int], dict[int, int]]],
        at: int,
    ) -> None:
        self.table = table
        self.code = result.figures.units[at]
        self.total = result.total_points[at]
        self.points = [[row[at]] for row, _bonuses in bare]
        self._bonuses = {
            place: {0: bonuses[at]} for place, (_row, bonuses) in enumerate(bare) if at in bonuses
        }
        self.columns = [
            Column(not_applicable=frozenset({0} if at in column.not_applicable else ()))
            for column in result.figures.columns
        ]
        self._off = [result.deduction_points[at]]
        self.is_whole = not any(column.not_applicable for column in self.columns)
        self.groups = table.group_points(self.columns, self.points, 1)
        self.key = self._key()

    def _total(self) -> int:
        return self.table.held(self.table.sums(self.groups, self._bonuses, self._off))[0]

    def _key(self) -> tuple[int, ...]:
        table = self.table
        if not table.scheme.tie_break:
            return (self._total(),)
        headings, shown = table.shown(self.groups, self._bonuses)
        breakers = table.breakers(self._with_bonus(), headings, shown)
        return (self._total(), *(row[0] for row in breakers))

    def _with_bonus(self) -> list[list[int]]:
        """The points of each criterion; not put together where only groups break ties."""
        if not self.table.is_decided_by_lines:
            return []
        return [
            [row[0] + self._bonuses.get(place, {}).get(0, 0)]
            for place, row in enumerate(self.points)
        ]

    def total_with(self, group: int, place: int, points: int) -> int:
        """Its total, had it so many points for the criterion at ``place``."""
        with self._having(group, place, points):
            return self._total()

    def key_with(self, group: int, place: int, points: int) -> tuple[int, ...]:
        """Its key in the ranking, had it so many: the total, and what decides between equals."""
        with self._having(group, place, points):
            return self._key()

    @contextmanager
    def _having(self, group: int, place: int, points: int) -> Iterator[None]:
        kept, kept_group = self.points[place][0], self.groups[group]
        self.points[place][0] = points
        self.groups[group] = add_group(self.table.groups[group], self.columns, self.points, 1)
        try:
            yield
        finally:
            self.points[place][0], self.groups[group] = kept, kept_group

    def line(self, group: int) -> WeighedSum:
        """Its sum when a group counts ``w`` times, and what decides when totals are equal."""
        earned = Fraction(self.groups[group].points[0]) * self._factor(group)
        earned += bonuses_of(self.table.groups[group], self._bonuses).get(0, 0)
        whole = self.table.sums(self.groups, self._bonuses, self._off)[0]
        most = Fraction(self.table.most) if self.table.scheme.bonus_inside_total else None
        return WeighedSum(whole - earned, earned, self.key[1:], most)

    @property
    def share(self) -> Fraction:
        """Its total as a share of its table's maximum."""
        return Fraction(self.total, self.table.most)

    def share_with(self, group: int, place: int, points: int) -> Fraction:
        """The same, had it so many points for the criterion at ``place``."""
        return Fraction(self.total_with(group, place, points), self.table.most)

    def _factor(self, group: int) -> Fraction:
        """How much a point of the group counts where other parts left the whole table."""
        scheme, table = self.table.scheme, self.table
        if scheme.groups[group].is_bonus:
            return Fraction(1)
        normal = [at for at, each in enumerate(scheme.groups) if not each.is_bonus]
        whole = sum(table.groups[at].maximum for at in normal)
        left = sum(self.groups[at].left_table.get(0, 0) for at in normal)
        return Fraction(whole, whole - left) if left < whole else Fraction(0)


def fewest_steps(upper: PlacedUnit, lower: PlacedUnit, group: int, sign: int) -> int:
    """So many steps at least are needed in a group, told without counting anything again.

    Where all criteria apply to the unit, a step moves its total by one at most; what decides
    between equals moves only in groups that are named for it.
    """
    moved = lower if sign > 0 else upper
    gap = upper.total - lower.total
    if not moved.is_whole or gap == 0:
        return 1
    may_decide = group in moved.table.deciding or lower.key[1:] > upper.key[1:]
    return gap if may_decide else gap + 1


def turned(
    upper: PlacedUnit, lower: PlacedUnit, group: int, place: int, sign: int
) -> Callable[[int], bool]:
    """Whether so many points more for the lower unit, or fewer for the upper, turn the order.

    What decides between equals is looked at only where totals are equal.
    """
    moved, other = (lower, upper) if sign > 0 else (upper, lower)
    now = moved.points[place][0]

    def is_enough(step: int) -> bool:
        points = now + sign * step
        ahead = (moved.total_with(group, place, points) - other.total) * sign
        if ahead == 0:
            key = moved.key_with(group, place, points)
            return key > other.key if sign > 0 else key < other.key
        return ahead > 0

    return is_enough


def least_step(is_enough: Callable[[int], bool], most: int) -> int | None:
    """The smallest step from 1 to ``most`` that is enough: more never is less than enough."""
    if most < 1 or not is_enough(most):
        return None
    low, high = 1, most
    while low < high:
        middle = (low + high) // 2
        if is_enough(middle):
            high = middle
        else:
            low = middle + 1
    return low


def places_of(table: TableSums) -> Iterator[tuple[int, int]]:
    """Each criterion's group and place, in the order of the table."""
    for group, sums in enumerate(table.groups):
        for place in _below(sums):
            yield group, place


def _below(of: Sum) -> Iterator[int]:
    for part in of.parts:
        if isinstance(part, Sum):
            yield from _below(part)
        else:
            yield part
