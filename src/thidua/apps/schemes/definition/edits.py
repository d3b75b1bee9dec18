"""The edits a draft knows: each says in words what it does, and gives the new definition."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Protocol

from thidua.apps.schemes.definition.outline import (
    DEDUCTIONS,
    Definition,
    Item,
    criteria_of,
    forgotten,
    group_holding,
    groups_of,
    ids_of,
    located,
    renamed,
    tidy,
)
from thidua.domain.refusal import Refusal


class IdTaken(Refusal):
    """Another row of the table has this id."""

    def __init__(self, item_id: str) -> None:
        super().__init__(f"Mã «{item_id}» đã có trong bảng điểm; mỗi mã chỉ dùng một lần.")


class Edit(Protocol):
    """One change to a draft."""

    @property
    def summary(self) -> str:
        """What it does, in a short Vietnamese sentence."""
        ...

    def apply(self, definition: Definition) -> Definition:
        """The definition after it."""
        ...


def _named(item: Item) -> str:
    name = str(item.get("name", ""))
    return f"{item.get('id', '')} {name}".strip()[:120]


def _check_id(definition: Definition, item: Item, replaces: str) -> None:
    if item["id"] != replaces and item["id"] in ids_of(definition):
        raise IdTaken(item["id"])


@dataclass(frozen=True, slots=True)
class PutGroup:
    """Add a group at the end, or change one; its criteria stay."""

    group: Item
    replaces: str = ""

    @property
    def summary(self) -> str:
        """Such as: Sửa nhóm ND1 …."""
        return f"{'Sửa' if self.replaces else 'Thêm'} nhóm {_named(self.group)}"

    def apply(self, definition: Definition) -> Definition:
        """The definition with the group."""
        new = deepcopy(definition)
        _check_id(new, self.group, self.replaces)
        if not self.replaces:
            new.setdefault("groups", []).append({**self.group, "criteria": []})
            return tidy(new)
        items, at = located(new, self.replaces)
        items[at] = {**self.group, "criteria": criteria_of(items[at])}
        renamed(new, self.replaces, self.group["id"])
        return tidy(new)


@dataclass(frozen=True, slots=True)
class PutCriterion:
    """Add a criterion at the end of a group, or change one; another group moves it there."""

    group_id: str
    criterion: Item
    replaces: str = ""

    @property
    def summary(self) -> str:
        """Such as: Sửa tiêu chí 1.1 …."""
        return f"{'Sửa' if self.replaces else 'Thêm'} tiêu chí {_named(self.criterion)}"

    def apply(self, definition: Definition) -> Definition:
        """The definition with the criterion."""
        new = deepcopy(definition)
        _check_id(new, self.criterion, self.replaces)
        groups, place = located(new, self.group_id)
        target = groups[place].setdefault("criteria", [])
        if not self.replaces:
            target.append(self.criterion)
            return tidy(new)
        items, at = located(new, self.replaces)
        if items is target:
            items[at] = self.criterion
        else:
            del items[at]
            target.append(self.criterion)
        renamed(new, self.replaces, self.criterion["id"])
        return tidy(new)


@dataclass(frozen=True, slots=True)
class PutRow:
    """Add or change a deduction from the total, or a reason for exclusion."""

    section: str
    row: Item
    replaces: str = ""

    @property
    def summary(self) -> str:
        """Such as: Thêm khoản trừ TR1 …."""
        what = "khoản trừ" if self.section == DEDUCTIONS else "trường hợp không xét"
        return f"{'Sửa' if self.replaces else 'Thêm'} {what} {_named(self.row)}"

    def apply(self, definition: Definition) -> Definition:
        """The definition with the row."""
        new = deepcopy(definition)
        _check_id(new, self.row, self.replaces)
        if self.replaces:
            items, at = located(new, self.replaces)
            items[at] = self.row
        else:
            new.setdefault(self.section, []).append(self.row)
        return tidy(new)


@dataclass(frozen=True, slots=True)
class Remove:
    """Take a group with its criteria, a criterion, a deduction or an exclusion out."""

    item_id: str
    name: str = ""

    @property
    def summary(self) -> str:
        """Such as: Xoá 1.1 …."""
        return f"Xoá {self.item_id} {self.name}".strip()[:200]

    def apply(self, definition: Definition) -> Definition:
        """The definition without the item; the tie-break forgets it."""
        new = deepcopy(definition)
        items, at = located(new, self.item_id)
        del items[at]
        forgotten(new)
        return tidy(new)


@dataclass(frozen=True, slots=True)
class Move:
    """One place up (-1) or down (+1); past the end of its group a criterion enters the next."""

    item_id: str
    step: int

    @property
    def summary(self) -> str:
        """Such as: Chuyển 1.2 lên."""
        return f"Chuyển {self.item_id} {'lên' if self.step < 0 else 'xuống'}"

    def apply(self, definition: Definition) -> Definition:
        """The definition with the item one place away; at the very end nothing changes."""
        new = deepcopy(definition)
        items, at = located(new, self.item_id)
        to = at + self.step
        if 0 <= to < len(items):
            items[at], items[to] = items[to], items[at]
        else:
            self._into_neighbour(new, items, at)
        return tidy(new)

    def _into_neighbour(self, new: Definition, items: list[Item], at: int) -> None:
        home = group_holding(new, self.item_id)
        if home is None:
            return
        groups = groups_of(new)
        to = groups.index(home) + self.step
        if not 0 <= to < len(groups):
            return
        row = items.pop(at)
        neighbour = groups[to].setdefault("criteria", [])
        neighbour.insert(len(neighbour) if self.step < 0 else 0, row)


@dataclass(frozen=True, slots=True)
class PutSettings:
    """Change what holds for the whole table: total, decimals, policies, tie-break, awards."""

    values: dict[str, Any]

    @property
    def summary(self) -> str:
        """One fixed sentence; the journal has the figures."""
        return "Sửa thiết lập chung"

    def apply(self, definition: Definition) -> Definition:
        """The definition with these keys."""
        return tidy({**deepcopy(definition), **self.values})


@dataclass(frozen=True, slots=True)
class ReplaceAll:
    """Put a whole table, read from a file, in the place of the draft."""

    definition: Definition
    origin: str

    @property
    def summary(self) -> str:
        """Such as: Thay toàn bộ bằng tệp bang-diem.xlsx."""
        return f"Thay toàn bộ bằng tệp {self.origin}"[:200]

    def apply(self, definition: Definition) -> Definition:
        """The definition of the file."""
        return deepcopy(self.definition)
