"""What is handed to an action."""

from dataclasses import dataclass

from thidua.apps.organisations.models import Unit
from thidua.apps.schemes.definition.outline import Definition
from thidua.apps.schemes.models import RankingWay, UnitKind


@dataclass(frozen=True, slots=True)
class TemplateText:
    """The text of a template: the table, where it was taken from, what changed in it."""

    definition: Definition
    source: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class TemplateFacts:
    """A new template: its name, the kind of bloc it suits, its first text."""

    name: str
    suits: str
    text: TemplateText


@dataclass(frozen=True, slots=True)
class RankingFacts:
    """How units of several kinds are ranked, and where the bloc's rules say so."""

    way: str
    source: str = ""

    @classmethod
    def of(cls, stored: RankingWay) -> "RankingFacts":
        """As it is stored."""
        return cls(stored.way, stored.source)


@dataclass(frozen=True, slots=True)
class KindWish:
    """One unit, the kind that it is to go over to, and why."""

    unit: Unit
    kind: UnitKind
    reason: str


@dataclass(frozen=True, slots=True)
class PlacedUnit:
    """A unit of the bloc with the kind that it is in; why it stays there, "" where it need not."""

    unit: Unit
    kind: int | None
    fixed: str
    may_change: bool = False  # with a reason, after units have signed
