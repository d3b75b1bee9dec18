"""When somebody is reminded of a day: which stage it stands at, and when sending is tried again."""

from datetime import timedelta

BEFORE = (1, 3, 7)
"""Days before a deadline on which one is reminded; who missed such a day is told on the next."""

WEEKS_LATE = 8
"""What is late is told once a week, so many weeks; afterwards the first page alone keeps it."""

AGAIN_AFTER = tuple(timedelta(minutes=each) for each in (1, 5, 15, 60, 240))
"""How long after each failure sending is tried again; after the last one it has failed."""


def stage_of(days_left: int) -> str:
    """The stage of a deadline in so many days; empty where nobody is reminded.

    >>> [stage_of(days) for days in (8, 7, 4, 3, 2, 1, 0, -1, -7, -8, -56, -57)]
    ['', 'in_7_days', 'in_7_days', 'in_3_days', 'in_3_days', 'in_1_day', 'in_1_day', \
'overdue', 'overdue', 'overdue.1', 'overdue.7', '']
    """
    if days_left < 0:
        week = (-days_left - 1) // 7
        return "" if week >= WEEKS_LATE else f"overdue.{week}" if week else "overdue"
    stages = {1: "in_1_day", 3: "in_3_days", 7: "in_7_days"}
    return next((stages[most] for most in BEFORE if days_left <= most), "")


def wait_after(tries: int) -> timedelta | None:
    """How long to wait after so many tries that failed; None: it is not tried again."""
    return AGAIN_AFTER[tries - 1] if tries <= len(AGAIN_AFTER) else None
