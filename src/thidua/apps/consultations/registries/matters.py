"""What units may be asked about: the app of each kind of draft says what it is and changes it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Protocol

from thidua.apps.accounts.models import User


@dataclass(frozen=True, slots=True)
class Draft:
    """A draft as the pages of its consultation need it."""

    season_id: int
    name: str
    revision: int
    is_open: bool  # it can still be changed and adopted
    url: str
    items: tuple[tuple[str, str], ...]  # key and name of each part, in the order of the text


@dataclass(frozen=True, slots=True)
class Effect:
    """What carrying out a remark would do to the draft as it is now."""

    changes: tuple[tuple[str, str, str], ...] = ()  # field, what stands there, what would
    sums: tuple[str, ...] = ()  # sums that would not be right
    problem: str = ""  # why it cannot be done
    edit_url: str = ""  # where the same can be typed with other figures


@dataclass(frozen=True, slots=True)
class Wish:
    """What is proposed: of which draft, about which part, what to change."""

    subject: int
    item: str
    change: Mapping[str, Any]


class Matter(Protocol):
    """One kind of draft."""

    tab: str  # of the season's pages
    proposing: str  # name of the address where a remark is typed, with the draft's key

    def draft(self, subject: int) -> Draft | None:
        """The draft of a key; None once it was thrown away."""
        ...

    def effect(self, wish: Wish) -> Effect:
        """What a remark would do now."""
        ...

    def apply(self, wish: Wish, *, origin: str, revision: int, actor: User, at: datetime) -> str:
        """Carry a remark out by the draft's own act of editing; what was done, in words."""
        ...


_matters: dict[str, Matter] = {}


def tell_matter(kind: str, matter: Matter) -> None:
    """Register a kind of draft."""
    _matters[kind] = matter


def matter_of(kind: str) -> Matter | None:
    """One kind, or None."""
    return _matters.get(kind)


def draft_of(kind: str, subject: int) -> Draft | None:
    """The draft, while it is there."""
    matter = matter_of(kind)
    return None if matter is None else matter.draft(subject)
