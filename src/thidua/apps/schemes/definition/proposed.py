"""What a unit proposes about a table: kept as what it changes, carried out on the draft of the day.

A change is a mapping: ``line`` with the ``base`` it was typed over and the ``home`` it stands in,
a ``line`` with a ``home`` alone for a new criterion, or ``drop``.
"""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.schemes.definition.comparison import Difference, compare
from thidua.apps.schemes.definition.edits import Edit
from thidua.apps.schemes.definition.line_edits import PutPart, Remove
from thidua.apps.schemes.definition.outline import (
    DEDUCTIONS,
    GROUPS,
    LINES,
    Definition,
    Item,
    Place,
    home_of,
    is_heading,
    item_of,
    places_of,
)
from thidua.apps.schemes.definition.reading import in_order
from thidua.apps.schemes.definition.table import table_of
from thidua.web.words import written_number

Change = Mapping[str, Any]
DROP: dict[str, Any] = {"drop": "true"}


def change_of(definition: Definition, key: str, home: str, line: Item) -> dict[str, Any]:
    """What typing a line over the stored one would change; nothing where it says the same."""
    if not key:
        return {"home": home, "line": line}
    base = item_of(definition, key)
    stood_in = home_of(definition, key)
    if base == line and home == stood_in:
        return {}
    return {"base": base, "line": line, "home": home if home != stood_in else ""}


def edit_of(definition: Definition, key: str, change: Change) -> Edit:
    """The edit that carries a change out on the draft as it is; only what it changes is put.

    Raises:
        ItemGone: the line is no longer there.
    """
    if change.get("drop"):
        return Remove(key, str(item_of(definition, key).get("name", "")))
    if "base" not in change:
        return PutPart(str(change["home"]), dict(change["line"]))
    now, base, line = item_of(definition, key), change["base"], change["line"]
    moved = {name for name in {*base, *line} if base.get(name) != line.get(name)}
    kept = {name: value for name, value in now.items() if name not in moved}
    new = kept | {name: line[name] for name in moved if name in line}
    return PutPart(str(change.get("home") or home_of(definition, key)), new, key)


def words_of(differences: list[Difference]) -> tuple[tuple[str, str, str], ...]:
    """Differences as (field, what stands there, what is proposed)."""
    found: list[tuple[str, str, str]] = []
    for each in differences:
        if each.kind == "changed":
            found.extend((field.label, field.old, field.new) for field in each.fields)
        else:
            told = "; ".join(f"{field.label}: {field.old or field.new}" for field in each.fields)
            text = f"{each.title} ({told})" if told else each.title
            is_new = each.kind == "added"
            label = _("thêm") if is_new else _("bỏ")
            found.append((label, "" if is_new else text, text if is_new else ""))
    return tuple(found)


def effect_words(definition: Definition, edit: Edit) -> tuple[tuple[str, str, str], ...]:
    """What an edit would change, in words."""
    return words_of(compare(in_order(definition), in_order(edit.apply(definition))))


def broken_sums(definition: Definition) -> tuple[str, ...]:
    """The sums that are not right, in words."""
    return tuple(
        _("%(label)s %(name)s: cộng được %(together)s, phải là %(wanted)s.")
        % {
            "label": each.label,
            "name": each.name,
            "together": written_number(each.together),
            "wanted": written_number(each.wanted),
        }
        for each in table_of(definition).sums
        if not each.is_right
    )


def parts_of_table(definition: Definition) -> tuple[tuple[str, str], ...]:
    """Every part that may be spoken of: key and name, in the order of the table."""
    return tuple((place.key, part_name(place)) for place in places_of(definition))


def part_name(place: Place) -> str:
    """Such as: Tiêu chí 1.2 Hoàn thành chỉ tiêu."""
    if place.section == LINES:
        what = _("Mục") if is_heading(place.item) else _("Tiêu chí")
    else:
        kinds = {GROUPS: _("Nhóm"), DEDUCTIONS: _("Khoản trừ")}
        what = kinds.get(place.section, _("Quy định"))
    own = place.item.get("id") or place.item.get("award") or ""
    return " ".join(filter(None, [what, str(own), str(place.item.get("name", ""))]))[:300]
