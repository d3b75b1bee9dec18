"""Shares, thresholds, and rules that are refused before anybody votes."""

from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.ballot_rules import (
    BallotError,
    BallotRules,
    Base,
    CandidatesRefused,
    Kind,
    Roll,
    RollOutOfRange,
    SeatsOutOfRange,
    ShareOutOfRange,
    Threshold,
    parse_share,
)

HALF = Threshold(Fraction(1, 2), Base.VALID)
shares = st.fractions(min_value=0, max_value=1, max_denominator=1000).filter(bool)


@pytest.mark.parametrize(
    ("text", "share"),
    [
        ("2/3", Fraction(2, 3)),
        (" 2 / 3 ", Fraction(2, 3)),
        ("0.8", Fraction(4, 5)),
        ("0,8", Fraction(4, 5)),
        ("+0.8", Fraction(4, 5)),
        ("50%", Fraction(1, 2)),
        ("66,7 %", Fraction(667, 1000)),
        ("100%", Fraction(1)),
        ("1", Fraction(1)),
        ("1.0", Fraction(1)),
        ("0.66666666666666666667", Fraction(66666666666666666667, 10**20)),
    ],
)
def test_parse_share_is_exact(text, share):
    assert parse_share(text) == share


@pytest.mark.parametrize(
    "text",
    [
        *["", "0", "0%", "0/3", "3/0", "4/3", "1.01", "101%", "-1/2", "-0.5", ".5", "1e-1", "nan"],
        *["a", "1_0/20", "½", "٢/٣", "50%%", "2/3%", "1/2/3"],
        pytest.param("0." + "1" * 5000, id="5000 decimals"),
        pytest.param("1" * 100_000, id="100000 digits"),
    ],
)
def test_parse_share_refuses_and_says_what_is_allowed(text):
    with pytest.raises(ShareOutOfRange) as caught:
        parse_share(text, field="quorum")

    assert caught.value.field == "quorum"
    assert str(caught.value) == (
        f"Tỷ lệ có mặt tối thiểu: «{text[:40]}», phải lớn hơn 0 và không quá 1 (2/3, 0.8 hoặc 50%)"
    )


@pytest.mark.parametrize(
    ("share", "strict", "base", "needed"),
    [
        ("2/3", False, 12, 8),
        ("2/3", True, 12, 9),
        ("2/3", False, 11, 8),
        ("0.8", False, 9, 8),
        ("0.8", False, 10, 8),
        ("0.8", True, 10, 9),
        ("50%", False, 10, 5),
        ("50%", True, 10, 6),
        ("50%", True, 11, 6),
        ("1", False, 7, 7),
        ("1", True, 7, 8),
        ("0.1", False, 1, 1),
        ("0.001", False, 3, 1),
        ("1/2", False, 0, 1),
        ("1/2", True, 0, 1),
        ("0.7", False, 10, 7),
        ("0.29", False, 100, 29),
    ],
)
def test_needed_at_the_edge(share, strict, base, needed):
    assert Threshold(parse_share(share), Base.VALID, strict=strict).needed(base) == needed


@given(shares, st.booleans(), st.integers(1, 10_000))
def test_needed_is_the_smallest_number_that_passes(share, strict, base):
    needed = Threshold(share, Base.VALID, strict=strict).needed(base)

    def passes(votes):
        return Fraction(votes, base) > share if strict else Fraction(votes, base) >= share

    assert passes(needed)
    assert needed == 1 or not passes(needed - 1)


@given(shares, st.integers(0, 10_000))
def test_needed_never_falls_when_the_base_grows(share, base):
    threshold = Threshold(share, Base.VALID)

    assert threshold.needed(base) <= threshold.needed(base + 1)


@pytest.mark.parametrize("share", [Fraction(0), Fraction(-1, 2), Fraction(3, 2)])
def test_threshold_and_quorum_refuse_a_share_outside_its_range(share):
    with pytest.raises(ShareOutOfRange, match="Tỷ lệ cần đạt"):
        Threshold(share, Base.VALID)
    with pytest.raises(ShareOutOfRange, match="Tỷ lệ có mặt tối thiểu"):
        BallotRules(Kind.YES_NO, ("A",), HALF, quorum=share)


@pytest.mark.parametrize(
    ("kind", "seats", "seat_count", "marks_allowed"),
    [
        (Kind.APPROVAL, 2, 2, 2),
        (Kind.APPROVAL, 5, 5, 5),
        (Kind.YES_NO, None, 3, 3),
        (Kind.YES_NO, 2, 2, 3),
        (Kind.CHOOSE_ONE, None, 1, 1),
        (Kind.CHOOSE_ONE, 2, 2, 1),
    ],
)
def test_seats_and_marks_of_each_kind(kind, seats, seat_count, marks_allowed):
    rules = BallotRules(kind, ("A", "B", "C"), HALF, seats)

    assert (rules.seat_count, rules.marks_allowed) == (seat_count, marks_allowed)


@pytest.mark.parametrize(
    ("build", "error", "field", "message"),
    [
        (
            lambda: BallotRules(Kind.APPROVAL, ("A",), HALF),
            SeatsOutOfRange,
            "seats",
            "Số lượng được chọn: chưa có, loại phiếu approval cần số này, từ 1 trở lên",
        ),
        (
            lambda: BallotRules(Kind.YES_NO, ("A",), HALF, seats=0),
            SeatsOutOfRange,
            "seats",
            "Số lượng được chọn: 0, phải từ 1 trở lên",
        ),
        (
            lambda: BallotRules(Kind.YES_NO, (), HALF),
            CandidatesRefused,
            "candidates",
            "Danh sách đề nghị: trống, phải có ít nhất 1 đơn vị hoặc cá nhân",
        ),
        (
            lambda: BallotRules(Kind.YES_NO, ("A", "B", "A"), HALF),
            CandidatesRefused,
            "candidates",
            "Danh sách đề nghị: «A» ghi hai lần, mỗi mã chỉ ghi 1 lần",
        ),
        (
            lambda: BallotRules(Kind.YES_NO, ("A", " "), HALF),
            CandidatesRefused,
            "candidates",
            "Danh sách đề nghị: « », mỗi mã phải có ít nhất 1 ký tự",
        ),
        (
            lambda: Roll(entitled=-1),
            RollOutOfRange,
            "entitled",
            "Tổng số thành viên: -1, phải từ 0 trở lên",
        ),
        (
            lambda: Roll(entitled=12, present=13),
            RollOutOfRange,
            "present",
            "Số có mặt: 13, phải từ 0 đến 12 (tổng số thành viên)",
        ),
        (
            lambda: Roll(entitled=12, present=-1),
            RollOutOfRange,
            "present",
            "Số có mặt: -1, phải từ 0 đến 12 (tổng số thành viên)",
        ),
    ],
)
def test_rules_and_roll_refuse_naming_field_value_and_limit(build, error, field, message):
    with pytest.raises(error) as caught:
        build()

    assert isinstance(caught.value, BallotError)
    assert (caught.value.field, str(caught.value)) == (field, message)
