"""From papers to who is elected: one test a sentence of the rules."""

from fractions import Fraction

import pytest

from thidua.domain.ballot_count import count_papers
from thidua.domain.ballot_papers import Fault, Mark, MarkedPaper
from thidua.domain.ballot_rules import (
    BallotRules,
    Base,
    Kind,
    Roll,
    RollOutOfRange,
    Threshold,
    parse_share,
)
from thidua.domain.ballot_totals import TooManyPapers

BLANK = MarkedPaper()
SPOILT = MarkedPaper(spoilt=True)
CANDIDATES = ("CTHUE", "KBNN", "VPDB", "VPUB", "CHQ")


def approval(*, seats=4, share="2/3", base=Base.ALL_MEMBERS, strict=False, **others):
    threshold = Threshold(parse_share(share), base, strict=strict)
    return BallotRules(Kind.APPROVAL, CANDIDATES, threshold, seats, **others)


def yes_no(**others):
    threshold = Threshold(Fraction(1, 2), Base.VALID)
    return BallotRules(Kind.YES_NO, ("A", "B", "C"), threshold, **others)


def papers(*written):
    """Papers from texts such as "CTHUE KBNN"; a number before × repeats."""
    result = []
    for text in written:
        times, _, names = text.rpartition("×")
        result += [MarkedPaper(tuple(Mark(name) for name in names.split()))] * int(times or 1)
    return result


def answers(**given):
    return MarkedPaper(tuple(Mark(code, answer) for code, answer in given.items()))


def votes(result):
    return {line.candidate: line.votes for line in result.counts}


def test_count_papers_of_the_year_end_conference():
    cast = [*papers("10×CTHUE"), BLANK]

    result = count_papers(approval(), Roll(12, 11), cast)

    assert (result.returned, result.valid, result.invalid) == (11, 10, 1)
    assert (result.base, result.needed) == (12, 8)
    first = result.counts[0]
    assert (first.candidate, first.votes, first.share, first.passed) == (
        "CTHUE",
        10,
        "10/12",
        True,
    )
    assert (result.elected, result.tied, result.quorate) == (("CTHUE",), (), None)


def test_count_papers_says_how_many_are_invalid_for_which_reason():
    cast = [*papers("CTHUE X", "2×CTHUE KBNN VPDB VPUB CHQ", "KBNN KBNN", "CHQ"), BLANK, SPOILT]

    result = count_papers(approval(), Roll(12), cast)

    assert (result.returned, result.valid, result.invalid) == (7, 1, 6)
    assert result.faults == (
        (Fault.SPOILT, 1),
        (Fault.BLANK, 1),
        (Fault.TWICE, 1),
        (Fault.STRANGER, 1),
        (Fault.TOO_MANY, 2),
    )
    assert votes(result) == {"CHQ": 1, "CTHUE": 0, "KBNN": 0, "VPDB": 0, "VPUB": 0}


def test_votes_on_an_invalid_paper_do_not_count():
    result = count_papers(approval(), Roll(12), papers("CTHUE X", "CTHUE"))

    assert votes(result)["CTHUE"] == 1


@pytest.mark.parametrize(
    ("base", "size"), [(Base.ALL_MEMBERS, 12), (Base.PRESENT, 10), (Base.VALID, 3)]
)
def test_base_is_all_members_those_present_or_the_valid_papers(base, size):
    result = count_papers(approval(base=base), Roll(12, 10), [*papers("3×CTHUE"), BLANK])

    assert result.base == size
    assert result.counts[0].share == f"3/{size}"


def test_count_papers_needs_the_number_present_where_it_is_the_base():
    with pytest.raises(RollOutOfRange) as caught:
        count_papers(approval(base=Base.PRESENT), Roll(12), papers("CTHUE"))

    assert str(caught.value) == "Số có mặt: chưa có, cần có vì tỷ lệ tính trên số có mặt"
    assert caught.value.field == "present"


def test_written_opinions_may_make_more_papers_than_present():
    result = count_papers(approval(base=Base.PRESENT), Roll(12, 3), papers("5×CTHUE"))

    assert (result.returned, result.counts[0].share) == (5, "5/3")


def test_count_papers_refuses_more_papers_than_entitled():
    with pytest.raises(TooManyPapers) as caught:
        count_papers(approval(), Roll(12), papers("13×CTHUE"))

    assert str(caught.value) == "Số phiếu thu về: 13, phải từ 0 đến 12 (tổng số thành viên)"


@pytest.mark.parametrize(
    ("base", "cast"),
    [(Base.VALID, []), (Base.VALID, [BLANK, SPOILT]), (Base.PRESENT, papers("3×CTHUE"))],
)
def test_with_base_zero_nobody_passes(base, cast):
    result = count_papers(approval(base=base), Roll(12, 0), cast)

    assert (result.base, result.needed) == (0, 1)
    assert {line.share for line in result.counts} == {"0/0"}
    assert not any(line.passed for line in result.counts)
    assert (result.elected, result.tied) == ((), ())


def test_counts_by_votes_then_in_the_order_of_candidates():
    result = count_papers(approval(), Roll(12), papers("3×CHQ VPDB", "4×KBNN", "CTHUE CHQ VPDB"))

    assert [line.candidate for line in result.counts] == ["KBNN", "VPDB", "CHQ", "CTHUE", "VPUB"]


def test_share_is_not_reduced():
    assert count_papers(approval(), Roll(12), papers("6×CTHUE")).counts[0].share == "6/12"


def test_elected_most_votes_first_up_to_seats():
    cast = [answers(A="yes", B="yes", C="yes"), answers(B="yes", C="yes"), answers(C="yes")]

    result = count_papers(yes_no(seats=2), Roll(3), cast)

    assert votes(result) == {"C": 3, "B": 2, "A": 1}
    assert (result.needed, result.elected, result.tied) == (2, ("C", "B"), ())


def test_more_pass_than_there_are_seats_without_a_tie():
    cast = [
        answers(A="yes", B="yes", C="yes"),
        answers(A="yes", B="yes", C="yes"),
        answers(B="yes", C="yes"),
        answers(C="yes"),
    ]

    result = count_papers(yes_no(seats=2), Roll(4), cast)

    assert votes(result) == {"C": 4, "B": 3, "A": 2}
    assert (result.needed, result.elected, result.tied) == (2, ("C", "B"), ())


def test_a_candidate_with_enough_votes_passes_without_a_seat():
    rules = yes_no(seats=1)

    result = count_papers(rules, Roll(3), [answers(A="yes", B="yes"), answers(B="yes")])

    assert [(x.candidate, x.passed) for x in result.counts] == [
        ("B", True),
        ("A", True),
        ("C", False),
    ]
    assert (result.elected, result.tied) == (("B",), ())


def test_tied_over_the_last_seat_go_to_the_runoff_and_are_not_elected():
    cast = papers("5×CTHUE KBNN", "4×CTHUE VPUB", "CTHUE VPUB", "VPUB KBNN")

    result = count_papers(approval(seats=2, share="1/2"), Roll(12), cast)

    assert votes(result) == {"CTHUE": 10, "KBNN": 6, "VPUB": 6, "VPDB": 0, "CHQ": 0}
    assert (result.elected, result.tied) == (("CTHUE",), ("KBNN", "VPUB"))


def test_runoff_over_one_seat_keeps_the_order_of_candidates():
    threshold = Threshold(Fraction(1, 4), Base.ALL_MEMBERS)
    rules = BallotRules(Kind.CHOOSE_ONE, CANDIDATES, threshold)

    result = count_papers(rules, Roll(12), papers("5×VPUB", "5×KBNN", "2×CHQ"))

    assert (result.elected, result.tied) == ((), ("KBNN", "VPUB"))


def test_a_tie_below_the_threshold_is_no_runoff():
    result = count_papers(approval(seats=1), Roll(12), papers("5×VPUB", "5×KBNN"))

    assert (result.elected, result.tied) == ((), ())


def test_a_tie_that_fits_into_the_seats_is_no_runoff():
    result = count_papers(approval(seats=2, share="1/2"), Roll(12), papers("9×VPUB KBNN"))

    assert (result.elected, result.tied) == (("KBNN", "VPUB"), ())


def test_three_tied_over_two_seats_leave_only_those_above_elected():
    threshold = Threshold(Fraction(1, 2), Base.ALL_MEMBERS)
    rules = BallotRules(Kind.YES_NO, ("A", "B", "C", "D"), threshold, seats=3)
    cast = [answers(D="yes", A="yes", B="yes", C="yes")] * 3 + [answers(D="yes")]

    result = count_papers(rules, Roll(4), cast)

    assert (result.elected, result.tied) == (("D",), ("A", "B", "C"))


def test_yes_no_counts_a_candidate_left_out_as_abstain():
    cast = [answers(A="yes", B="no"), answers(A="yes", B="abstain"), answers(C="no")]

    result = count_papers(yes_no(), Roll(5), cast)

    assert [(x.candidate, x.votes, x.against, x.abstain) for x in result.counts] == [
        ("A", 2, 0, 1),
        ("B", 0, 1, 2),
        ("C", 0, 1, 2),
    ]


def test_yes_no_blank_paper_abstains_from_all_where_it_is_valid():
    result = count_papers(yes_no(blank_is_valid=True), Roll(5), [BLANK, answers(A="yes")])

    assert (result.valid, result.faults) == (2, ())
    assert [line.abstain for line in result.counts] == [1, 2, 2]


def test_yes_no_allows_any_number_of_yes():
    cast = [answers(A="yes", B="yes", C="yes")]

    assert count_papers(yes_no(seats=1), Roll(5), cast).valid == 1


def test_abstain_is_zero_for_other_kinds():
    result = count_papers(approval(blank_is_valid=True), Roll(5), [BLANK, *papers("CTHUE")])

    assert (result.valid, {line.abstain for line in result.counts}) == (2, {0})


def test_choose_one_may_fill_several_seats_with_one_mark_each():
    threshold = Threshold(Fraction(1, 4), Base.VALID)
    rules = BallotRules(Kind.CHOOSE_ONE, CANDIDATES, threshold, seats=2)

    result = count_papers(rules, Roll(9), papers("3×KBNN", "2×CHQ", "CTHUE", "CHQ KBNN"))

    assert (result.valid, result.elected) == (6, ("KBNN", "CHQ"))


@pytest.mark.parametrize(
    ("present", "written", "quorate"),
    [(8, 0, True), (7, 4, False), (None, 8, True), (None, 7, False), (0, 0, False)],
)
def test_quorum_counts_those_present_or_the_papers_when_nobody_counted(present, written, quorate):
    rules = approval(quorum=parse_share("2/3"))

    result = count_papers(rules, Roll(12, present), papers(f"{written}×CTHUE"))

    assert result.quorate is quorate
    assert result.returned == written


def test_quorum_of_nobody_is_never_reached():
    assert count_papers(approval(quorum=Fraction(1, 2)), Roll(0), []).quorate is False
