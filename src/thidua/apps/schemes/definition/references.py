"""Where a definition names its own items: tie-breaks, floors, events; kept right by every edit.

Each function changes a copy of the caller's own.
"""

from collections.abc import Callable

from thidua.apps.schemes.definition.outline import (
    AWARDS,
    CLASSES,
    DEDUCTIONS,
    DISQUALIFICATIONS,
    GROUPS,
    LINES,
    LOWERING,
    Definition,
    groups_of,
    lines_of,
)

FACTS = frozenset({DEDUCTIONS, DISQUALIFICATIONS})


def renamed(definition: Definition, section: str, old: str, new: str) -> None:
    """Let everything that names an item of a section follow its new id."""
    if old == new:
        return
    if section in FACTS:
        _change_facts(definition, lambda name: new if name == old else name)
        return
    if section == GROUPS:
        _change_floors(definition, lambda name: new if name == old else name)
    groups = {str(group.get("id", "")) for group in groups_of(definition)}
    if section == LINES and old in groups:
        return  # a tie-break of that name means the group
    order = definition.get("tie_break") or []
    definition["tie_break"] = [new if name == old else name for name in order]


def forgotten(definition: Definition) -> None:
    """Take ids that no longer exist out of everything that names them."""
    groups = {str(group.get("id", "")) for group in groups_of(definition)}
    known = groups | {str(line.get("id", "")) for line in lines_of(definition)}
    facts = {str(item.get("id", "")) for section in FACTS for item in definition.get(section) or []}
    order = definition.get("tie_break") or []
    definition["tie_break"] = [name for name in order if name in known]
    _change_floors(definition, lambda name: name if name in groups else "")
    _change_facts(definition, lambda name: name if name in facts else "")


def _change_floors(definition: Definition, change: Callable[[str], str]) -> None:
    for item in (*(definition.get(AWARDS) or []), *(definition.get(CLASSES) or [])):
        floors = item.get("min_group")
        if isinstance(floors, dict):
            kept = {change(name): least for name, least in floors.items() if change(name)}
            item.pop("min_group")
            if kept:
                item["min_group"] = kept


def _change_facts(definition: Definition, change: Callable[[str], str]) -> None:
    for item in (*(definition.get(AWARDS) or []), *(definition.get(CLASSES) or [])):
        events = item.get("without")
        if isinstance(events, list):
            kept = [change(str(name)) for name in events if change(str(name))]
            item.pop("without")
            if kept:
                item["without"] = kept
    lowering = definition.get(LOWERING)
    if isinstance(lowering, list):
        named = [{**each, "id": change(str(each.get("id", "")))} for each in lowering]
        definition[LOWERING] = [each for each in named if each["id"]]
