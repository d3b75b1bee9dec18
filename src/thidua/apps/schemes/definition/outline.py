"""A definition as a tree of items: finding one by its id, and pure changes to the tree.

A definition is the mapping of the scheme file format. Nothing here changes its argument.
"""

from collections.abc import Iterator
from copy import deepcopy
from typing import Any

from django.utils.translation import gettext as _

from thidua.domain.refusal import Refusal

Definition = dict[str, Any]
Item = dict[str, Any]

DEDUCTIONS = "deductions_from_total"
DISQUALIFICATIONS = "disqualify"


class ItemGone(Refusal):
    """The group, criterion or other row is no longer in the table."""

    def __init__(self, item_id: str) -> None:
        super().__init__(
            _(
                "Mục «%(item_id)s» không còn trong bảng điểm: có người vừa xoá hoặc đổi "
                "mã. Xem lại bảng điểm rồi làm tiếp."
            )
            % {"item_id": item_id}
        )


def groups_of(definition: Definition) -> list[Item]:
    """The groups, in order."""
    return _items(definition, "groups")


def criteria_of(group: Item) -> list[Item]:
    """The criteria of a group, in order."""
    return _items(group, "criteria")


def _items(holder: Item, key: str) -> list[Item]:
    found = holder.get(key)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def lists_of(definition: Definition) -> Iterator[list[Item]]:
    """Every list that holds items with ids: groups, criteria of each, deductions, exclusions."""
    for key in ("groups", DEDUCTIONS, DISQUALIFICATIONS):
        yield definition.setdefault(key, [])
    for group in groups_of(definition):
        yield group.setdefault("criteria", [])


def ids_of(definition: Definition) -> set[str]:
    """Every id in use."""
    copy = deepcopy(definition)
    return {str(item.get("id", "")) for items in lists_of(copy) for item in items}


def located(definition: Definition, item_id: str) -> tuple[list[Item], int]:
    """The list that holds an item, and its place there.

    Raises:
        ItemGone: no item has that id.
    """
    for items in lists_of(definition):
        for at, item in enumerate(items):
            if item.get("id") == item_id:
                return items, at
    raise ItemGone(item_id)


def item_of(definition: Definition, item_id: str) -> Item:
    """A copy of one item.

    Raises:
        ItemGone: no item has that id.
    """
    items, at = located(deepcopy(definition), item_id)
    return items[at]


def group_holding(definition: Definition, criterion_id: str) -> Item | None:
    """The group that a criterion stands in; None for what is no criterion."""
    for group in groups_of(definition):
        if any(line.get("id") == criterion_id for line in criteria_of(group)):
            return group
    return None


def renamed(definition: Definition, old: str, new: str) -> None:
    """Let the tie-break follow an id that changed; in place, on a copy of one's own."""
    order = definition.get("tie_break") or []
    definition["tie_break"] = [new if line == old else line for line in order]


def forgotten(definition: Definition) -> None:
    """Take ids that no longer exist out of the tie-break; in place, on a copy of one's own."""
    known = {str(item.get("id")) for group in groups_of(definition) for item in criteria_of(group)}
    known |= {str(group.get("id")) for group in groups_of(definition)}
    order = definition.get("tie_break") or []
    definition["tie_break"] = [line for line in order if line in known]


def tidy(definition: Definition) -> Definition:
    """Without empty lists that the format does not ask for."""
    optional = (DEDUCTIONS, DISQUALIFICATIONS, "tie_break", "awards")
    return {
        key: value for key, value in definition.items() if not (key in optional and value == [])
    }
