"""What the pages of papers list: each kind, and the things of which there is one each."""

from collections.abc import Iterable
from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.paperwork.registries.papers import PaperKind, Place, Thing, papers_of


@dataclass(frozen=True, slots=True)
class KindRow:
    """One kind of paper; ``things`` is None where it is about nothing else."""

    paper: PaperKind
    things: list[Thing] | None


def kind_rows(place: Place, user: User) -> Iterable[KindRow]:
    """The kinds of a bloc's year or of an office, in the order of the year."""
    return [
        KindRow(paper, paper.things(place, user) if paper.things else None)
        for paper in papers_of(place)
    ]
