"""Counting a vote: from papers, or from totals counted by hand, to who is elected."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass

from thidua.domain.ballot_papers import Answer, Fault, MarkedPaper, find_fault
from thidua.domain.ballot_rules import BallotRules, Base, Kind, Roll, RollOutOfRange
from thidua.domain.ballot_totals import Totals, Votes, check_returned, check_totals


@dataclass(frozen=True, slots=True)
class CandidateCount:
    """One line of the result; ``share`` is votes over base, not reduced."""

    candidate: str
    votes: int
    against: int
    abstain: int
    share: str
    passed: bool


@dataclass(frozen=True, slots=True)
class BallotResult:
    """The whole result; ``quorate`` is None when no quorum is set."""

    returned: int
    valid: int
    base: int
    needed: int
    counts: tuple[CandidateCount, ...]
    elected: tuple[str, ...]
    tied: tuple[str, ...]  # over the last seat: a second round decides
    quorate: bool | None
    faults: tuple[tuple[Fault, int], ...] = ()  # empty when counted from totals

    @property
    def invalid(self) -> int:
        """Papers that came back and do not count.

        Source: docs/algorithms/ballots.md#papers.
        Units: papers.
        """
        return self.returned - self.valid


def count_papers(rules: BallotRules, roll: Roll, papers: Iterable[MarkedPaper]) -> BallotResult:
    """The result of the papers, written opinions of the absent included.

    Source: docs/algorithms/ballots.md#papers.
    Units: papers and votes, whole numbers; their order does not matter.

    Raises:
        TooManyPapers: more papers than entitled.
        RollOutOfRange: the base is those present, and nobody counted them.
    """
    totals, faults = tally(rules, papers)
    check_returned(totals.returned, roll)
    return _decide(rules, roll, totals, faults)


def tally(
    rules: BallotRules, papers: Iterable[MarkedPaper]
) -> tuple[Totals, tuple[tuple[Fault, int], ...]]:
    """What the papers say together, and how many are invalid for which fault.

    Source: docs/algorithms/ballots.md#papers.
    Units: papers and votes, whole numbers; their order does not matter.
    """
    faults: Counter[Fault] = Counter()
    marks: Counter[tuple[str, str | None]] = Counter()
    returned = 0
    for paper in papers:
        returned += 1
        fault = find_fault(paper, rules)
        if fault is None:
            marks.update((mark.candidate, mark.answer) for mark in paper.marks)
        else:
            faults[fault] += 1
    valid = returned - faults.total()
    votes = {code: _votes(marks, code, valid, rules.kind) for code in rules.candidates}
    found = tuple((fault, faults[fault]) for fault in Fault if faults[fault])
    return Totals(returned, valid, votes), found


def _votes(marks: Counter[tuple[str, str | None]], candidate: str, valid: int, kind: Kind) -> Votes:
    if kind is not Kind.YES_NO:
        return Votes(marks[candidate, None])
    yes, no = marks[candidate, Answer.YES], marks[candidate, Answer.NO]
    return Votes(yes, no, valid - yes - no)  # a candidate left out counts as abstain


def count_from_totals(rules: BallotRules, roll: Roll, totals: Totals) -> BallotResult:
    """The result of a count done by hand, when the numbers can be true.

    Source: docs/algorithms/ballots.md#totals.
    Units: papers and votes, whole numbers.

    Raises:
        TooManyPapers, CandidatesDiffer, VotesOutOfRange, VotesDoNotAddUp: see ``check_totals``.
        RollOutOfRange: the base is those present, and nobody counted them.

    >>> from thidua.domain.ballot_rules import Threshold, parse_share
    >>> two_thirds = Threshold(parse_share("2/3"), Base.ALL_MEMBERS)
    >>> rules = BallotRules(Kind.APPROVAL, ("CTHUE", "KBNN"), two_thirds, seats=2)
    >>> totals = Totals(returned=11, valid=10, votes={"CTHUE": Votes(10), "KBNN": Votes(7)})
    >>> count_from_totals(rules, Roll(entitled=12), totals).elected
    ('CTHUE',)
    """
    check_totals(rules, roll, totals)
    return _decide(rules, roll, totals, ())


def _decide(
    rules: BallotRules, roll: Roll, totals: Totals, faults: tuple[tuple[Fault, int], ...]
) -> BallotResult:
    base = _base_size(rules.threshold.base, roll, totals.valid)
    needed = rules.threshold.needed(base)
    lines = [_line(code, totals.votes[code], base, needed) for code in rules.candidates]
    counts = tuple(sorted(lines, key=lambda line: -line.votes))  # stable: then by candidates
    elected, tied = _fill_seats([line for line in counts if line.passed], rules.seat_count)
    return BallotResult(
        returned=totals.returned,
        valid=totals.valid,
        base=base,
        needed=needed,
        counts=counts,
        elected=elected,
        tied=tied,
        quorate=_is_quorate(rules, roll, totals.returned),
        faults=faults,
    )


def _base_size(base: Base, roll: Roll, valid: int) -> int:
    if base is Base.ALL_MEMBERS:
        return roll.entitled
    if base is Base.VALID:
        return valid
    if roll.present is None:
        raise RollOutOfRange("present", "chưa có", "cần có vì tỷ lệ tính trên số có mặt")
    return roll.present


def _line(candidate: str, votes: Votes, base: int, needed: int) -> CandidateCount:
    return CandidateCount(
        candidate=candidate,
        votes=votes.yes,
        against=votes.no,
        abstain=votes.abstain,
        share=f"{votes.yes}/{base}" if base else "0/0",
        passed=base > 0 and votes.yes >= needed,
    )


def _fill_seats(
    passed: list[CandidateCount], seats: int
) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Who is elected and who is tied over the last seat; ``passed`` has most votes first."""
    if len(passed) <= seats:
        return tuple(line.candidate for line in passed), ()
    last, next_one = passed[seats - 1].votes, passed[seats].votes
    if next_one < last:
        return tuple(line.candidate for line in passed[:seats]), ()
    above = tuple(line.candidate for line in passed if line.votes > last)
    return above, tuple(line.candidate for line in passed if line.votes == last)


def _is_quorate(rules: BallotRules, roll: Roll, returned: int) -> bool | None:
    if rules.quorum is None:
        return None
    present = returned if roll.present is None else roll.present
    return roll.entitled > 0 and present >= rules.quorum * roll.entitled
