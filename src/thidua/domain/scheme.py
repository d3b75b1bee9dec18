"""A scoring scheme (bảng điểm): groups, criteria, deductions. Data that was checked."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from fractions import Fraction
from functools import cached_property

from thidua.domain.conferring import AwardQuota, Lowering, UnitClass
from thidua.domain.rules.rule import Rule


class NaPolicy(Enum):
    """What happens to a criterion that does not apply to a unit."""

    FULL_POINTS = "full_points"
    ZERO = "zero"
    EXCLUDE_AND_RESCALE = "exclude_and_rescale"
    SECOND_GROUP = "second_group"
    RESCALE_TOTAL = "rescale_total"


LEAVING = frozenset({NaPolicy.EXCLUDE_AND_RESCALE, NaPolicy.RESCALE_TOTAL})
"""The policies by which a criterion leaves its group or the table."""


@dataclass(frozen=True, slots=True)
class CriterionBonus:
    """Points above a criterion's maximum, up to ``maximum``, in whole steps when there is one."""

    maximum: Decimal
    step: Decimal | None = None


@dataclass(frozen=True, slots=True)
class Criterion:
    """One line of the scoring table. ``target`` is the bloc's common target, when it has one."""

    id: str
    maximum: Decimal
    rule: Rule
    na_policy: NaPolicy
    name: str = ""
    measure: str = ""
    target: Decimal | None = None
    evidence: str = ""
    fed_by: str = ""
    reason_required: bool = False
    unit_specific: bool = False
    illustrative: bool = False
    bonus: CriterionBonus | None = None

    @property
    def has_own_targets(self) -> bool:
        """Whether each unit brings a target of its own."""
        uses_target = self.rule.uses_target
        return uses_target and (self.target is None or self.rule.has_many_rows)


@dataclass(frozen=True, slots=True)
class Heading:
    """A criterion that is the sum of others; results are reported for those only."""

    id: str
    maximum: Decimal
    parts: "tuple[CriterionOrHeading, ...]"
    name: str = ""


CriterionOrHeading = Criterion | Heading


@dataclass(frozen=True, slots=True)
class Group:
    """A point group (nội dung thi đua); a bonus group stands beside the normal ones."""

    id: str
    maximum: Decimal
    parts: tuple[CriterionOrHeading, ...]
    name: str = ""
    is_bonus: bool = False

    @property
    def criteria(self) -> tuple[Criterion, ...]:
        """What is scored in this group, in the order of the table; no headings."""
        return tuple(criteria_of(self.parts))


def lines_of(parts: tuple[CriterionOrHeading, ...]) -> Iterator[CriterionOrHeading]:
    """Everything below, each heading before what it holds.

    Source: docs/algorithms/scoring.md#headings
    """
    for part in parts:
        yield part
        if isinstance(part, Heading):
            yield from lines_of(part.parts)


def criteria_of(parts: tuple[CriterionOrHeading, ...]) -> Iterator[Criterion]:
    """Everything below that is scored by itself, in the order of the table.

    Source: docs/algorithms/scoring.md#headings
    """
    return (line for line in lines_of(parts) if isinstance(line, Criterion))


def criteria_below(
    parts: tuple[CriterionOrHeading, ...], above: tuple[Heading, ...] = ()
) -> Iterator[tuple[tuple[Heading, ...], Criterion]]:
    """Each criterion with the headings that it stands below, the outermost first.

    Source: docs/algorithms/scoring.md#headings
    """
    for part in parts:
        if isinstance(part, Heading):
            yield from criteria_below(part.parts, (*above, part))
        else:
            yield above, part


@dataclass(frozen=True, slots=True)
class Deduction:
    """Points (≤ 0) taken from the total for each event."""

    id: str
    points: Decimal
    name: str = ""


@dataclass(frozen=True, slots=True)
class Disqualification:
    """A fact that takes a unit out of the ranking."""

    id: str
    name: str = ""


@dataclass(frozen=True)
class Scheme:
    """A bloc's whole scoring scheme, as adopted."""

    total: Decimal
    decimals: int
    bonus_inside_total: bool
    na_policy: NaPolicy
    groups: tuple[Group, ...]
    deductions: tuple[Deduction, ...] = ()
    disqualifications: tuple[Disqualification, ...] = ()
    tie_break: tuple[str, ...] = ()
    awards: tuple[AwardQuota, ...] = ()
    deductions_cap: Decimal | None = None
    classes: tuple[UnitClass, ...] = ()
    lower_class: tuple[Lowering, ...] = ()

    @cached_property
    def criteria(self) -> tuple[Criterion, ...]:
        """All that is scored by itself, in the order of the table; no headings."""
        return tuple(criterion for group in self.groups for criterion in group.criteria)

    @cached_property
    def lines(self) -> tuple[CriterionOrHeading, ...]:
        """Headings and criteria, each heading before what it holds."""
        return tuple(line for group in self.groups for line in lines_of(group.parts))

    def excludes(self, fact: Disqualification) -> bool:
        """Whether a fact takes a unit out of the ranking, rather than lower its class.

        Source: docs/algorithms/ranking.md#classes
        """
        return all(lowering.id != fact.id for lowering in self.lower_class)

    @cached_property
    def criterion_by_id(self) -> dict[str, Criterion]:
        """Criteria by their id."""
        return {criterion.id: criterion for criterion in self.criteria}

    def groups_short_of_maximum(self) -> Iterator[Group]:
        """Normal groups whose criteria cannot reach the group's maximum together.

        Source: docs/algorithms/scoring.md#scheme-sums
        Units: points.
        """
        for group in self.groups:
            reachable = sum(Fraction(part.maximum) for part in group.parts)
            if not group.is_bonus and reachable != group.maximum:
                yield group
