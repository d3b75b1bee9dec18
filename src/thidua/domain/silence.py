"""A movement that was launched and then fell silent ("có phát mà không động")."""

from collections.abc import Iterable
from datetime import date

SILENT_AFTER = 60  # days
"""Source: domain practice, pain point P8: "no activity for 60 days"."""


def silent_days(
    starts_on: date, ends_on: date | None, traces: Iterable[date], day: date
) -> int | None:
    """Days since the last trace of a running movement; None unless they are too many.

    A movement is running from its first day to its last; until something is recorded the launch
    itself is the last trace. What is recorded for a later day ends the silence.

    Source: SILENT_AFTER.
    Units: days.

    >>> silent_days(date(2024, 3, 1), None, [date(2024, 3, 20)], date(2024, 6, 1))
    73
    >>> silent_days(date(2024, 3, 1), None, [date(2024, 5, 20)], date(2024, 6, 1))
    """
    if day < starts_on or (ends_on is not None and day > ends_on):
        return None
    days = (day - max([starts_on, *traces])).days
    return days if days >= SILENT_AFTER else None
