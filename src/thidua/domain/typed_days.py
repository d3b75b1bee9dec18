"""Days and times of day as people type them into a field: 5/3, hôm nay, 8h30."""

import re
from datetime import date, time, timedelta

from thidua.domain.clean_text import cleaned
from thidua.domain.days import UnclearDay, read_day

_NEAR = {
    "hôm kia": -2, "hôm qua": -1, "hôm nay": 0, "nay": 0, "ngày mai": 1, "mai": 1, "ngày kia": 2,
}  # fmt: skip
_IN_WORDS = re.compile(r"(?:ngày )?([0-9]{1,2}) tháng ([0-9]{1,2})(?: năm ([0-9]{2,4}))?")
_SHORT = re.compile(r"(?:ngày )?([0-9]{1,2})\s*([/.-])\s*([0-9]{1,2})(?:\s*\2\s*([0-9]{2,4}))?")
_TIME = re.compile(r"([0-9]{1,2})(?: ?(?:[:.hg]|giờ) ?([0-9]{2})?(?: ?(?:p|phút))?)?")
_AHEAD = 30  # years: 31/12/56 typed in 2026 is 2056, 57 is 1957


def read_typed_day(text: str, today: date) -> date | None:
    """The day that was meant; None for nothing. Day before month; no year is this year.

    Source: docs/algorithms/text.md#days
    Units: a calendar day from 1900 to 2100.

    Raises:
        UnclearDay: no day, one that the calendar lacks, or a year outside the limits.

    >>> day = date(2026, 11, 29)
    >>> read_typed_day("5/3", day), read_typed_day("hôm qua", day), read_typed_day("5.3.24", day)
    (datetime.date(2026, 3, 5), datetime.date(2026, 11, 28), datetime.date(2024, 3, 5))
    """
    typed = " ".join(cleaned(text).lower().split())
    if typed in _NEAR:
        return today + timedelta(days=_NEAR[typed])
    if found := _IN_WORDS.fullmatch(typed):
        day, month, year = found.groups()
    elif found := _SHORT.fullmatch(typed):
        day, _, month, year = found.groups()
    else:
        return read_day(typed)
    return read_day(f"{day}/{month}/{_whole_year(year, today)}")


def _whole_year(year: str | None, today: date) -> str:
    if year is None:
        return str(today.year)
    if len(year) != 2:
        return year
    century = today.year // 100 * 100
    near = century + int(year)
    return str(near if near <= today.year + _AHEAD else near - 100)


def read_time(text: str) -> time | None:
    """The time of day that was meant, of 24 hours; None for nothing.

    Source: docs/algorithms/text.md#days
    Units: hours and minutes.

    Raises:
        UnclearDay: no time of day.

    >>> read_time("8h30"), read_time("14:05"), read_time("8 giờ")
    (datetime.time(8, 30), datetime.time(14, 5), datetime.time(8, 0))
    """
    typed = " ".join(cleaned(text).lower().split())
    if not typed:
        return None
    found = _TIME.fullmatch(typed)
    if found is None or int(found[1]) > 23 or int(found[2] or 0) > 59:
        raise UnclearDay(text)
    return time(int(found[1]), int(found[2] or 0))
