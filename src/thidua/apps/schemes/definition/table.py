"""The table as it is shown: rows with their words, and the sums always in view."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.schemes.definition.conferring import award_text, class_text
from thidua.apps.schemes.definition.outline import (
    AWARDS,
    CLASSES,
    DEDUCTIONS,
    DISQUALIFICATIONS,
    LOWERING,
    Definition,
    Item,
    places_of,
)
from thidua.apps.schemes.definition.reading import number_or_none
from thidua.apps.schemes.definition.rows import ZERO, GroupRow, Sum, group_rows, source_of
from thidua.apps.schemes.definition.wording import NA_POLICIES, figure, is_yes
from thidua.domain.award_codes import AWARD_NAMES
from thidua.domain.scheme import Scheme


@dataclass(frozen=True, slots=True)
class ConferredRow:
    """An award or a class with its conditions, in words."""

    key: str
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class Table:
    """The whole table."""

    groups: list[GroupRow]
    total: Sum
    settings: list[tuple[str, str]]
    deductions: list[Item]
    disqualifications: list[Item]
    tie_break: list[str]
    award_rows: list[ConferredRow]
    class_rows: list[ConferredRow]

    @property
    def awards(self) -> list[str]:
        """The awards in words."""
        return [row.text for row in self.award_rows]

    @property
    def classes(self) -> list[str]:
        """The classes in words, best first."""
        return [row.text for row in self.class_rows]

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
    groups, places = group_rows(definition, scheme), list(places_of(definition))
    lowered = {
        str(each.get("id")): figure(each.get("by")) for each in definition.get(LOWERING) or []
    }
    return Table(
        groups=groups,
        total=_total(definition, groups),
        settings=_settings(definition),
        deductions=[_extra(item, lowered) for item in definition.get(DEDUCTIONS) or []],
        disqualifications=[
            _extra(item, lowered) for item in definition.get(DISQUALIFICATIONS) or []
        ],
        tie_break=[str(line) for line in definition.get("tie_break") or []],
        award_rows=[
            ConferredRow(place.key, str(place.item.get("award")), award_text(place.item, awards))
            for place in places
            if place.section == AWARDS
        ],
        class_rows=[
            ConferredRow(place.key, str(place.item.get("name")), class_text(place.item))
            for place in places
            if place.section == CLASSES
        ],
    )


def _total(definition: Definition, groups: list[GroupRow]) -> Sum:
    inside = is_yes(definition.get("bonus_inside_total"))
    counted = [group.sum.wanted for group in groups if inside or not group.is_bonus]
    wanted = number_or_none(definition.get("total")) or ZERO
    return Sum(_("Cả bảng"), "", sum(counted, ZERO), wanted)


def _settings(definition: Definition) -> list[tuple[str, str]]:
    inside = is_yes(definition.get("bonus_inside_total"))
    policy = str(definition.get("na_policy", ""))
    cap = figure(definition.get("deductions_cap"))
    return [
        (_("Tổng điểm"), figure(definition.get("total"))),
        (_("Số chữ số thập phân"), str(definition.get("decimals", ""))),
        (_("Điểm thưởng"), _("nằm trong tổng điểm") if inside else _("cộng ngoài tổng điểm")),
        (_("Khi tiêu chí không áp dụng"), _(NA_POLICIES.get(policy, policy))),
        *([(_("Tổng điểm trừ nhiều nhất"), cap)] if cap else []),
    ]


def _extra(item: Item, lowered: Mapping[str, str]) -> Item:
    """A deduction or exclusion; ``lowered``: by how many classes those that lower it do."""
    return {
        "key": str(item.get("id", "")),
        "id": str(item.get("id", "")),
        "name": str(item.get("name", "")),
        "points": figure(item.get("points")),
        "lowers": lowered.get(str(item.get("id", "")), ""),
        "source": source_of(item),
        "illustrative": is_yes(item.get("illustrative")),
    }
