"""What differs between two definitions, row by row and field by field, in words."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.schemes.definition.conferring import setting_text
from thidua.apps.schemes.definition.outline import (
    DEDUCTIONS,
    DISQUALIFICATIONS,
    GROUPS,
    LINES,
    Definition,
    Item,
    is_heading,
    places_of,
)
from thidua.apps.schemes.definition.reading import FIELDS
from thidua.apps.schemes.definition.wording import rule_text, target_text, value_text
from thidua.domain.award_codes import AWARD_NAMES

ADDED, REMOVED, CHANGED = "added", "removed", "changed"
_SETTINGS = (
    *("total", "decimals", "bonus_inside_total", "na_policy", "deductions_cap", "tie_break"),
    *("awards", "classes", "lower_class"),
)
_NESTED = {"criteria", "rule", "target"}


@dataclass(frozen=True, slots=True)
class FieldChange:
    """One field: what stood there, what stands there now."""

    label: str
    old: str
    new: str


@dataclass(frozen=True, slots=True)
class Difference:
    """One row that was added, removed or changed."""

    kind: str
    what: str
    item_id: str
    name: str
    fields: tuple[FieldChange, ...] = ()

    @property
    def title(self) -> str:
        """Such as: Tiêu chí 1.2 Hoàn thành chỉ tiêu."""
        return " ".join(part for part in (self.what, self.item_id, self.name) if part)

    def as_data(self) -> dict[str, Any]:
        """For the journal."""
        fields = {change.label: [change.old, change.new] for change in self.fields}
        return {"kind": self.kind, "item": self.item_id, "what": self.what, "fields": fields}


@dataclass(frozen=True, slots=True)
class _Row:
    """An item with what it is and the key of what holds it."""

    what: str
    item: Item
    group: str
    definition: Definition


def compare(
    old: Definition, new: Definition, awards: Mapping[str, str] = AWARD_NAMES
) -> list[Difference]:
    """Every difference, in the order of the new table; removed rows follow.

    ``awards`` says what the authority calls its awards.
    """
    before, after = _rows(old), _rows(new)
    found = list(_settings(old, new, awards))
    for item_id, row in after.items():
        earlier = before.get(item_id)
        if earlier is None:
            found.append(_whole(ADDED, item_id, row))
        elif fields := tuple(_fields(earlier, row)):
            name = str(row.item.get("name", ""))
            found.append(Difference(CHANGED, row.what, item_id, name, fields))
    found.extend(_order(before, after))
    found.extend(_whole(REMOVED, key, row) for key, row in before.items() if key not in after)
    return found


def _rows(definition: Definition) -> dict[str, _Row]:
    kinds = {GROUPS: _("Nhóm"), DEDUCTIONS: _("Khoản trừ")}
    kinds[DISQUALIFICATIONS] = _("Không xét thi đua")
    rows: dict[str, _Row] = {}
    for place in places_of(definition):
        home = place.homes[-1].key if place.homes else ""
        if place.section == LINES:
            what = _("Mục") if is_heading(place.item) else _("Tiêu chí")
            rows[place.key] = _Row(what, place.item, home, definition)
        elif place.section in kinds:
            rows[place.key] = _Row(kinds[place.section], place.item, home, definition)
    return rows


def _whole(kind: str, item_id: str, row: _Row) -> Difference:
    fields = tuple(
        FieldChange(label, "" if kind == ADDED else text, text if kind == ADDED else "")
        for label, text in _texts(row).items()
        if label in {FIELDS["max"], FIELDS["rule"], FIELDS["points"]}
    )
    return Difference(kind, row.what, item_id, str(row.item.get("name", "")), fields)


def _texts(row: _Row) -> dict[str, str]:
    """Every field of a row as people read it."""
    texts = {
        FIELDS.get(key, key): value_text(key, value)
        for key, value in row.item.items()
        if key not in _NESTED and key != "id"
    }
    if row.group:
        texts[gettext_noop("thuộc")] = row.group
        if not is_heading(row.item):
            texts[FIELDS["target"]] = target_text(row.item)
            texts[FIELDS["rule"]] = rule_text(row.definition, row.item)
    return texts


def _fields(old: _Row, new: _Row) -> Iterator[FieldChange]:
    before, after = _texts(old), _texts(new)
    for label in dict.fromkeys([*after, *before]):
        left, right = before.get(label, ""), after.get(label, "")
        if left != right:
            yield FieldChange(label, left, right)
    for key in ("rule", "target"):
        label = FIELDS[key]
        if old.item.get(key) != new.item.get(key) and before.get(label) == after.get(label):
            left, right = (value_text(key, row.item.get(key)) for row in (old, new))
            yield FieldChange(_("%(label)s (chi tiết)") % {"label": label}, left, right)


def _settings(old: Definition, new: Definition, awards: Mapping[str, str]) -> Iterator[Difference]:
    keys = [key for key in _SETTINGS if (old.get(key) or None) != (new.get(key) or None)]
    fields = tuple(
        FieldChange(FIELDS[key], *(setting_text(key, each.get(key), awards) for each in (old, new)))
        for key in keys
    )
    if fields:
        yield Difference(CHANGED, _("Thiết lập chung"), "", "", fields)


def _order(before: dict[str, _Row], after: dict[str, _Row]) -> Iterator[Difference]:
    """Rows that only changed their places among those that stayed in the same group."""
    stayed = {key for key in after if key in before and before[key].group == after[key].group}
    for place in dict.fromkeys((after[key].what, after[key].group) for key in after):
        left = [k for k, r in before.items() if (r.what, r.group) == place and k in stayed]
        right = [k for k, r in after.items() if (r.what, r.group) == place and k in stayed]
        if left != right:
            change = FieldChange(_("thứ tự"), ", ".join(left), ", ".join(right))
            yield Difference(CHANGED, _("Thứ tự"), place[1], place[0].lower(), (change,))
