"""Counting a vote: from papers, or from totals counted by hand, to who is elected."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from thidua.domain.ballot_papers import Answer, Fault, Paper, find_fault
from thidua.domain.ballot_rules import BallotError, BallotRules, Base, Kind, Roll, RollOutOfRange


class TooManyPapers(BallotError):
    """More papers than people who may vote, or more valid ones than came back."""


class VotesOutOfRange(BallotError):
    """A candidate's votes, or the votes of all, exceed what the valid papers can hold."""


class VotesDoNotAddUp(BallotError):
    """The numbers do not make the valid papers: one candidate's answers, or the marks of all."""


class CandidatesDiffer(BallotError):
    """Totals name a stranger, or leave a candidate out."""


@dataclass(frozen=True, slots=True)
class Votes:
    """What all valid papers say about one candidate; ``no`` and ``abstain`` only in yes_no."""

    yes: int
    no: int = 0
    abstain: int = 0


@dataclass(frozen=True, slots=True)
class Totals:
    """A count done by hand: papers that came back, valid ones, and each candidate's votes."""

    returned: int
    valid: int
    votes: Mapping[str, Votes]


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


def count_papers(rules: BallotRules, roll: Roll, papers: Iterable[Paper]) -> BallotResult:
    """The result of the papers, written opinions of the absent included.

    Source: docs/algorithms/ballots.md#papers.
    Units: papers and votes, whole numbers; their order does not matter.

    Raises:
        TooManyPapers: more papers than entitled.
        RollOutOfRange: the base is those present, and nobody counted them.
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
    _check_returned(returned, roll)
    valid = returned - faults.total()
    votes = {code: _votes(marks, code, valid, rules.kind) for code in rules.candidates}
    found = tuple((fault, faults[fault]) for fault in Fault if faults[fault])
    return _decide(rules, roll, Totals(returned, valid, votes), found)


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
        TooManyPapers: more papers than entitled, or more valid ones than came back.
        CandidatesDiffer: a stranger, or a candidate without a count.
        VotesOutOfRange: one candidate above the valid papers, or all above valid x marks.
        VotesDoNotAddUp: yes_no, and yes + no + abstain is not the number of valid papers; else
            fewer marks than valid papers, though a paper without a mark is invalid.
        RollOutOfRange: the base is those present, and nobody counted them.

    >>> from thidua.domain.ballot_rules import Threshold, parse_share
    >>> two_thirds = Threshold(parse_share("2/3"), Base.ALL_MEMBERS)
    >>> rules = BallotRules(Kind.APPROVAL, ("CTHUE", "KBNN"), two_thirds, seats=2)
    >>> totals = Totals(returned=11, valid=10, votes={"CTHUE": Votes(10), "KBNN": Votes(7)})
    >>> count_from_totals(rules, Roll(entitled=12), totals).elected
    ('CTHUE',)
    """
    _check_returned(totals.returned, roll)
    if not 0 <= totals.valid <= totals.returned:
        limit = f"phải từ 0 đến {totals.returned} (số phiếu thu về)"
        raise TooManyPapers("valid", totals.valid, limit)
    _check_same_candidates(rules.candidates, totals.votes)
    for candidate, votes in totals.votes.items():
        _check_votes(candidate, votes, totals.valid, rules.kind)
    _check_marks(rules, totals)
    return _decide(rules, roll, totals, ())


def _check_returned(returned: int, roll: Roll) -> None:
    if not 0 <= returned <= roll.entitled:
        limit = f"phải từ 0 đến {roll.entitled} (tổng số thành viên)"
        raise TooManyPapers("returned", returned, limit)


def _check_same_candidates(candidates: tuple[str, ...], votes: Mapping[str, Votes]) -> None:
    for code in votes:
        if code not in candidates:
            raise CandidatesDiffer("votes", f"«{code}»", "không có trong danh sách đề nghị")
    for code in candidates:
        if code not in votes:
            raise CandidatesDiffer(
                "votes", f"«{code}» chưa có số phiếu", "không có phiếu thì ghi 0"
            )


def _check_votes(candidate: str, votes: Votes, valid: int, kind: Kind) -> None:
    limit = f"phải từ 0 đến {valid} (số phiếu hợp lệ)"
    for number in (votes.yes, votes.no, votes.abstain):
        if not 0 <= number <= valid:
            raise VotesOutOfRange("votes", f"«{candidate}» {number}", limit)
    if kind is Kind.YES_NO:
        total = votes.yes + votes.no + votes.abstain
        if total != valid:
            parts = f"«{candidate}» {votes.yes} + {votes.no} + {votes.abstain} = {total}"
            raise VotesDoNotAddUp("votes", parts, f"phải bằng {valid} (số phiếu hợp lệ)")
    elif votes.no or votes.abstain:
        shown = f"«{candidate}» có {votes.no} không đồng ý, {votes.abstain} không ý kiến"
        raise VotesOutOfRange("votes", shown, f"phải là 0 với loại phiếu {kind.value}")


def _check_marks(rules: BallotRules, totals: Totals) -> None:
    """All marks together: at most what the papers can hold, at least one on each valid paper."""
    marks = [votes.yes for votes in totals.votes.values()]
    total, most = sum(marks), totals.valid * rules.marks_allowed
    if total > most:
        limit = f"tối đa {most} ({totals.valid} phiếu hợp lệ × {rules.marks_allowed} lựa chọn)"
        raise VotesOutOfRange("votes", f"tổng cộng {total}", limit)
    if total >= totals.valid or rules.blank_is_valid or rules.kind is Kind.YES_NO:
        return
    bound = "phải bằng" if rules.marks_allowed == 1 else "phải từ"
    end = "" if rules.marks_allowed == 1 else " trở lên"
    limit = f"{bound} {totals.valid}{end} (số phiếu hợp lệ; phiếu trắng là phiếu không hợp lệ)"
    raise VotesDoNotAddUp("votes", f"{' + '.join(map(str, marks))} = {total}", limit)


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
