"""Reading nested mappings of text with every deviation noted, none of them fatal at once."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from thidua.domain.exact import NotABoolean, NotANumber, parse_boolean, parse_number
from thidua.domain.figure_spec import FigureKind, FigureSpec
from thidua.domain.strict_figures import strict_refusal
from thidua.formats.problems import Problem, shortened

BOOLEAN_ALLOWED = "có/không, yes/no, true/false, 1/0"


@dataclass(slots=True)
class Notes:
    """The problems found so far; ``lines`` knows the line of a path, when it came from a file.

    ``is_settled``: what is read was accepted before, so words that count nothing are let be.
    """

    lines: Mapping[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)
    is_settled: bool = False

    def add(self, path: str, value: str, allowed: str, message: str) -> None:
        """Note one problem."""
        self.problems.append(Problem(path, value, allowed, message, self._line(path)))

    def _line(self, path: str) -> int | None:
        """The line of a path, or of the nearest place around it that was written."""
        while path and path not in self.lines:
            path = path[: max(path.rfind("."), path.rfind("["), 0)]
        return self.lines.get(path) if self.lines else None


def scalar_text(value: object) -> str | None:
    """A scalar as text; None for what is no scalar, and for floats, which are never exact."""
    if isinstance(value, str):
        return value.strip()
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, int):
        return str(value)
    if isinstance(value, Decimal) and value.is_finite():
        return format(value, "f")
    return None


@dataclass(frozen=True, slots=True)
class Node:
    """One place of the mapping. Every reading gives None, and notes why, when it cannot."""

    value: Any
    path: str
    notes: Notes

    @property
    def is_empty(self) -> bool:
        """Whether nothing is written here."""
        return self.value is None or (isinstance(self.value, str) and not self.value.strip())

    def wrong(self, allowed: str, message: str | None = None) -> None:
        """Note that the value here is not what is allowed."""
        text = scalar_text(self.value)
        if text is None:
            text = "" if self.value is None else type_name(self.value)
        shown = shortened(text) if text else "đang để trống"
        self.notes.add(self.path, text, allowed, message or f"{shown}; chỉ nhận {allowed}.")

    def child(self, key: str) -> "Node":
        """The place under ``key``; its value is None when there is none."""
        value = self.value.get(key) if isinstance(self.value, Mapping) else None
        return Node(value, f"{self.path}.{key}" if self.path else key, self.notes)

    def has_keys(self, allowed: Collection[str], required: Collection[str] = ()) -> bool:
        """Whether this is a mapping; unknown and missing keys are noted."""
        if not isinstance(self.value, Mapping):
            self.wrong("một ánh xạ gồm các khóa " + ", ".join(allowed))
            return False
        for key in self.value:
            if key not in allowed:
                path = f"{self.path}.{key}" if self.path else str(key)
                known = ", ".join(allowed)
                self.notes.add(path, str(key), known, f"khóa lạ «{key}»; chỉ nhận {known}.")
        for key in required:
            if self.child(key).is_empty:
                self.notes.add(self.child(key).path, "", "bắt buộc", f"thiếu «{key}», bắt buộc có.")
        return True

    def elements(self) -> list["Node"]:
        """The places of a list; empty when nothing is written."""
        if self.value is None:
            return []
        if isinstance(self.value, str) or not isinstance(self.value, Sequence):
            self.wrong("một danh sách")
            return []
        return [
            Node(value, f"{self.path}[{at}]", self.notes) for at, value in enumerate(self.value)
        ]

    def text(self) -> str | None:
        """A scalar's text; an empty place is None without a note."""
        if self.is_empty:
            return None
        found = scalar_text(self.value)
        if found is None:
            self.wrong("một giá trị dạng chữ hoặc số viết nguyên văn")
        return found

    def number(
        self,
        *,
        least: Decimal | None = None,
        most: Decimal | None = None,
        above: Decimal | None = None,
        whole: bool = False,
    ) -> Decimal | None:
        """An exact number within bounds; an empty place is None without a note."""
        text = self.text()
        if text is None:
            return None
        kind = FigureKind.COUNT if whole else FigureKind.NUMBER
        spec = FigureSpec(kind, least=least, most=most, above=above)
        try:
            found = parse_number(text)
        except NotANumber:
            found = None
        if found is None or not spec.allows(found):
            self.wrong(spec.allowed, strict_refusal(text, spec))
            return None
        return found

    def boolean(self) -> bool | None:
        """A yes or no; an empty place is None without a note."""
        text = self.text()
        if text is None:
            return None
        try:
            return parse_boolean(text)
        except NotABoolean:
            self.wrong(BOOLEAN_ALLOWED)
            return None

    def choice(self, allowed: Collection[str]) -> str | None:
        """One of the words allowed; an empty place is None without a note."""
        text = self.text()
        if text is not None and text not in allowed:
            self.wrong(", ".join(allowed))
            return None
        return text


def type_name(value: object) -> str:
    """What a value is, for people who did not expect it there."""
    if isinstance(value, Mapping):
        return "một ánh xạ"
    if isinstance(value, float):
        return f"{value!r} (số dấu phẩy động)"
    return "một danh sách" if isinstance(value, Sequence) else type(value).__name__
