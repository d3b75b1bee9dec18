"""One reader of days: 31/12/2024, 31-12-2024, 31.12.2024, 2024-12-31."""

import re
from datetime import date

FIRST_YEAR, LAST_YEAR = 1900, 2100
WRITTEN_AS = "ngày có thật, dạng 31/12/2024"

_DAY_FIRST = re.compile(r"([0-9]{1,2})\s*([/.-])\s*([0-9]{1,2})\s*\2\s*([0-9]{4})")
_YEAR_FIRST = re.compile(r"([0-9]{4})-([0-9]{1,2})-([0-9]{1,2})")


class UnclearDay(ValueError):
    """The text is no day as offices or programs write one, or one that the calendar lacks."""


def read_day(text: str) -> date | None:
    """The day in a text; None for an empty one. Day before month, the year in four digits.

    Source: docs/algorithms/text.md#days
    Units: a calendar day from 1900 to 2100.

    Raises:
        UnclearDay: another text, no such day, or a year outside the limits.

    >>> read_day("8/3/2023"), read_day("08.03.2023") == read_day("2023-03-08"), read_day(" ")
    (datetime.date(2023, 3, 8), True, None)
    """
    text = text.strip()
    if not text:
        return None
    if found := _DAY_FIRST.fullmatch(text):
        day, month, year = int(found[1]), int(found[3]), int(found[4])
    elif found := _YEAR_FIRST.fullmatch(text):
        year, month, day = int(found[1]), int(found[2]), int(found[3])
    else:
        raise UnclearDay(text)
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise UnclearDay(text)
    try:
        return date(year, month, day)
    except ValueError:
        raise UnclearDay(text) from None
