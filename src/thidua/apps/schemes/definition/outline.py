"""A definition as a tree of items, each found by its key.

A definition is the mapping of the scheme file format. The key of an item is its id; of a heading,
and of a criterion called like a group, the path of ids to it, for such ids may come twice; of an
award or class, its list and its name.
"""

from collections import Counter
from collections.abc import Iterator
from copy import deepcopy
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thidua.domain.refusal import Refusal

Definition = dict[str, Any]
Item = dict[str, Any]

GROUPS, LINES = "groups", "criteria"
DEDUCTIONS = "deductions_from_total"
DISQUALIFICATIONS = "disqualify"
AWARDS, CLASSES, LOWERING = "awards", "classes", "lower_class"
BETWEEN = " › "  # stands between the ids of a path: I › 1 › a
_NAMED_BY = {AWARDS: "award", CLASSES: "name"}


class ItemGone(Refusal):
    """The group, criterion or other row is no longer in the table."""

    def __init__(self, key: str) -> None:
        super().__init__(
            _(
                "Mục «%(item_id)s» không còn trong bảng điểm: có người vừa xoá hoặc đổi "
                "mã. Xem lại bảng điểm rồi làm tiếp."
            )
            % {"item_id": called(key)}
        )


@dataclass(frozen=True, slots=True)
class Place:
    """Where an item stands: its list and place there, and what holds it, outermost first."""

    key: str
    section: str  # the name of its list in the format
    items: list[Item]
    at: int
    homes: tuple["Place", ...] = ()

    @property
    def item(self) -> Item:
        """The item itself."""
        return self.items[self.at]

    @property
    def level(self) -> int:
        """How deep a line lies below its group: from 1; 0 for all else."""
        return len(self.homes)


def groups_of(definition: Definition) -> list[Item]:
    """The groups, in order."""
    return _items(definition, GROUPS)


def parts_of(item: Item) -> list[Item]:
    """The headings and criteria right below a group or heading, in order."""
    return _items(item, LINES)


def is_heading(line: Item) -> bool:
    """Whether a line is the sum of those below it."""
    return line.get(LINES) is not None


def lines_of(definition: Definition) -> Iterator[Item]:
    """Every heading and criterion, each heading before what it holds."""
    for group in groups_of(definition):
        yield from _below(group)


def criteria_of(item: Item) -> list[Item]:
    """What is scored by itself below a group or heading; the line itself where it is none."""
    if not is_heading(item):
        return [item]
    return [line for line in _below(item) if not is_heading(line)]


def all_criteria(definition: Definition) -> list[Item]:
    """What is scored by itself in the whole table."""
    return [line for line in lines_of(definition) if not is_heading(line)]


def _below(item: Item) -> Iterator[Item]:
    for line in parts_of(item):
        yield line
        yield from _below(line)


def _items(holder: Item, key: str) -> list[Item]:
    found = holder.get(key)
    return [item for item in found if isinstance(item, dict)] if isinstance(found, list) else []


def places_of(definition: Definition) -> Iterator[Place]:
    """Every item with a key: groups, lines, deductions, exclusions, awards, classes."""
    named = {str(group.get("id", "")) for group in groups_of(definition)}
    for at, group in enumerate(_list(definition, GROUPS)):
        if isinstance(group, dict):
            home = Place(str(group.get("id", "")), GROUPS, definition[GROUPS], at)
            yield home
            yield from _places_below(group, (home,), named)
    for section in (DEDUCTIONS, DISQUALIFICATIONS):
        items = _list(definition, section)
        for at, item in enumerate(items):
            if isinstance(item, dict):
                yield Place(str(item.get("id", "")), section, items, at)
    for section in _NAMED_BY:
        yield from _named_places(section, _list(definition, section))


def _places_below(item: Item, homes: tuple[Place, ...], named: set[str]) -> Iterator[Place]:
    items, seen = _list(item, LINES), Counter[str]()
    for at, line in enumerate(items):
        if not isinstance(line, dict):
            continue
        name = str(line.get("id", ""))
        ids = [*(str(home.item.get("id", "")) for home in homes), name]
        is_plain = not is_heading(line) and name not in named
        key = _once(name if is_plain else BETWEEN.join(ids), seen)
        place = Place(key, LINES, items, at, homes)
        yield place
        yield from _places_below(line, (*homes, place), named)


def _named_places(section: str, items: list[Any]) -> Iterator[Place]:
    seen = Counter[str]()
    for at, item in enumerate(items):
        if isinstance(item, dict):
            key = f"{section}:{item.get(_NAMED_BY[section], '')}"
            yield Place(_once(key, seen), section, items, at)


def _once(key: str, seen: Counter[str]) -> str:
    """A key that may come again gets its number."""
    seen[key] += 1
    return f"{key} #{seen[key]}" if seen[key] > 1 else key


def _list(holder: Item, key: str) -> list[Any]:
    """The list itself; a draft may hold anything in it."""
    found = holder.get(key)
    return found if isinstance(found, list) else []


def found(definition: Definition, key: str) -> Place:
    """Where the item of a key stands.

    Raises:
        ItemGone: no item has that key.
    """
    for place in places_of(definition):
        if place.key == key:
            return place
    raise ItemGone(key)


def item_of(definition: Definition, key: str) -> Item:
    """A copy of one item.

    Raises:
        ItemGone: no item has that key.
    """
    return deepcopy(found(definition, key).item)


def home_of(definition: Definition, key: str) -> str:
    """The key of the group or heading that a line stands in; "" for what is no line."""
    for place in places_of(definition):
        if place.key == key:
            return place.homes[-1].key if place.homes else ""
    return ""


def key_in(definition: Definition, home: str, item_id: str) -> str:
    """The key of the line of that id in a group or heading; its id where there is none."""
    for place in places_of(definition):
        is_there = bool(place.homes) and place.homes[-1].key == home
        if is_there and place.item.get("id") == item_id:
            return place.key
    return item_id


def is_named(key: str) -> bool:
    """Whether a key is that of an award or class, which people call by a name of its own."""
    section, colon, _name = key.partition(":")
    return bool(colon) and section in _NAMED_BY


def called(key: str) -> str:
    """A key as people read it: the path of a line, the name of a class, the code of an award."""
    return key.partition(":")[2] if is_named(key) else key


def tidy(definition: Definition) -> Definition:
    """Without what the format does not ask for and that is empty."""
    optional = (DEDUCTIONS, DISQUALIFICATIONS, "tie_break", AWARDS, CLASSES, LOWERING)
    return {
        key: value
        for key, value in definition.items()
        if not (key in optional and value == []) and not (key == "deductions_cap" and value == "")
    }
