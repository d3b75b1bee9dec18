"""The rows of a table in words: groups, headings and criteria, with what should add up."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.schemes.definition.outline import (
    GROUPS,
    LINES,
    Definition,
    Item,
    Place,
    is_heading,
    parts_of,
    places_of,
)
from thidua.apps.schemes.definition.reading import number_or_none
from thidua.apps.schemes.definition.rule_types import RULE_TYPES
from thidua.apps.schemes.definition.wording import (
    APPLIES_IF,
    NA_POLICIES,
    figure,
    is_yes,
    rule_text,
    target_text,
)
from thidua.apps.schemes.registries.feeds import FED_BY, FED_RULES
from thidua.domain.scheme import Scheme
from thidua.web.words import written_number

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
class LineRow:
    """One criterion or heading in words; ``below``: what the lines of a heading come to."""

    key: str
    level: int  # from 1
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
    below: str = ""
    is_heading: bool = False


@dataclass(frozen=True, slots=True)
class GroupRow:
    """One group with its headings and criteria, each heading before what it holds."""

    key: str
    id: str
    name: str
    maximum: str
    is_bonus: bool
    source: str
    illustrative: bool
    sum: Sum
    lines: list[LineRow] = field(default_factory=list)

    @property
    def criteria(self) -> list[LineRow]:
        """What is scored by itself."""
        return [line for line in self.lines if not line.is_heading]


def group_rows(definition: Definition, scheme: Scheme | None) -> list[GroupRow]:
    """Every group with its lines; ``scheme`` saves reading the definition again."""
    lines: dict[str, list[Place]] = {}
    for place in places_of(definition):
        if place.section == LINES:
            lines.setdefault(place.homes[0].key, []).append(place)
    return [
        _group(definition, place, lines.get(place.key, ()), scheme)
        for place in places_of(definition)
        if place.section == GROUPS
    ]


def _group(
    definition: Definition, place: Place, lines: Iterable[Place], scheme: Scheme | None
) -> GroupRow:
    group = place.item
    item_id, name = str(group.get("id", "")), str(group.get("name", ""))
    is_bonus = group.get("kind") == "bonus"
    wanted = number_or_none(group.get("max")) or ZERO
    return GroupRow(
        key=place.key,
        id=item_id,
        name=name,
        maximum=figure(group.get("max")),
        is_bonus=is_bonus,
        source=source_of(group),
        illustrative=is_yes(group.get("illustrative")),
        sum=Sum(item_id, name, _together(group), wanted, may_be_less=is_bonus),
        lines=[_line(definition, line, scheme) for line in lines],
    )


def _together(item: Item) -> Decimal:
    """What the maxima right below a group or heading come to."""
    return sum((number_or_none(line.get("max")) or ZERO for line in parts_of(item)), ZERO)


def _line(definition: Definition, place: Place, scheme: Scheme | None) -> LineRow:
    line, heading = place.item, is_heading(place.item)
    rule = line.get("rule")
    kind = rule.get("type") if isinstance(rule, dict) else None
    return LineRow(
        key=place.key,
        level=place.level,
        id=str(line.get("id", "")),
        name=str(line.get("name", "")),
        maximum=figure(line.get("max")),
        measure=str(line.get("measure", "")),
        target="" if heading else target_text(line),
        rule="" if heading else rule_text(definition, line, scheme),
        kind=RULE_TYPES.get(str(kind)),
        evidence=str(line.get("evidence", "")),
        source=source_of(line),
        notes=tuple(_notes(line)),
        illustrative=is_yes(line.get("illustrative")) or is_yes(definition.get("illustrative")),
        below=written_number(_together(line)) if heading else "",
        is_heading=heading,
    )


def _notes(line: Item) -> list[str]:
    notes = []
    bonus = line.get("bonus")
    if isinstance(bonus, dict):
        said = {"most": figure(bonus.get("max")), "step": figure(bonus.get("step"))}
        text = _("thưởng thêm nhiều nhất %(most)s điểm, mỗi bước %(step)s")
        plain = _("thưởng thêm nhiều nhất %(most)s điểm")
        notes.append((text if said["step"] else plain) % said)
    if is_yes(line.get("unit_specific")):
        notes.append(_("riêng từng đơn vị"))
    if is_yes(line.get("external")):
        notes.append(_("số liệu do cơ quan khác cấp"))
    if line.get("applies_if"):
        notes.append(
            _("chỉ khi %(line)s")
            % {"line": _(APPLIES_IF.get(str(line["applies_if"]), str(line["applies_if"])))}
        )
    if line.get("na_policy"):
        notes.append(
            _("không áp dụng: %(line)s")
            % {"line": _(NA_POLICIES.get(str(line["na_policy"]), str(line["na_policy"])))}
        )
    if is_yes(line.get("added_midyear")):
        notes.append(_("bổ sung giữa năm"))
    notes += [*filter(None, [fed_note(line)])]
    return notes


def fed_note(line: Item) -> str:
    """Where the program takes the figure from, or that it cannot; "" where nothing is said."""
    rule = line.get("rule")
    name = str(rule.get("fed_by") or "") if isinstance(rule, dict) else ""
    if not name:
        return ""
    if name not in FED_BY:
        said = _("lấy số từ “%s”: hệ thống không biết nguồn này, đơn vị tự nhập")
        return said % name
    if not isinstance(rule, dict) or rule.get("type") not in FED_RULES:
        return _("lấy số từ %s: cách tính này không nhận, đơn vị tự nhập") % FED_BY[name]
    return _("hệ thống điền từ %s") % FED_BY[name]


def source_of(item: Item) -> str:
    """Where an item comes from, its target's source when it has none of its own."""
    target = item.get("target")
    of_target = target.get("source", "") if isinstance(target, dict) else ""
    return str(item.get("source") or of_target or "")
