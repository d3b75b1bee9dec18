"""The table as it is shown: rows with their words, and the sums always in view."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.schemes.definition.outline import (
    DEDUCTIONS,
    DISQUALIFICATIONS,
    Definition,
    Item,
    criteria_of,
    groups_of,
)
from thidua.apps.schemes.definition.reading import number_or_none
from thidua.apps.schemes.definition.rule_types import RULE_TYPES
from thidua.apps.schemes.definition.wording import (
    APPLIES_IF,
    NA_POLICIES,
    award_text,
    figure,
    is_yes,
    rule_text,
    target_text,
)
from thidua.domain.award_codes import AWARD_NAMES
from thidua.domain.scheme import Scheme

ZERO = Decimal(0)


@dataclass(frozen=True, slots=True)
class Sum:
    """What should add up: the parts together and what they must make."""

    label: str
    name: str
    together: Decimal
    wanted: Decimal
    may_be_less: bool = False

    @property
    def gap(self) -> Decimal:
        """What is missing; negative when there is too much."""
        return self.wanted - self.together

    @property
    def excess(self) -> Decimal:
        """What is too much."""
        return -self.gap

    @property
    def is_right(self) -> bool:
        """Whether it adds up."""
        return self.gap == 0 or (self.may_be_less and self.gap > 0)


@dataclass(frozen=True, slots=True)
class CriterionRow:
    """One criterion in words."""

    id: str
    name: str
    maximum: str
    measure: str
    target: str
    rule: str
    kind: Any
    evidence: str
    source: str
    notes: tuple[str, ...]
    illustrative: bool


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group with its criteria."""

    id: str
    name: str
    maximum: str
    is_bonus: bool
    source: str
    illustrative: bool
    sum: Sum
    criteria: list[CriterionRow] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Table:
    """The whole table."""

    groups: list[GroupRow]
    total: Sum
    settings: list[tuple[str, str]]
    deductions: list[Item]
    disqualifications: list[Item]
    tie_break: list[str]
    awards: list[str]

    @property
    def sums(self) -> list[Sum]:
        """Each group's sum, then the whole."""
        return [*(group.sum for group in self.groups), self.total]

    @property
    def adds_up(self) -> bool:
        """Whether every sum is right."""
        return all(each.is_right for each in self.sums)

    @property
    def count(self) -> int:
        """How many criteria there are."""
        return sum(len(group.criteria) for group in self.groups)


def table_of(
    definition: Definition,
    scheme: Scheme | None = None,
    awards: Mapping[str, str] = AWARD_NAMES,
) -> Table:
    """The table of a definition, finished or not; ``scheme`` saves reading it again.

    ``awards`` says what the authority calls its awards.
    """
    groups = [_group(definition, group, scheme) for group in groups_of(definition)]
    return Table(
        groups=groups,
        total=_total(definition, groups),
        settings=_settings(definition),
        deductions=[_extra(item) for item in definition.get(DEDUCTIONS) or []],
        disqualifications=[_extra(item) for item in definition.get(DISQUALIFICATIONS) or []],
        tie_break=[str(line) for line in definition.get("tie_break") or []],
        awards=[award_text(award, awards) for award in definition.get("awards") or []],
    )


def _group(definition: Definition, group: Item, scheme: Scheme | None) -> GroupRow:
    lines = criteria_of(group)
    item_id, name = str(group.get("id", "")), str(group.get("name", ""))
    together = sum((number_or_none(line.get("max")) or ZERO for line in lines), ZERO)
    is_bonus = group.get("kind") == "bonus"
    wanted = number_or_none(group.get("max")) or ZERO
    return GroupRow(
        id=item_id,
        name=name,
        maximum=figure(group.get("max")),
        is_bonus=is_bonus,
        source=_source(group),
        illustrative=is_yes(group.get("illustrative")),
        sum=Sum(item_id, name, together, wanted, may_be_less=is_bonus),
        criteria=[_criterion(definition, line, scheme) for line in lines],
    )


def _criterion(definition: Definition, line: Item, scheme: Scheme | None) -> CriterionRow:
    rule = line.get("rule")
    kind = rule.get("type") if isinstance(rule, dict) else None
    return CriterionRow(
        id=str(line.get("id", "")),
        name=str(line.get("name", "")),
        maximum=figure(line.get("max")),
        measure=str(line.get("measure", "")),
        target=target_text(line),
        rule=rule_text(definition, line, scheme),
        kind=RULE_TYPES.get(str(kind)),
        evidence=str(line.get("evidence", "")),
        source=_source(line),
        notes=tuple(_notes(line)),
        illustrative=is_yes(line.get("illustrative")) or is_yes(definition.get("illustrative")),
    )


def _notes(line: Item) -> list[str]:
    notes = []
    if is_yes(line.get("unit_specific")):
        notes.append(_("riêng từng đơn vị"))
    if is_yes(line.get("external")):
        notes.append(_("số liệu do cơ quan khác cấp"))
    if line.get("applies_if"):
        notes.append(
            _("chỉ khi %(line)s") % {"line": APPLIES_IF.get(line["applies_if"], line["applies_if"])}
        )
    if line.get("na_policy"):
        notes.append(
            _("không áp dụng: %(line)s")
            % {"line": NA_POLICIES.get(line["na_policy"], line["na_policy"])}
        )
    if is_yes(line.get("added_midyear")):
        notes.append(_("bổ sung giữa năm"))
    return notes


def _source(item: Item) -> str:
    """Where an item comes from, its target's source when it has none of its own."""
    target = item.get("target")
    of_target = target.get("source", "") if isinstance(target, dict) else ""
    return str(item.get("source") or of_target or "")


def _total(definition: Definition, groups: list[GroupRow]) -> Sum:
    inside = is_yes(definition.get("bonus_inside_total"))
    counted = [group.sum.wanted for group in groups if inside or not group.is_bonus]
    wanted = number_or_none(definition.get("total")) or ZERO
    return Sum(_("Cả bảng"), "", sum(counted, ZERO), wanted)


def _settings(definition: Definition) -> list[tuple[str, str]]:
    inside = is_yes(definition.get("bonus_inside_total"))
    policy = str(definition.get("na_policy", ""))
    return [
        (_("Tổng điểm"), figure(definition.get("total"))),
        (_("Số chữ số thập phân"), str(definition.get("decimals", ""))),
        (_("Điểm thưởng"), _("nằm trong tổng điểm") if inside else _("cộng ngoài tổng điểm")),
        (_("Khi tiêu chí không áp dụng"), NA_POLICIES.get(policy, policy)),
    ]


def _extra(item: Item) -> Item:
    return {
        "id": str(item.get("id", "")),
        "name": str(item.get("name", "")),
        "points": figure(item.get("points")),
        "source": str(item.get("source", "")),
        "illustrative": is_yes(item.get("illustrative")),
    }
