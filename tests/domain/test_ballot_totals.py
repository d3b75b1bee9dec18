"""Counts typed by hand: the same result as from papers, and numbers that cannot be true."""

import pytest

from thidua.domain.ballot_count import count_from_totals
from thidua.domain.ballot_rules import BallotRules, Base, Kind, Roll, Threshold, parse_share
from thidua.domain.ballot_totals import (
    CandidatesDiffer,
    TooManyPapers,
    Totals,
    Votes,
    VotesDoNotAddUp,
    VotesOutOfRange,
)

TWO_THIRDS = Threshold(parse_share("2/3"), Base.ALL_MEMBERS)
ROLL = Roll(entitled=12, present=11)


def rules(kind, candidates=("A", "B", "C"), seats=2, *, blank_is_valid=False):
    return BallotRules(kind, candidates, TWO_THIRDS, seats, blank_is_valid=blank_is_valid)


def totals(returned=11, valid=10, **votes):
    given = {code: v if isinstance(v, Votes) else Votes(v) for code, v in votes.items()}
    return Totals(returned, valid, given)


def test_count_from_totals_elects_like_a_count_of_papers():
    result = count_from_totals(rules(Kind.APPROVAL), ROLL, totals(A=10, B=8, C=2))

    assert (result.returned, result.valid, result.invalid) == (11, 10, 1)
    assert (result.base, result.needed, result.elected) == (12, 8, ("A", "B"))
    assert [(x.candidate, x.share) for x in result.counts] == [
        ("A", "10/12"),
        ("B", "8/12"),
        ("C", "2/12"),
    ]
    assert result.faults == ()


def test_count_from_totals_finds_the_runoff():
    result = count_from_totals(rules(Kind.APPROVAL, seats=1), ROLL, totals(A=0, B=0, C=10))
    assert result.elected == ("C",)

    tie = count_from_totals(
        rules(Kind.YES_NO),
        ROLL,
        totals(A=Votes(8, 1, 1), B=Votes(10), C=Votes(8, 2, 0)),
    )
    assert (tie.elected, tie.tied) == (("B",), ("A", "C"))
    assert [(x.against, x.abstain) for x in tie.counts] == [(0, 0), (1, 1), (2, 0)]


@pytest.mark.parametrize(
    ("kind", "given", "error", "message"),
    [
        (
            Kind.APPROVAL,
            totals(returned=13, A=0, B=0, C=0),
            TooManyPapers,
            "Số phiếu thu về: 13, phải từ 0 đến 12 (tổng số thành viên)",
        ),
        (
            Kind.APPROVAL,
            totals(returned=-1, A=0, B=0, C=0),
            TooManyPapers,
            "Số phiếu thu về: -1, phải từ 0 đến 12 (tổng số thành viên)",
        ),
        (
            Kind.APPROVAL,
            totals(valid=12, A=0, B=0, C=0),
            TooManyPapers,
            "Số phiếu hợp lệ: 12, phải từ 0 đến 11 (số phiếu thu về)",
        ),
        (
            Kind.APPROVAL,
            totals(valid=-1, A=0, B=0, C=0),
            TooManyPapers,
            "Số phiếu hợp lệ: -1, phải từ 0 đến 11 (số phiếu thu về)",
        ),
        (
            Kind.APPROVAL,
            totals(A=11, B=0, C=0),
            VotesOutOfRange,
            "Số phiếu bầu: «A» 11, phải từ 0 đến 10 (số phiếu hợp lệ)",
        ),
        (
            Kind.APPROVAL,
            totals(A=-1, B=0, C=0),
            VotesOutOfRange,
            "Số phiếu bầu: «A» -1, phải từ 0 đến 10 (số phiếu hợp lệ)",
        ),
        (
            Kind.APPROVAL,
            totals(A=10, B=10, C=1),
            VotesOutOfRange,
            "Số phiếu bầu: tổng cộng 21, tối đa 20 (10 phiếu hợp lệ × 2 lựa chọn)",
        ),
        (
            Kind.CHOOSE_ONE,
            totals(A=6, B=5, C=0),
            VotesOutOfRange,
            "Số phiếu bầu: tổng cộng 11, tối đa 10 (10 phiếu hợp lệ × 1 lựa chọn)",
        ),
        (
            Kind.CHOOSE_ONE,
            totals(A=6, B=Votes(1, no=2), C=0),
            VotesOutOfRange,
            "Số phiếu bầu: «B» có 2 không đồng ý, 0 không ý kiến, "
            "phải là 0 với loại phiếu choose_one",
        ),
        (
            Kind.APPROVAL,
            totals(A=6, B=Votes(1, abstain=3), C=0),
            VotesOutOfRange,
            "Số phiếu bầu: «B» có 0 không đồng ý, 3 không ý kiến, "
            "phải là 0 với loại phiếu approval",
        ),
        (
            Kind.YES_NO,
            totals(A=Votes(6, 2, 2), B=Votes(6, 2, 1), C=10),
            VotesDoNotAddUp,
            "Số phiếu bầu: «B» 6 + 2 + 1 = 9, phải bằng 10 (số phiếu hợp lệ)",
        ),
        (
            Kind.YES_NO,
            totals(A=Votes(12, -2, 0), B=10, C=10),
            VotesOutOfRange,
            "Số phiếu bầu: «A» 12, phải từ 0 đến 10 (số phiếu hợp lệ)",
        ),
        (
            Kind.APPROVAL,
            totals(A=1, B=1),
            CandidatesDiffer,
            "Số phiếu bầu: «C» chưa có số phiếu, không có phiếu thì ghi 0",
        ),
        (
            Kind.APPROVAL,
            totals(A=1, B=1, C=1, X=1),
            CandidatesDiffer,
            "Số phiếu bầu: «X», không có trong danh sách đề nghị",
        ),
    ],
)
def test_count_from_totals_refuses_what_cannot_be_true(kind, given, error, message):
    with pytest.raises(error) as caught:
        count_from_totals(rules(kind), ROLL, given)

    assert str(caught.value) == message


def test_count_from_totals_takes_the_limits_themselves():
    result = count_from_totals(
        rules(Kind.APPROVAL), ROLL, totals(returned=11, valid=11, A=11, B=11, C=0)
    )

    assert result.elected == ("A", "B")


@pytest.mark.parametrize(
    ("kind", "votes", "message"),
    [
        (
            Kind.CHOOSE_ONE,
            (5, 3, 1),
            "Số phiếu bầu: 5 + 3 + 1 = 9, phải bằng 10 "
            "(số phiếu hợp lệ; phiếu trắng là phiếu không hợp lệ)",
        ),
        (
            Kind.APPROVAL,
            (9, 0, 0),
            "Số phiếu bầu: 9 + 0 + 0 = 9, phải từ 10 trở lên "
            "(số phiếu hợp lệ; phiếu trắng là phiếu không hợp lệ)",
        ),
    ],
)
def test_fewer_marks_than_valid_papers_cannot_be_true_where_blanks_are_invalid(
    kind, votes, message
):
    given = totals(**dict(zip("ABC", votes, strict=True)))

    with pytest.raises(VotesDoNotAddUp) as caught:
        count_from_totals(rules(kind), ROLL, given)
    assert str(caught.value) == message
    assert count_from_totals(rules(kind, blank_is_valid=True), ROLL, given).valid == 10


def test_a_mark_less_than_the_valid_papers_of_a_hall_cannot_be_true():
    """The typed count of a hall of 35: 20 + 5 + 5 + 4 marks, no paper invalid."""
    hall, four = Roll(entitled=35, present=35), ("A", "B", "C", "D")
    marked = totals(returned=35, valid=35, A=20, B=5, C=5, D=4)

    with pytest.raises(VotesDoNotAddUp) as caught:
        count_from_totals(rules(Kind.CHOOSE_ONE, four, seats=1), hall, marked)

    assert str(caught.value) == (
        "Số phiếu bầu: 20 + 5 + 5 + 4 = 34, phải bằng 35 "
        "(số phiếu hợp lệ; phiếu trắng là phiếu không hợp lệ)"
    )
    said = totals(returned=35, valid=34, A=20, B=5, C=5, D=4)
    assert count_from_totals(rules(Kind.CHOOSE_ONE, four, seats=1), hall, said).invalid == 1


def test_as_many_marks_as_valid_papers_are_enough():
    for kind in (Kind.CHOOSE_ONE, Kind.APPROVAL):
        assert count_from_totals(rules(kind), ROLL, totals(A=8, B=1, C=1)).elected == ("A",)


def test_papers_that_give_no_answer_leave_totals_of_yes_no_alone():
    given = totals(**{code: Votes(0, 0, 10) for code in "ABC"})

    assert count_from_totals(rules(Kind.YES_NO), ROLL, given).elected == ()
