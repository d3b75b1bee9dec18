"""Months at the old unit, and the order of names in Vietnamese lists."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.person_names import person_order
from thidua.domain.postings import needs_opinion, whole_months

days = st.dates(date(2000, 1, 1), date(2050, 12, 31))


@pytest.mark.parametrize(
    ("since", "until", "months"),
    [
        (date(2024, 1, 1), date(2024, 7, 1), 6),
        (date(2024, 1, 1), date(2024, 6, 30), 5),
        (date(2023, 12, 31), date(2024, 6, 30), 5),
        (date(2024, 7, 1), date(2024, 1, 1), 0),
    ],
)
def test_whole_months(since: date, until: date, months: int) -> None:
    assert whole_months(since, until) == months
    assert needs_opinion(since, until, 6) is (months >= 6)


def test_a_stay_of_unknown_length_needs_the_opinion() -> None:
    assert needs_opinion(None, date(2024, 1, 1), 6) is True


@given(days, days, days)
def test_a_longer_stay_has_no_fewer_months(since: date, one: date, other: date) -> None:
    first, last = sorted((one, other))

    assert whole_months(since, first) <= whole_months(since, last)


def test_names_are_sorted_by_the_given_name_then_by_the_rest() -> None:
    names = ["Lê Văn Bình", "Trần Thị Ánh", "Nguyễn An", "Đỗ An", "Hoàng Ân"]

    assert sorted(names, key=person_order) == [
        "Đỗ An", "Nguyễn An", "Trần Thị Ánh", "Hoàng Ân", "Lê Văn Bình",
    ]  # fmt: skip
    assert person_order("") == ""
