"""Totals counted by hand, and whether they can be true."""

from collections.abc import Mapping
from dataclasses import dataclass

from thidua.domain.ballot_rules import BallotError, BallotRules, Kind, Roll


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


def check_totals(rules: BallotRules, roll: Roll, totals: Totals) -> None:
    """Refuse totals that no count of such papers can give.

    Source: docs/algorithms/ballots.md#totals.
    Units: papers and votes, whole numbers.

    Raises:
        TooManyPapers: more papers than entitled, or more valid ones than came back.
        CandidatesDiffer: a stranger, or a candidate without a count.
        VotesOutOfRange: one candidate above the valid papers, or all above valid x marks.
        VotesDoNotAddUp: yes_no, and yes + no + abstain is not the number of valid papers; else
            fewer marks than valid papers, though a paper without a mark is invalid.
    """
    check_returned(totals.returned, roll)
    if not 0 <= totals.valid <= totals.returned:
        limit = f"phải từ 0 đến {totals.returned} (số phiếu thu về)"
        raise TooManyPapers("valid", totals.valid, limit)
    _check_same_candidates(rules.candidates, totals.votes)
    for candidate, votes in totals.votes.items():
        _check_votes(candidate, votes, totals.valid, rules.kind)
    _check_marks(rules, totals)


def check_returned(returned: int, roll: Roll) -> None:
    """Refuse more papers than people who may vote.

    Source: docs/algorithms/ballots.md#totals.
    Units: papers and people, whole numbers.

    Raises:
        TooManyPapers: more papers than entitled.
    """
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
