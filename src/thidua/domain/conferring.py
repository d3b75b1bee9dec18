"""What a scheme says of awards and classes: quotas, conditions, and what lowers a class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from thidua.domain.exact import half_up

Points = Decimal | Fraction


@dataclass(frozen=True, slots=True)
class Standing:
    """What conditions look at. ``groups`` leaves out those of which nothing applies to the unit."""

    total: Decimal
    groups: Mapping[str, Decimal] = field(default_factory=dict)
    events: frozenset[str] = frozenset()  # ids of deductions and disqualifications that happened


@dataclass(frozen=True, slots=True)
class Needs:
    """Conditions of an award or a class; shares were made points when the scheme was read."""

    min_total: Points | None = None
    min_group: tuple[tuple[str, Points], ...] = ()
    without: tuple[str, ...] = ()

    def are_met(self, standing: Standing) -> bool:
        """Whether total, groups and events allow it; no floor for a group that does not apply.

        Source: docs/algorithms/ranking.md#conditions
        Units: points.
        """
        if self.min_total is not None and standing.total < self.min_total:
            return False
        return not self.groups_below(standing) and standing.events.isdisjoint(self.without)

    def groups_below(self, standing: Standing) -> tuple[str, ...]:
        """The groups that are below their floor.

        Source: docs/algorithms/ranking.md#conditions
        Units: points.
        """
        return tuple(
            group
            for group, least in self.min_group
            if group in standing.groups and standing.groups[group] < least
        )


class Rounding(Enum):
    """What becomes of a part of a unit in a quota."""

    DOWN = "down"
    HALF_UP = "half_up"
    UP = "up"


@dataclass(frozen=True, slots=True)
class QuotaShare:
    """A quota as a share of the bloc's units, or of those that are ranked."""

    share: Fraction
    of_ranked: bool = False
    rounding: Rounding = Rounding.DOWN
    least: int = 0

    def units(self, members: int, ranked: int) -> int:
        """How many units that is.

        Source: docs/algorithms/ranking.md#awards

        >>> QuotaShare(Fraction(1, 3), rounding=Rounding.HALF_UP).units(members=5, ranked=4)
        2
        """
        exact = self.share * (ranked if self.of_ranked else members)
        if self.rounding is Rounding.HALF_UP:
            return max(half_up(exact), self.least)
        whole = -(-exact // 1) if self.rounding is Rounding.UP else exact // 1
        return max(whole, self.least)


@dataclass(frozen=True, slots=True)
class AwardQuota:
    """How many units at the top are proposed for an award, and on which conditions."""

    award: str
    quota: int | QuotaShare
    needs: Needs = Needs()

    def units(self, members: int, ranked: int) -> int:
        """How many units the award may go to.

        Source: docs/algorithms/ranking.md#awards
        """
        quota = self.quota
        return quota if isinstance(quota, int) else quota.units(members, ranked)


@dataclass(frozen=True, slots=True)
class UnitClass:
    """A class (xếp loại) that units reach on its conditions."""

    name: str
    needs: Needs = Needs()


@dataclass(frozen=True, slots=True)
class Lowering:
    """A deduction or disqualification that lowers the class by so many when it happened."""

    id: str
    by: int


def class_of(
    classes: Sequence[UnitClass], lowering: Sequence[Lowering], standing: Standing
) -> str | None:
    """The first class whose conditions are met, lowered by what happened; None below the last.

    Source: docs/algorithms/ranking.md#classes
    """
    reached = (at for at, each in enumerate(classes) if each.needs.are_met(standing))
    lowered = sum(each.by for each in lowering if each.id in standing.events)
    at = next(reached, len(classes)) + lowered
    return classes[at].name if at < len(classes) else None
