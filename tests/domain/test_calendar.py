"""The same day a year on; a plan laid on a year that starts elsewhere."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.calendar import laid_on, years_later

DAYS = st.dates(date(1900, 1, 1), date(2200, 12, 31))


@pytest.mark.parametrize(
    ("day", "years", "expected"),
    [
        (date(2023, 3, 31), 1, date(2024, 3, 31)),
        (date(2024, 2, 29), 1, date(2025, 2, 28)),
        (date(2024, 2, 29), 4, date(2028, 2, 29)),
        (date(2023, 12, 31), 2, date(2025, 12, 31)),
        (date(2023, 2, 28), 1, date(2024, 2, 28)),
    ],
)
def test_years_later_keeps_the_day(day: date, years: int, expected: date) -> None:
    assert years_later(day, years) == expected


@given(DAYS, DAYS)
def test_years_later_keeps_the_order_of_days(first: date, second: date) -> None:
    earlier, later = sorted([first, second])

    assert years_later(earlier) <= years_later(later)


def test_laid_on_calendar_year_changes_nothing() -> None:
    assert laid_on(date(2024, 3, 31), date(2024, 1, 1)) == date(2024, 3, 31)


@given(
    st.dates(date(2024, 1, 1), date(2024, 12, 31)), st.dates(date(2024, 1, 1), date(2024, 12, 31))
)
def test_laid_on_counts_from_the_start(day: date, starts_on: date) -> None:
    moved = laid_on(day, starts_on)

    assert (moved - starts_on) == (day - date(2024, 1, 1))
