"""The days of an award: which order is impossible, and which is only odd."""

from dataclasses import dataclass
from datetime import date

LATE_YEARS = 3
"""A decision later than so many years after the award year is odd."""
_NAMES = {
    "period_to": "Ngày kết thúc thành tích",
    "decided_on": "Ngày quyết định",
    "presented_on": "Ngày trao",
    "revoked_on": "Ngày hủy bỏ",
    "recovered_on": "Ngày thu hồi",
}


@dataclass(frozen=True, slots=True)
class AwardDates:
    """What is known of the days of one award; None is "not known"."""

    decided_on: date
    year: int | None = None
    period_from: date | None = None
    period_to: date | None = None
    presented_on: date | None = None
    revoked_on: date | None = None
    recovered_on: date | None = None
    birth_year: int | None = None


@dataclass(frozen=True, slots=True)
class Fault:
    """What cannot be right, in words, and the field to look at."""

    field: str
    text: str


def impossible_dates(dates: AwardDates, *, today: date) -> list[Fault]:
    """Each pair of days that cannot both be right.

    Source: docs/algorithms/award-history.md#days
    Units: days and calendar years.

    >>> impossible_dates(
    ...     AwardDates(date(2024, 2, 1), presented_on=date(2024, 1, 2)), today=date(2025, 1, 1)
    ... )[0].text
    'Ngày trao 02/01/2024 trước ngày quyết định 01/02/2024.'
    """
    decided = ("ngày quyết định", dates.decided_on)
    pairs = [
        ("period_to", dates.period_to, ("ngày bắt đầu", dates.period_from)),
        ("decided_on", dates.decided_on, ("ngày bắt đầu thành tích", dates.period_from)),
        ("presented_on", dates.presented_on, decided),
        ("revoked_on", dates.revoked_on, decided),
        ("recovered_on", dates.recovered_on, ("ngày hủy bỏ", dates.revoked_on)),
    ]
    found = [
        Fault(field, f"{_NAMES[field]} {_day(last)} trước {earlier} {_day(first)}.")
        for field, last, (earlier, first) in pairs
        if last is not None and first is not None and last < first
    ]
    return [*found, *_odd_years(dates), *_in_future(dates, today)]


def odd_dates(dates: AwardDates) -> list[str]:
    """What is possible but seldom right, for a person to look at again.

    Source: docs/algorithms/award-history.md#days
    Units: days and calendar years.

    >>> odd_dates(AwardDates(date(2024, 2, 1), year=2019))
    ['Quyết định ngày 01/02/2024 muộn hơn 3 năm so với năm được xét 2019.']
    """
    found = []
    first, last, year = dates.period_from, dates.period_to, dates.year
    if last is not None and last > dates.decided_on:
        found.append(
            f"Thành tích tính đến {_day(last)}, sau ngày quyết định {_day(dates.decided_on)}."
        )
    if year is not None and dates.decided_on.year - year > LATE_YEARS:
        found.append(
            f"Quyết định ngày {_day(dates.decided_on)} muộn hơn {LATE_YEARS} năm"
            f" so với năm được xét {year}."
        )
    if first and last and year is not None and not first.year <= year <= last.year:
        span = f"{_day(first)} – {_day(last)}"
        found.append(f"Năm được xét {year} nằm ngoài thời gian thành tích {span}.")
    return found


def _odd_years(dates: AwardDates) -> list[Fault]:
    """The award year against the day of decision and the year of birth."""
    found = []
    if dates.year is not None and dates.decided_on.year < dates.year:
        day = _day(dates.decided_on)
        text = f"Ngày quyết định {day} trước khi năm được xét {dates.year} bắt đầu."
        found.append(Fault("decided_on", text))
    year, born = dates.year, dates.birth_year
    if year is not None and born is not None and year < born:
        found.append(Fault("year", f"Năm được xét {year} trước năm sinh {born}."))
    return found


def _in_future(dates: AwardDates, today: date) -> list[Fault]:
    named = (
        ("decided_on", dates.decided_on),
        ("presented_on", dates.presented_on),
        ("revoked_on", dates.revoked_on),
        ("recovered_on", dates.recovered_on),
    )
    return [
        Fault(field, f"{_NAMES[field]} {_day(day)} sau hôm nay {_day(today)}.")
        for field, day in named
        if day is not None and day > today
    ]


def _day(day: date | None) -> str:
    return f"{day:%d/%m/%Y}" if day else ""
