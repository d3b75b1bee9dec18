"""The papers a season can print: each app registers its own; this app lists, renders, issues."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.documents.model import Document
from thidua.domain.refusal import Refusal


class PaperNotReady(Refusal):
    """The facts for this paper do not exist yet; the message says what must happen first."""


@dataclass(frozen=True, slots=True)
class Request:
    """Which paper of what, for whom; day and number are open until it is issued."""

    season: Season
    unit: Unit | None
    user: User
    day: date | None = None
    number: str = ""


@dataclass(frozen=True, slots=True)
class PaperKind:
    """One kind of paper. ``build`` raises ``PaperNotReady``, or PermissionDenied."""

    kind: str
    title: str
    description: str
    build: Callable[[Request], Document]
    per_unit: bool = False
    order: int = 0  # as in the year: registrations 10, scoring 20, the conference 30


_papers: dict[str, PaperKind] = {}


def register_paper(paper: PaperKind) -> None:
    """Add a kind of paper."""
    _papers[paper.kind] = paper


def papers() -> list[PaperKind]:
    """Every kind of paper, in the order of the year."""
    return sorted(_papers.values(), key=lambda paper: paper.order)


def paper_of(kind: str) -> PaperKind | None:
    """One kind, or None."""
    return _papers.get(kind)
