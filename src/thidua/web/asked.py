"""What an address, a button or a cookie says: one value by itself, or several as frozen values.

A form whose fields people type into is a Django form; this reads what pages put there themselves.
What makes no sense is left out, never an error.
"""

from collections.abc import Callable, Container, Mapping, Sequence
from dataclasses import dataclass, field, fields
from typing import Any, Self, TypeVar

from django.http import Http404, QueryDict

from thidua.domain.typed_figures import read_key

Thing = TypeVar("Thing")
LONGEST_WORDS = 100  # characters of a search; the field on the page takes no more
Sent = Mapping[str, str]


def text_in(sent: Sent, name: str, longest: int | None = None) -> str:
    """A text without spaces around it; what comes after ``longest`` characters is left out."""
    return sent.get(name, "").strip()[:longest]


def search_in(sent: Sent, name: str = "q") -> str:
    """Words to look for."""
    return text_in(sent, name, LONGEST_WORDS)


def key_in(sent: Sent, name: str) -> int | None:
    """The key, revision or place that a page sends back, or None."""
    return read_key(sent.get(name, ""))


def named_key_in(sent: Sent, name: str) -> int | None:
    """The key that is named, or None; 0, which no row has, when something else is named."""
    return (key_in(sent, name) or 0) if sent.get(name) else None


def keys_in(sent: QueryDict, name: str) -> list[int]:
    """Every key of this name."""
    return [key for text in sent.getlist(name) if (key := read_key(text)) is not None]


def texts_in(sent: QueryDict, name: str) -> list[str]:
    """Every text of this name, as sent."""
    return sent.getlist(name)


def year_in(sent: Sent, name: str) -> int | None:
    """A year of four digits, or None."""
    return key_in(sent, name) if len(sent.get(name, "")) == 4 else None


def choice_in(sent: Sent, name: str, allowed: Container[str], usual: str = "") -> str:
    """A choice, else the ``usual`` one."""
    text = sent.get(name, "")
    return text if text in allowed else usual


def is_in(sent: Sent, name: str) -> bool:
    """Whether the button, tick or switch of this name was sent at all."""
    return name in sent


@dataclass(frozen=True, slots=True)
class Asked:
    """Values by name; a subclass declares one field for each, named as sent or by ``name``."""

    @classmethod
    def of(cls, sent: Sent) -> Self:
        """Read from what was sent."""
        told = (each for each in fields(cls) if "read" in each.metadata)
        return cls(**{each.name: each.metadata["read"](sent, each.name) for each in told})


def a_text(name: str = "", longest: int | None = None) -> Any:
    """A field of ``text_in``."""
    return _field(text_in, name, longest, usual="")


def a_search(name: str = "q") -> Any:
    """A field of ``search_in``."""
    return _field(search_in, name, usual="")


def a_key(name: str = "") -> Any:
    """A field of ``key_in``."""
    return _field(key_in, name, usual=None)


def a_year(name: str = "") -> Any:
    """A field of ``year_in``."""
    return _field(year_in, name, usual=None)


def a_choice(allowed: Container[str], name: str = "", usual: str = "") -> Any:
    """A field of ``choice_in``."""
    return _field(choice_in, name, allowed, usual, usual=usual)


def is_sent(name: str = "") -> Any:
    """A field of ``is_in``."""
    return _field(is_in, name, usual=False)


def the_one(found: Sequence[Thing]) -> Thing:
    """The thing that the address names.

    Raises:
        Http404: nothing was found, or nothing that the user may see.
    """
    if not found:
        raise Http404
    return found[0]


def _field(read: Callable[..., object], name: str, *more: object, usual: object) -> Any:
    def from_sent(sent: Sent, own: str) -> object:
        return read(sent, name or own, *more)

    return field(default=usual, metadata={"read": from_sent})
