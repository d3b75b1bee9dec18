"""The same day a year on; a plan laid on a year that starts elsewhere."""

from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.calendar import VIETNAM, day_in_vietnam, laid_on, squeezed, years_later

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


@pytest.mark.parametrize(
    ("moment", "day"),
    [
        (datetime(2025, 6, 30, 16, 59, tzinfo=UTC), date(2025, 6, 30)),
        (datetime(2025, 6, 30, 17, 0, tzinfo=UTC), date(2025, 7, 1)),
        (datetime(2025, 7, 1, 1, 30, tzinfo=VIETNAM), date(2025, 7, 1)),
    ],
)
def test_the_day_is_that_of_vietnam(moment: datetime, day: date) -> None:
    assert day_in_vietnam(moment) == day


def test_a_moment_without_a_zone_has_no_day() -> None:
    with pytest.raises(ValueError, match="no zone"):
        day_in_vietnam(datetime(2025, 6, 30, 17, 0))


@pytest.mark.parametrize("today", [date(2025, 12, 1), date(2027, 2, 1)])
def test_a_plan_not_begun_or_over_keeps_its_days(today: date) -> None:
    day = date(2026, 6, 30)

    assert squeezed(day, date(2026, 1, 1), date(2026, 12, 20), today) == day
