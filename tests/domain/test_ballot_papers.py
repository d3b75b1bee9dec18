"""Which papers count."""

from fractions import Fraction

import pytest

from thidua.domain.ballot_papers import Fault, Mark, MarkedPaper, find_fault
from thidua.domain.ballot_rules import BallotRules, Base, Kind, Threshold

HALF = Threshold(Fraction(1, 2), Base.VALID)
BLANK = MarkedPaper()
SPOILT = MarkedPaper(spoilt=True)


def rules(kind, *, blank_is_valid=False):
    return BallotRules(kind, ("A", "B", "C"), HALF, seats=2, blank_is_valid=blank_is_valid)


def marks(*codes):
    return MarkedPaper(tuple(Mark(code) for code in codes))


def answers(**given):
    return MarkedPaper(tuple(Mark(code, answer) for code, answer in given.items()))


@pytest.mark.parametrize(
    ("kind", "paper", "fault"),
    [
        (Kind.APPROVAL, marks("A"), None),
        (Kind.APPROVAL, marks("B", "A"), None),
        (Kind.APPROVAL, marks("A", "B", "C"), Fault.TOO_MANY),
        (Kind.APPROVAL, marks("A", "A"), Fault.TWICE),
        (Kind.APPROVAL, marks("A", "X"), Fault.STRANGER),
        (Kind.APPROVAL, marks("a"), Fault.STRANGER),
        (Kind.APPROVAL, answers(A="yes"), Fault.ANSWER),
        (Kind.APPROVAL, BLANK, Fault.BLANK),
        (Kind.APPROVAL, SPOILT, Fault.SPOILT),
        (Kind.CHOOSE_ONE, marks("A"), None),
        (Kind.CHOOSE_ONE, marks("A", "B"), Fault.TOO_MANY),
        (Kind.YES_NO, answers(A="yes", B="yes", C="yes"), None),
        (Kind.YES_NO, answers(A="abstain"), None),
        (Kind.YES_NO, answers(A="no"), None),
        (Kind.YES_NO, answers(A="yes", X="no"), Fault.STRANGER),
        (Kind.YES_NO, answers(A="maybe"), Fault.ANSWER),
        (Kind.YES_NO, answers(A="YES"), Fault.ANSWER),
        (Kind.YES_NO, answers(A="true"), Fault.ANSWER),
        (Kind.YES_NO, marks("A"), Fault.ANSWER),
        (Kind.YES_NO, MarkedPaper((Mark("A", "yes"), Mark("A", "no"))), Fault.TWICE),
        (Kind.YES_NO, BLANK, Fault.BLANK),
        (Kind.YES_NO, SPOILT, Fault.SPOILT),
    ],
)
def test_find_fault_names_why_a_paper_is_invalid(kind, paper, fault):
    assert find_fault(paper, rules(kind)) == fault


@pytest.mark.parametrize("kind", Kind)
def test_find_fault_accepts_a_blank_paper_where_the_rules_do(kind):
    assert find_fault(BLANK, rules(kind, blank_is_valid=True)) is None
    assert find_fault(SPOILT, rules(kind, blank_is_valid=True)) == Fault.SPOILT
