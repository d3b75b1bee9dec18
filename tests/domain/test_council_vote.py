"""The council's vote: of all members, whoever was absent."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.ballot_rules import BallotError
from thidua.domain.council_vote import (
    CouncilCount,
    CouncilCountWrong,
    CouncilResult,
    council_result,
)


@pytest.mark.parametrize(
    ("agree", "members", "share", "needed", "passed"),
    [
        (8, 9, "9/10", 9, False),
        (9, 9, "9/10", 9, True),
        (8, 9, "4/5", 8, True),
        (7, 9, "4/5", 8, False),
        (8, 10, "4/5", 8, True),
        (7, 10, "7/10", 7, True),
        (2, 3, "2/3", 2, True),
    ],
)
def test_needed_of_all_members(
    agree: int, members: int, share: str, needed: int, passed: bool
) -> None:
    count = CouncilCount(agree, 0, agree, 0)

    result = council_result(count, members=members, heard=members, share=Fraction(share))

    assert (result.needed, result.passed) == (needed, passed)


@given(st.integers(1, 40), st.data(), st.fractions(Fraction(1, 100), 1))
def test_parts_make_the_whole(members: int, data: st.DataObject, share: Fraction) -> None:
    heard = data.draw(st.integers(0, members))
    returned = data.draw(st.integers(0, heard))
    invalid = data.draw(st.integers(0, returned))
    agree = data.draw(st.integers(0, returned - invalid))
    against = returned - invalid - agree

    result = council_result(
        CouncilCount(returned, invalid, agree, against), members=members, heard=heard, share=share
    )

    assert result.agree + result.against + result.invalid == result.returned
    assert result.no_opinion == 0
    assert CouncilResult.from_mapping(result.to_mapping()) == result
    assert result.passed == (agree >= 1 and Fraction(agree, members) >= share)


@pytest.mark.parametrize(
    ("count", "members", "heard", "words"),
    [
        (CouncilCount(0, 0, 0, 0), 0, 0, "phải từ 1 trở lên"),
        (CouncilCount(9, 0, 9, 0), 9, 8, "phải từ 0 đến 8"),
        (CouncilCount(5, 6, 0, 0), 9, 9, "phải từ 0 đến 5"),
        (CouncilCount(5, 1, 3, 2), 9, 9, "5 thu về − 1 không hợp lệ = 4 phiếu"),
        (CouncilCount(9, 0, 7, 1), 9, 9, "7 đồng ý . 1 không đồng ý.*= 9 phiếu"),
        (CouncilCount(5, 0, -1, 6), 9, 9, "= 5 phiếu"),
    ],
)
def test_counts_that_cannot_be(count: CouncilCount, members: int, heard: int, words: str) -> None:
    with pytest.raises(CouncilCountWrong, match=words) as refused:
        council_result(count, members=members, heard=heard, share=Fraction(1, 2))

    assert isinstance(refused.value, BallotError)


def test_counts_kept_before_still_say_who_had_no_opinion() -> None:
    kept = {
        "members": 9, "needed": 8, "agree": 7, "against": 1, "invalid": 0, "returned": 9,
        "passed": False, "share": "0.8",
    }  # fmt: skip

    assert CouncilResult.from_mapping(kept).no_opinion == 1
