"""How long somebody was at a unit, and whether that unit's opinion is needed after a move."""

from datetime import date


def whole_months(since: date, until: date) -> int:
    """Whole months from a day to another; the day of the month completes a month.

    Source: docs/algorithms/award-history.md#months-at-the-old-unit
    Units: months; 0 when ``until`` is not after ``since``.

    >>> whole_months(date(2024, 1, 31), date(2024, 7, 30)), whole_months(
    ...     date(2024, 1, 31), date(2024, 7, 31)
    ... )
    (5, 6)
    """
    months = (until.year - since.year) * 12 + until.month - since.month
    if until.day < since.day:
        months -= 1
    return max(months, 0)


def needs_opinion(since: date | None, moved_on: date, least_months: int) -> bool:
    """Whether the old unit's written opinion is needed; a stay of unknown length is a long one.

    Source: docs/algorithms/award-history.md#months-at-the-old-unit (TT 01/2024/TT-UBDT).
    Units: months.

    >>> needs_opinion(date(2024, 1, 1), date(2024, 6, 30), 6), needs_opinion(
    ...     None, date(2024, 6, 30), 6
    ... )
    (False, True)
    """
    return since is None or whole_months(since, moved_on) >= least_months
