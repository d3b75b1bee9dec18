"""The ceiling of CSTĐCS beside promised shares: exact, small staffs told apart."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.titles_cap import (
    Cap,
    contradictory_promises,
    least_advanced_percent,
    least_persons,
    most_fighters,
    over_cap,
    share_percent,
    unreachable_share,
)

CAP = Cap(Decimal("0.15"), "NĐ 91/2017, Điều 9 khoản 3")
TEN = Decimal(10)


@pytest.mark.parametrize(
    ("workers", "most"), [(0, 0), (6, 0), (7, 1), (13, 1), (14, 2), (20, 3), (100, 15)]
)
def test_most_fighters_rounds_down(workers: int, most: int) -> None:
    assert most_fighters(workers, CAP.share) == most


@pytest.mark.parametrize(("staff", "least"), [(0, 0), (1, 1), (4, 1), (10, 1), (11, 2), (20, 2)])
def test_least_persons_rounds_up(staff: int, least: int) -> None:
    assert least_persons(staff, TEN) == least


def test_least_advanced_percent_is_exact() -> None:
    assert least_advanced_percent(TEN, CAP.share) == Fraction(200, 3)


def test_share_percent_of_nothing_is_unknown() -> None:
    assert share_percent(3, 0) is None
    assert share_percent(2, 3) == Fraction(200, 3)


def test_over_cap_says_the_arithmetic() -> None:
    assert over_cap(20, 3, CAP) is None
    assert over_cap(17, 3, CAP) == (
        "Đăng ký 3 Chiến sĩ thi đua cơ sở, vượt mức tối đa 2 người: 15% của 17 Lao động tiên tiến "
        "là 2,55, lấy tròn xuống 2 (NĐ 91/2017, Điều 9 khoản 3)."
    )


def test_unreachable_share_names_too_few_advanced_workers() -> None:
    assert unreachable_share(20, 14, TEN, CAP) is None
    assert unreachable_share(20, 13, TEN, CAP) == (
        "10% của 20 người là 2, tức ít nhất 2 người; nhưng với 13 Lao động tiên tiến, mức tối đa "
        "15% là 1,95, lấy tròn xuống 1 người. Cần ít nhất 14 Lao động tiên tiến "
        "(NĐ 91/2017, Điều 9 khoản 3)."
    )


def test_unreachable_share_names_the_small_office() -> None:
    assert unreachable_share(4, 4, TEN, CAP) == (
        "10% của 4 người là 0,4, tức ít nhất 1 người; nhưng dù cả 4 người đều đạt Lao động tiên "
        "tiến, mức tối đa 15% chỉ là 0,6, lấy tròn xuống 0 người. Cơ quan ít người nên không thể "
        "đạt chỉ tiêu này (NĐ 91/2017, Điều 9 khoản 3)."
    )


def test_contradictory_promises_below_two_thirds() -> None:
    assert contradictory_promises(TEN, Decimal(70), CAP) is None
    assert contradictory_promises(TEN, Decimal("66.67"), CAP) is None
    assert contradictory_promises(TEN, Decimal("66.66"), CAP) == (
        "Chỉ tiêu 10% Chiến sĩ thi đua cơ sở không thể đạt khi Lao động tiên tiến chỉ là 66,66%: "
        "mức tối đa là 15% × 66,66% = 9,999% tổng số người (NĐ 91/2017, Điều 9 khoản 3). "
        "Cần Lao động tiên tiến từ 66,67% trở lên."
    )


def test_contradictory_promises_beyond_any_staff_asks_for_nothing() -> None:
    told = contradictory_promises(Decimal(20), Decimal(100), CAP)
    assert told is not None
    assert "Cần" not in told


@given(
    staff=st.integers(1, 500),
    workers=st.integers(0, 500),
    percent=st.integers(1, 100),
    cap=st.integers(1, 100),
)
def test_unreachable_share_agrees_with_counting(
    staff: int, workers: int, percent: int, cap: int
) -> None:
    workers = min(workers, staff)
    share = Decimal(cap) / 100
    reachable = any(
        count * 100 >= percent * staff and count * 100 <= cap * workers
        for count in range(staff + 1)
    )
    told = unreachable_share(staff, workers, Decimal(percent), Cap(share, "căn cứ"))
    assert (told is None) == reachable


@given(workers=st.integers(0, 300), fighters=st.integers(0, 300), cap=st.integers(0, 100))
def test_over_cap_agrees_with_whole_numbers(workers: int, fighters: int, cap: int) -> None:
    told = over_cap(workers, fighters, Cap(Decimal(cap) / 100, "căn cứ"))
    assert (told is None) == (fighters * 100 <= cap * workers)
