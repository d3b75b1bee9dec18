"""What a scheme says of awards and classes: quotas, conditions, and what lowers a class."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from enum import Enum
from fractions import Fraction

from thidua.domain.exact import half_up

Points = Decimal | Fraction


@dataclass(frozen=True, slots=True)
class UnitStanding:
    """What conditions look at. ``groups`` leaves out those of which nothing applies to the unit."""

    total: Decimal
    groups: Mapping[str, Decimal] = field(default_factory=dict)
    events: frozenset[str] = frozenset()  # ids of deductions and disqualifications that happened


@dataclass(frozen=True, slots=True)
class Shortfall:
    """What keeps a unit from an award or class; empty where its conditions are met."""

    min_total: Points | None = None  # the least total, where the unit is below it
    groups: tuple[tuple[str, Points], ...] = ()  # groups below their floor, with the floor
    events: tuple[str, ...] = ()  # what happened and may not have

    def __bool__(self) -> bool:
        """Whether anything is missing."""
        return self.min_total is not None or bool(self.groups) or bool(self.events)


@dataclass(frozen=True, slots=True)
class Needs:
    """Conditions of an award or a class; shares were made points when the scheme was read."""

    min_total: Points | None = None
    min_group: tuple[tuple[str, Points], ...] = ()
    without: tuple[str, ...] = ()

    def are_met(self, standing: UnitStanding) -> bool:
        """Whether total, groups and events allow it; no floor for a group that does not apply.

        Source: docs/algorithms/ranking.md#conditions
        Units: points.
        """
        return not self.shortfall(standing)

    def shortfall(self, standing: UnitStanding) -> Shortfall:
        """What of them is not met.

        Source: docs/algorithms/ranking.md#conditions
        Units: points.
        """
        is_low = self.min_total is not None and standing.total < self.min_total
        return Shortfall(
            self.min_total if is_low else None,
            tuple(
                (group, least)
                for group, least in self.min_group
                if group in standing.groups and standing.groups[group] < least
            ),
            tuple(event for event in self.without if event in standing.events),
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


@dataclass(frozen=True, slots=True)
class ClassReached:
    """The class of a unit and why it is no better; ``name`` is None below the last."""

    name: str | None
    by_conditions: str | None  # before anything lowered it
    lowered: tuple[Lowering, ...]
    missed: tuple[tuple[str, Shortfall], ...]  # the better classes by conditions, best first


def class_reached(
    classes: Sequence[UnitClass], lowering: Sequence[Lowering], standing: UnitStanding
) -> ClassReached:
    """The first class whose conditions are met, lowered by what happened; with the reasons.

    Source: docs/algorithms/ranking.md#classes
    """
    shortfalls = [each.needs.shortfall(standing) for each in classes]
    at = next((at for at, short in enumerate(shortfalls) if not short), len(classes))
    lowered = tuple(each for each in lowering if each.id in standing.events)
    names = [*(each.name for each in classes), None]
    return ClassReached(
        name=names[min(at + sum(each.by for each in lowered), len(classes))],
        by_conditions=names[at],
        lowered=lowered,
        missed=tuple(
            (each.name, short) for each, short in zip(classes[:at], shortfalls, strict=False)
        ),
    )
