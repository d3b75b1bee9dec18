"""Two dates of a report, what an extension does to them, and how late something came.

The days that are counted are those of Vietnam, whatever zone an instant was written down in.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from enum import StrEnum

from thidua.domain.calendar import VIETNAM, day_in_vietnam
from thidua.domain.clean_text import cleaned
from thidua.domain.typed_days import read_time

MIDNIGHT = "24:00"


class Timeliness(StrEnum):
    """Where one report stands; the order is that of who must do something first."""

    OVERDUE = "overdue"
    """Not received, past its date, still to be received."""
    MISSED = "missed"
    """Not received, and no longer to be received."""
    WAITING = "waiting"
    """Not received, and there is time."""
    LATE = "late"
    """Received after its date."""
    ON_TIME = "on_time"
    """Received until its date."""


@dataclass(frozen=True, slots=True)
class Grace:
    """An extension; ``opens_only``: it is received, and still counts as late."""

    until: datetime
    opens_only: bool = False


@dataclass(frozen=True, slots=True)
class Deadline:
    """Until when a report is on time, and until when it is received at all, for one unit."""

    due: datetime
    closes: datetime

    def extended(self, graces: Iterable[Grace]) -> "Deadline":
        """With its extensions: the latest counts; one that only opens the door moves no due date.

        Source: docs/algorithms/deadlines.md#extension.
        Units: instants.
        """
        found = list(graces)
        due = max([self.due, *(each.until for each in found if not each.opens_only)])
        return Deadline(due, max([self.closes, due, *(each.until for each in found)]))

    def timeliness(self, received: datetime | None, now: datetime) -> Timeliness:
        """How it stands ``now``; the last instant of each date counts.

        Source: docs/algorithms/deadlines.md#two-dates.
        Units: instants.
        """
        if received is not None:
            return Timeliness.ON_TIME if received <= self.due else Timeliness.LATE
        if now <= self.due:
            return Timeliness.WAITING
        return Timeliness.OVERDUE if now <= self.closes else Timeliness.MISSED

    def days_late(self, received: datetime) -> int:
        """Days after the last day on which it was on time; on that day itself, but too late: 1.

        Source: docs/algorithms/deadlines.md#days-late.
        Units: calendar days of Vietnam; 0 when it is not late.
        """
        if received <= self.due:
            return 0
        return max((day_in_vietnam(received) - last_day(self.due)).days, 1)

    def days_owed(self, day: date) -> int:
        """The same for what is still owed on ``day``.

        Source: docs/algorithms/deadlines.md#days-late.
        Units: calendar days of Vietnam; 0 while there is time.
        """
        return max((day - last_day(self.due)).days, 0)


def last_day(instant: datetime) -> date:
    """The day that an instant ends or lies in: 00:00 is the end of the day before.

    Source: Bộ luật Dân sự 2015, Điều 148 khoản 6 (hai mươi tư giờ của ngày cuối cùng).
    Units: a calendar day of Vietnam.

    >>> last_day(instant_of(date(2024, 6, 30), "24:00"))
    datetime.date(2024, 6, 30)
    """
    return day_in_vietnam(instant - timedelta(microseconds=1))


def instant_of(day: date, typed: str = "") -> datetime:
    """The instant of a day and a typed time; nothing typed, and 24:00, are the end of the day.

    Source: docs/algorithms/deadlines.md#midnight.
    Units: an instant in the zone of Vietnam.

    Raises:
        UnclearDay: no time of day.

    >>> f'{instant_of(date(2024, 6, 30), "24:00")}', f'{instant_of(date(2024, 6, 30), "17h")}'
    ('2024-07-01 00:00:00+07:00', '2024-06-30 17:00:00+07:00')
    """
    plain = "".join(cleaned(typed).lower().split())
    if plain in {"", "24:00", "24h", "24h00", "24giờ"}:
        return datetime.combine(day, time(), VIETNAM) + timedelta(days=1)
    return datetime.combine(day, read_time(typed) or time(), VIETNAM)


def day_and_time(instant: datetime) -> tuple[date, str]:
    """An instant as offices say it: midnight is 24:00 of the day that ends.

    Source: docs/algorithms/deadlines.md#midnight.
    Units: a calendar day of Vietnam, hours and minutes.

    >>> day_and_time(instant_of(date(2024, 6, 30), "24:00"))
    (datetime.date(2024, 6, 30), '24:00')
    """
    local = instant.astimezone(VIETNAM)
    if local.time() == time():
        return last_day(local), MIDNIGHT
    return day_in_vietnam(local), f"{local:%H:%M}"
