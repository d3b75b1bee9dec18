"""What an address or a form without fields of its own says, as frozen values.

A subclass declares one field for each name; what makes no sense is left out, never an error.
"""

from collections.abc import Callable, Container, Mapping
from dataclasses import dataclass, field, fields
from typing import Any, Self

from thidua.domain.typed_figures import read_key

LONGEST_WORDS = 100  # characters of a search; the field on the page takes no more


@dataclass(frozen=True, slots=True)
class Asked:
    """Values by name, read in one place."""

    @classmethod
    def of(cls, sent: Mapping[str, str]) -> Self:
        """Read from what was sent."""
        told = (each for each in fields(cls) if "read" in each.metadata)
        return cls(**{each.name: each.metadata["read"](sent, each.name) for each in told})


def a_text(name: str = "") -> Any:
    """A text without spaces around it."""
    return _read(lambda text: text.strip(), name, "")


def a_search(name: str = "q") -> Any:
    """Words to look for."""
    return _read(lambda text: text.strip()[:LONGEST_WORDS], name, "")


def a_key(name: str = "") -> Any:
    """The key, revision or place that a page sends back, or None."""
    return _read(read_key, name, None)


def a_year(name: str = "") -> Any:
    """A year of four digits, or None."""
    return _read(lambda text: read_key(text) if len(text) == 4 else None, name, None)


def a_choice(allowed: Container[str], name: str = "", usual: str = "") -> Any:
    """A choice, else the ``usual`` one."""
    return _read(lambda text: text if text in allowed else usual, name, usual)


def is_sent(name: str = "") -> Any:
    """Whether the button, tick or switch of this name was sent at all."""
    return field(default=False, metadata={"read": lambda sent, own: (name or own) in sent})


def all_sent(name: str = "") -> Any:
    """Every value of this name."""
    return field(default=(), metadata={"read": lambda sent, own: tuple(sent.getlist(name or own))})


def _read(read: Callable[[str], object], name: str, usual: object) -> Any:
    def from_sent(sent: Mapping[str, str], own: str) -> object:
        return read(sent.get(name or own, ""))

    return field(default=usual, metadata={"read": from_sent})
