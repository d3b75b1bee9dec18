"""A clock of working days: deadlines counted over the days on which an office works.

Holidays come in as dates; which days they are is the law's matter and the authority's.
"""

from collections.abc import Set
from dataclasses import dataclass, field
from datetime import date, timedelta

_DAY = timedelta(days=1)
_SATURDAY = 5


@dataclass(frozen=True, slots=True)
class WorkingCalendar:
    """Which days are worked: Monday to Friday without holidays, and weekend days made up for."""

    holidays: Set[date] = field(default_factory=frozenset)
    worked: Set[date] = field(default_factory=frozenset)  # a weekend or holiday that is worked

    def is_working(self, day: date) -> bool:
        """Whether the office works on ``day``; a day said to be worked wins over a holiday.

        Source: docs/algorithms/working-days.md#working-days.
        Units: days.

        >>> WorkingCalendar().is_working(date(2024, 2, 10))
        False
        """
        if day in self.worked:
            return True
        return day.weekday() < _SATURDAY and day not in self.holidays


def add_working_days(start: date, days: int, calendar: WorkingCalendar) -> date:
    """The last day of a time of ``days`` working days that begins on the day after ``start``.

    Source: docs/algorithms/working-days.md#deadline.
    Units: working days, 0 or more; 0 is ``start`` itself.

    Raises:
        ValueError: a negative number of days.

    >>> add_working_days(date(2024, 3, 1), 1, WorkingCalendar())
    datetime.date(2024, 3, 4)
    """
    if days < 0:
        raise ValueError(f"{days} working days")
    day = start
    while days:
        day += _DAY
        days -= calendar.is_working(day)
    return day


def working_days_between(start: date, end: date, calendar: WorkingCalendar) -> int:
    """Working days after ``start`` up to and including ``end``; negative when ``end`` is before.

    Source: docs/algorithms/working-days.md#days-left.
    Units: working days.

    >>> working_days_between(date(2024, 3, 1), date(2024, 3, 5), WorkingCalendar())
    2
    >>> working_days_between(date(2024, 3, 5), date(2024, 3, 1), WorkingCalendar())
    -2
    """
    if end < start:
        return -working_days_between(end, start, calendar)
    span = (end - start).days
    return sum(calendar.is_working(start + timedelta(days=each)) for each in range(1, span + 1))


def days_left(today: date, due_on: date, calendar: WorkingCalendar) -> int:
    """Working days from ``today`` to a deadline: 0 on its day, negative when it is over.

    A deadline that is over counts at least one day late, also on the weekend after it.

    Source: docs/algorithms/working-days.md#days-left.
    Units: working days.

    >>> days_left(date(2024, 3, 2), date(2024, 3, 1), WorkingCalendar())
    -1
    """
    left = working_days_between(today, due_on, calendar)
    return min(left, -1) if today > due_on else left
