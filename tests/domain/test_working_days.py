"""A clock of working days, over any set of holidays."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from thidua.domain.working_days import (
    WorkingCalendar,
    add_working_days,
    days_left,
    working_days_between,
)

DAYS = st.dates(date(2020, 1, 1), date(2030, 12, 31))
CALENDARS = st.builds(
    WorkingCalendar,
    st.frozensets(st.dates(date(2024, 1, 1), date(2024, 12, 31)), max_size=30),
    st.frozensets(st.dates(date(2024, 1, 1), date(2024, 12, 31)), max_size=5),
)
NEAR = st.dates(date(2023, 12, 1), date(2025, 1, 31))


@given(NEAR, st.integers(0, 60), CALENDARS)
def test_a_deadline_is_so_many_working_days_away(
    start: date, days: int, calendar: WorkingCalendar
) -> None:
    end = add_working_days(start, days, calendar)

    assert working_days_between(start, end, calendar) == days
    assert days == 0 or calendar.is_working(end)


@given(NEAR, NEAR, NEAR, CALENDARS)
def test_counts_add_up_over_any_day(
    one: date, two: date, three: date, calendar: WorkingCalendar
) -> None:
    def count(start: date, end: date) -> int:
        return working_days_between(start, end, calendar)

    assert count(one, two) + count(two, three) == count(one, three)
    assert count(one, two) == -count(two, one)


@given(DAYS, st.integers(0, 40))
def test_without_holidays_five_days_are_a_week(start: date, weeks: int) -> None:
    monday = start - timedelta(days=start.weekday())

    assert add_working_days(monday, 5 * weeks, WorkingCalendar()) == monday + timedelta(weeks=weeks)


@given(NEAR, NEAR, CALENDARS)
def test_a_deadline_that_is_over_is_late(
    today: date, due_on: date, calendar: WorkingCalendar
) -> None:
    left = days_left(today, due_on, calendar)

    assert (left < 0) == (today > due_on)


def test_a_day_said_to_be_worked_wins() -> None:
    saturday = date(2024, 5, 4)
    calendar = WorkingCalendar(frozenset({saturday}), frozenset({saturday}))

    assert calendar.is_working(saturday)
    assert not WorkingCalendar().is_working(saturday)


def test_no_time_runs_backwards() -> None:
    with pytest.raises(ValueError, match="-1 working days"):
        add_working_days(date(2024, 1, 1), -1, WorkingCalendar())
