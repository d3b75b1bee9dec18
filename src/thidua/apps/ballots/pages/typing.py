"""What a teller who types paper by paper sees: the papers so far and their totals."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.ballots.box.typed_paper import ANSWERS, paper_from_json
from thidua.apps.ballots.models import Ballot, Nominee
from thidua.apps.ballots.queries import rules_of, turnout
from thidua.domain.ballot_count import tally
from thidua.domain.ballot_papers import MarkedPaper, find_fault
from thidua.domain.ballot_totals import Totals


@dataclass(frozen=True, slots=True)
class TypedRow:
    """One typed paper: its number, what stands on it, and why it does not count."""

    number: int
    words: str
    fault: str


@dataclass(frozen=True, slots=True)
class CountedSoFar:
    """The papers newest first, what they come to, and how many were handed out."""

    rows: tuple[TypedRow, ...]
    totals: Totals
    sums: tuple[tuple[str, int], ...]
    issued: int


def typed_so_far(ballot: Ballot, nominees: Sequence[Nominee], teller: User) -> CountedSoFar:
    """What this teller has typed; nobody else sees it."""
    kept = ballot.teller_counts.get(teller=teller).typed or []
    papers = [paper_from_json(each) for each in kept]
    rules, names = rules_of(ballot, nominees), {row.unit.code: row.unit.called for row in nominees}
    totals, _faults = tally(rules, papers)
    rows = [
        TypedRow(number, _words(paper, names), str(find_fault(paper, rules) or ""))
        for number, paper in enumerate(papers, 1)
    ]
    sums = tuple((name, totals.votes[code].yes) for code, name in names.items())
    return CountedSoFar(tuple(reversed(rows)), totals, sums, turnout(ballot).issued)


def _words(paper: MarkedPaper, names: dict[str, str]) -> str:
    if not paper.marks:
        return _("không có lựa chọn nào")
    told = (
        names[mark.candidate] + (f": {_(ANSWERS[mark.answer]).lower()}" if mark.answer else "")
        for mark in paper.marks
    )
    return "; ".join(told)
