"""Days: here in Vietnam; the same day a year on; a plan laid on a year that starts elsewhere."""

from datetime import date, datetime, timedelta
from zoneinfo import ZoneInfo

VIETNAM = ZoneInfo("Asia/Ho_Chi_Minh")


def day_in_vietnam(moment: datetime) -> date:
    """The day that an instant falls on in Vietnam, whatever zone it was written down in.

    The law of Vietnam counts the days of Vietnam.
    Units: calendar days.

    Raises:
        ValueError: a moment without a zone could be any day.

    >>> from datetime import UTC
    >>> day_in_vietnam(datetime(2025, 6, 30, 18, 30, tzinfo=UTC))
    datetime.date(2025, 7, 1)
    """
    if moment.tzinfo is None:
        raise ValueError(f"{moment!r} says no zone")
    return moment.astimezone(VIETNAM).date()


def years_later(day: date, years: int = 1) -> date:
    """The same day of another year; 29 February becomes 28 February where there is none.

    Source: practice of blocs: next year's calendar is last year's, a year on.
    Units: calendar days.
    Raises: OverflowError or ValueError beyond the years 1 to 9999.

    >>> years_later(date(2024, 2, 29))
    datetime.date(2025, 2, 28)
    """
    year = day.year + years
    if (day.month, day.day) == (2, 29):
        return date(year, 3, 1) - timedelta(days=1)
    return day.replace(year=year)


def laid_on(day: date, starts_on: date) -> date:
    """A day of a plan made for the calendar year, moved to a year that starts on ``starts_on``.

    The plan counts from 1 January of the year of ``starts_on``; a school year moves all alike.

    Source: practice of blocs: calendar year or school year, the same order of steps.
    Units: calendar days.
    Raises: OverflowError outside the years 1 to 9999.

    >>> laid_on(date(2024, 3, 31), date(2024, 9, 1))
    datetime.date(2024, 11, 30)
    """
    return day + (starts_on - date(starts_on.year, 1, 1))


def squeezed(day: date, starts_on: date, ends_on: date, today: date) -> date:
    """A day of a plan that begins late, laid in proportion on what is left of the plan.

    A plan that has not begun, or is over, stays as it is: the second is a year entered afterwards.

    Source: practice of blocs: a bloc opened in mid-year has the same steps in less time.
    Units: calendar days.

    >>> squeezed(date(2026, 6, 30), date(2026, 1, 1), date(2026, 12, 20), date(2026, 10, 1))
    datetime.date(2026, 11, 10)
    """
    if not starts_on < today < ends_on:
        return day
    left = (ends_on - today).days
    return today + timedelta(days=(day - starts_on).days * left // (ends_on - starts_on).days)
