"""Edits of the tree: a criterion or heading put somewhere, an item moved or taken out."""

from copy import deepcopy
from dataclasses import dataclass

from thidua.apps.schemes.definition.ids import check_id, named
from thidua.apps.schemes.definition.outline import (
    LINES,
    Definition,
    Item,
    Place,
    called,
    found,
    groups_of,
    is_heading,
    is_named,
    parts_of,
    tidy,
)
from thidua.apps.schemes.definition.references import forgotten, renamed
from thidua.domain.refusal import Refusal
from thidua.formats.scheme_lines import MOST_LEVELS


class TooDeep(Refusal):
    """The line would lie more than four levels below its group."""

    def __init__(self, item_id: str) -> None:
        super().__init__(
            f"«{item_id}» sẽ nằm quá {MOST_LEVELS} cấp dưới nhóm; chọn chỗ ít cấp hơn."
        )


class InsideItself(Refusal):
    """A heading cannot stand in what it holds."""

    def __init__(self, item_id: str) -> None:
        super().__init__(f"Mục «{item_id}» không nằm trong chính nó được.")


@dataclass(frozen=True, slots=True)
class PutPart:
    """Add a criterion or heading at the end of a group or heading, or change one.

    Another home moves it there; a heading keeps what it holds.
    """

    home: str
    line: Item
    replaces: str = ""

    @property
    def summary(self) -> str:
        """Such as: Sửa tiêu chí 1.1 …."""
        what = "mục" if is_heading(self.line) else "tiêu chí"
        return f"{'Sửa' if self.replaces else 'Thêm'} {what} {named(self.line)}"

    def apply(self, definition: Definition) -> Definition:
        """The definition with the line."""
        new = deepcopy(definition)
        home = found(new, self.home)
        target = home.item.setdefault(LINES, [])
        if not self.replaces:
            check_id(new, LINES, self.line, "", home.key)
            check_depth(home, self.line)
            target.append(deepcopy(self.line))
            return tidy(new)
        place = found(new, self.replaces)
        line = {**self.line, LINES: parts_of(place.item)} if is_heading(self.line) else self.line
        check_id(new, LINES, line, self.replaces, home.key)
        if place.key in {home.key, *(outer.key for outer in home.homes)}:
            raise InsideItself(str(place.item.get("id", "")))
        check_depth(home, line)
        old = str(place.item.get("id", ""))
        if place.items is target:
            target[place.at] = line
        else:
            del place.items[place.at]
            target.append(line)
        renamed(new, LINES, old, line["id"])
        return tidy(new)


def check_depth(home: Place, line: Item) -> None:
    """Refuse a line that would lie too deep, or hold some that would.

    Raises:
        TooDeep: more than four levels below the group.
    """
    if home.level + height_of(line) > MOST_LEVELS:
        raise TooDeep(str(line.get("id", "")))


def height_of(line: Item) -> int:
    """How many levels a line takes, with all that it holds."""
    return 1 + max(map(height_of, parts_of(line)), default=0)


@dataclass(frozen=True, slots=True)
class Remove:
    """Take an item out, with everything it holds."""

    key: str
    name: str = ""

    @property
    def summary(self) -> str:
        """Such as: Xoá 1.1 …."""
        key = "" if is_named(self.key) else called(self.key)
        return f"Xoá {key} {self.name}".replace("  ", " ").strip()[:200]

    def apply(self, definition: Definition) -> Definition:
        """The definition without the item; whatever named it forgets it."""
        new = deepcopy(definition)
        place = found(new, self.key)
        del place.items[place.at]
        forgotten(new)
        return tidy(new)


@dataclass(frozen=True, slots=True)
class Move:
    """One place up (-1) or down (+1); past the end of its home a line leaves it for the next."""

    key: str
    step: int
    name: str = ""

    @property
    def summary(self) -> str:
        """Such as: Chuyển 1.2 lên."""
        named = self.name if is_named(self.key) else called(self.key)
        return f"Chuyển {named} {'lên' if self.step < 0 else 'xuống'}"

    def apply(self, definition: Definition) -> Definition:
        """The definition with the item one place away; at the very end nothing changes."""
        new = deepcopy(definition)
        place = found(new, self.key)
        items, at = place.items, place.at
        to = at + self.step
        if 0 <= to < len(items):
            items[at], items[to] = items[to], items[at]
        elif place.level > 1:
            home = place.homes[-1]
            home.items.insert(home.at + (self.step > 0), items.pop(at))
        elif place.level == 1:
            self._into_neighbour(new, place)
        return tidy(new)

    def _into_neighbour(self, new: Definition, place: Place) -> None:
        groups = groups_of(new)
        to = place.homes[0].at + self.step
        if not 0 <= to < len(groups):
            return
        row = place.items.pop(place.at)
        neighbour = groups[to].setdefault(LINES, [])
        neighbour.insert(len(neighbour) if self.step < 0 else 0, row)
