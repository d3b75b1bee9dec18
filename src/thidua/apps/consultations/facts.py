"""What is handed to an action."""

from dataclasses import dataclass, field
from datetime import date
from typing import Any

from thidua.apps.organisations.models import Unit


@dataclass(frozen=True, slots=True)
class Opening:
    """Which draft is laid before the units, until when, and what to look at."""

    matter: str
    subject: int
    closes_on: date
    note: str = ""


@dataclass(frozen=True, slots=True)
class RemarkFacts:
    """What a unit says of one part of a draft, and what exactly it would change."""

    unit: Unit
    item: str
    item_name: str
    comment: str = ""
    change: dict[str, Any] = field(default_factory=dict)
    words: tuple[tuple[str, str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class OpinionFacts:
    """Whether a unit agrees with the whole draft; why, where it does not."""

    unit: Unit
    agrees: bool
    note: str = ""


@dataclass(frozen=True, slots=True)
class Answering:
    """What is answered; ``revision`` is the draft's that the page showed."""

    answer: str
    said: str
    revision: int = -1
