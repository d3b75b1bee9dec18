"""The edits a draft knows: each says in words what it does, and gives the new definition."""

from copy import deepcopy
from dataclasses import dataclass
from typing import Any, Protocol

from thidua.apps.schemes.definition.ids import check_id, named
from thidua.apps.schemes.definition.outline import (
    AWARDS,
    DEDUCTIONS,
    GROUPS,
    LINES,
    LOWERING,
    Definition,
    Item,
    found,
    parts_of,
    tidy,
)
from thidua.apps.schemes.definition.references import renamed


class Edit(Protocol):
    """One change to a draft."""

    @property
    def summary(self) -> str:
        """What it does, in a short Vietnamese sentence."""
        ...

    def apply(self, definition: Definition) -> Definition:
        """The definition after it."""
        ...


@dataclass(frozen=True, slots=True)
class PutGroup:
    """Add a group at the end, or change one; its criteria stay."""

    group: Item
    replaces: str = ""

    @property
    def summary(self) -> str:
        """Such as: Sửa nhóm ND1 …."""
        return f"{'Sửa' if self.replaces else 'Thêm'} nhóm {named(self.group)}"

    def apply(self, definition: Definition) -> Definition:
        """The definition with the group."""
        new = deepcopy(definition)
        check_id(new, GROUPS, self.group, self.replaces)
        if not self.replaces:
            new.setdefault(GROUPS, []).append({**self.group, LINES: []})
            return tidy(new)
        place = found(new, self.replaces)
        place.items[place.at] = {**self.group, LINES: parts_of(place.item)}
        renamed(new, GROUPS, self.replaces, self.group["id"])
        return tidy(new)


@dataclass(frozen=True, slots=True)
class PutRow:
    """Add or change a deduction from the total or a reason for exclusion, and what it lowers."""

    section: str
    row: Item
    replaces: str = ""
    lowers: str = ""  # by how many classes it lowers a unit; "" for none

    @property
    def summary(self) -> str:
        """Such as: Thêm khoản trừ TR1 …."""
        what = "khoản trừ" if self.section == DEDUCTIONS else "trường hợp không xét"
        return f"{'Sửa' if self.replaces else 'Thêm'} {what} {named(self.row)}"

    def apply(self, definition: Definition) -> Definition:
        """The definition with the row."""
        new = deepcopy(definition)
        check_id(new, self.section, self.row, self.replaces)
        name = str(self.row["id"])
        if self.replaces:
            place = found(new, self.replaces)
            place.items[place.at] = self.row
            renamed(new, self.section, self.replaces, name)
        else:
            new.setdefault(self.section, []).append(self.row)
        _lower(new, name, self.lowers)
        return tidy(new)


def _lower(definition: Definition, name: str, by: str) -> None:
    """Put by how many classes a fact lowers a unit, in the place where it stood."""
    lowering = [dict(each) for each in definition.get(LOWERING) or []]
    mine = next((each for each in lowering if each.get("id") == name), None)
    if mine is not None and by:
        mine["by"] = by
    elif mine is not None:
        lowering.remove(mine)
    elif by:
        lowering.append({"id": name, "by": by})
    definition[LOWERING] = lowering


@dataclass(frozen=True, slots=True)
class PutConferring:
    """Add or change an award or a class; both lists stand best first."""

    section: str
    item: Item
    name: str  # of the class, or what the authority calls the award
    replaces: str = ""

    @property
    def summary(self) -> str:
        """Such as: Thêm hạng xếp loại Xuất sắc."""
        what = "hình thức" if self.section == AWARDS else "hạng xếp loại"
        return f"{'Sửa' if self.replaces else 'Thêm'} {what} {self.name}"

    def apply(self, definition: Definition) -> Definition:
        """The definition with the award or class."""
        new = deepcopy(definition)
        if self.replaces:
            place = found(new, self.replaces)
            place.items[place.at] = self.item
        else:
            new.setdefault(self.section, []).append(self.item)
        return tidy(new)


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


@dataclass(frozen=True, slots=True)
class Proposed:
    """An edit that says whose remark it carries out."""

    edit: Edit
    origin: str

    @property
    def summary(self) -> str:
        """Such as: Sửa tiêu chí 1.1 … (góp ý của Hội A)."""
        return f"{self.edit.summary} (góp ý của {self.origin})"

    def apply(self, definition: Definition) -> Definition:
        """As the edit itself."""
        return self.edit.apply(definition)
