"""What is handed to the actions: who is to score, and what a scorer typed."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from thidua.apps.schemes.models import UnitKind
from thidua.apps.scorers.models import ScoredItem, Scorer


@dataclass(frozen=True, slots=True)
class Body:
    """A place that scores: the standing office, the head, or a unit by its key."""

    kind: str
    unit_pk: int | None = None

    @classmethod
    def of(cls, scorer: Scorer) -> "Body":
        """The place of a scorer."""
        return cls(scorer.kind, scorer.unit_id)

    @property
    def key(self) -> str:
        """As a form sends it."""
        return f"unit-{self.unit_pk}" if self.unit_pk else self.kind


@dataclass(frozen=True, slots=True)
class Scoring:
    """How an item is scored: by whom, what becomes of several figures, until when.

    ``kind``: in the table of these units alone.
    """

    item: str
    bodies: tuple[Body, ...]
    combine: str = ScoredItem.Combine.MEAN
    due_on: date | None = None
    kind: UnitKind | None = None


@dataclass(frozen=True, slots=True)
class FigureChange:
    """What a scorer typed for a line, and the revision that was on the screen."""

    line_pk: int
    revision: int
    values: Mapping[str, str]
