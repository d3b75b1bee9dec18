"""One paper: what is marked on it, and whether it counts."""

from dataclasses import dataclass
from enum import StrEnum

from thidua.domain.ballot_rules import BallotRules, Kind


class Answer(StrEnum):
    """What a paper says to one candidate in a yes_no vote."""

    YES = "yes"
    NO = "no"
    ABSTAIN = "abstain"


class Fault(StrEnum):
    """Why a paper is invalid; the value is what the minutes say."""

    SPOILT = "phiếu hỏng"
    BLANK = "phiếu trắng"
    TWICE = "ghi một tên hai lần"
    STRANGER = "ghi tên ngoài danh sách"
    ANSWER = "ghi không đúng mẫu phiếu"
    TOO_MANY = "chọn quá số lượng"


_ANSWERS = frozenset(Answer)


@dataclass(frozen=True, slots=True)
class Mark:
    """One mark on a paper; ``answer`` is what is written beside the name, None for a mere mark."""

    candidate: str
    answer: str | None = None


@dataclass(frozen=True, slots=True)
class MarkedPaper:
    """One paper as it was handed in; no marks is a blank one."""

    marks: tuple[Mark, ...] = ()
    spoilt: bool = False


def find_fault(paper: MarkedPaper, rules: BallotRules) -> Fault | None:
    """Why the paper is invalid, or None when it counts.

    Source: docs/algorithms/ballots.md#papers.

    >>> from thidua.domain.ballot_rules import Base, Threshold, parse_share
    >>> rules = BallotRules(Kind.CHOOSE_ONE, ("A", "B"), Threshold(parse_share("1/2"), Base.VALID))
    >>> find_fault(MarkedPaper((Mark("A"), Mark("B"))), rules)
    <Fault.TOO_MANY: 'chọn quá số lượng'>
    """
    if paper.spoilt:
        return Fault.SPOILT
    if not paper.marks:
        return None if rules.blank_is_valid else Fault.BLANK
    names = {mark.candidate for mark in paper.marks}
    if not names.issubset(rules.candidates):
        return Fault.STRANGER
    if len(names) < len(paper.marks):
        return Fault.TWICE
    if not all(_is_well_formed(mark, rules.kind) for mark in paper.marks):
        return Fault.ANSWER
    return Fault.TOO_MANY if len(names) > rules.marks_allowed else None


def _is_well_formed(mark: Mark, kind: Kind) -> bool:
    return mark.answer in _ANSWERS if kind is Kind.YES_NO else mark.answer is None
