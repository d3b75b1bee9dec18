"""Papers with a text that an office may word itself: each app registers its own."""

from collections.abc import Mapping
from dataclasses import dataclass

from thidua.documents.model import Signature


@dataclass(frozen=True, slots=True)
class TextLook:
    """How a paper with this text looks around it, for a trial print."""

    title: str  # "": a công văn
    summary: str
    symbol: str  # of an office without its own letters, which follow
    signature: Signature
    of_office: bool = False  # of the standing office itself; else of a bloc
    addressees: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class TextKind:
    """The text of a kind of paper: the usual words, and its fields with what may stand there."""

    kind: str
    title: str
    usual: str
    fields: Mapping[str, str]  # name: an example
    look: TextLook
    parts: frozenset[str] = frozenset()  # fields that are whole tables or lists


_texts: dict[str, TextKind] = {}


def register_text(text: TextKind) -> None:
    """Add a text."""
    _texts[text.kind] = text


def texts() -> list[TextKind]:
    """Every text, by title."""
    return sorted(_texts.values(), key=lambda each: each.title)


def text_kind(kind: str) -> TextKind | None:
    """One text, or None."""
    return _texts.get(kind)
