"""The papers that can be printed: each app registers its own; this app lists, renders, issues."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.seasons.models import Season
from thidua.documents.model import Document
from thidua.domain.refusal import Refusal

Place = Season | Authority
"""Whose papers: a bloc's in a year, or those of an authority's standing office."""


class PaperNotReady(Refusal):
    """The facts for this paper do not exist yet; the message says what must happen first."""


@dataclass(frozen=True, slots=True)
class Thing:
    """One of the things of which there is a paper each: a meeting, a dossier, a year."""

    key: int
    name: str


@dataclass(frozen=True, slots=True)
class Request:
    """Which paper of what, for whom; day and number are open until it is issued."""

    place: Place
    unit: Unit | None
    user: User
    day: date | None = None
    number: str = ""
    about: int = 0  # the key of its thing

    @property
    def season(self) -> Season:
        """The bloc's year; papers of an office have none."""
        if not isinstance(self.place, Season):
            raise TypeError(self.place)
        return self.place

    @property
    def authority(self) -> Authority:
        """The authority whose office issues it, or under which the bloc stands."""
        return self.place.bloc.authority if isinstance(self.place, Season) else self.place


class Things(Protocol):
    """Those that the user may see: the latest, or the one that is asked for by its key."""

    def __call__(self, place: Place, user: User, key: int | None = None) -> list[Thing]: ...


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper. ``build`` raises ``PaperNotReady``, or PermissionDenied."""

    kind: str
    title: str
    description: str
    build: Callable[[Request], Document]
    per_unit: bool = False
    order: int = 0  # as in the year: registrations 10, scoring 20, the conference 30
    of_office: bool = False
    draft_only: bool = False  # decided on elsewhere: no number, not issued, not looked up
    things: Things | None = None  # those the user may see


_papers: dict[str, PaperKind] = {}


def register_paper(paper: PaperKind) -> None:
    """Add a kind of paper."""
    _papers[paper.kind] = paper


def papers() -> list[PaperKind]:
    """Every kind of paper, in the order of the year."""
    return sorted(_papers.values(), key=lambda paper: paper.order)


def papers_of(place: Place) -> list[PaperKind]:
    """The kinds of paper of a bloc's year, or of an office."""
    return [each for each in papers() if each.of_office != isinstance(place, Season)]


def drafts() -> list[str]:
    """The kinds that are never issued from here."""
    return [each.kind for each in papers() if each.draft_only]


def paper_of(kind: str) -> PaperKind | None:
    """One kind, or None."""
    return _papers.get(kind)
