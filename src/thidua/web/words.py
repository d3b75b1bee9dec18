"""Numbers, shares and days in words: what apps write, they write by these, and half up.

Reasons for points are ``domain``'s own: there a share is cut, never shown as reaching a limit.
"""

from datetime import date, datetime
from decimal import Decimal
from fractions import Fraction

from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.documents.figures import percent
from thidua.documents.vietnamese_dates import short_date
from thidua.domain.vietnamese_numbers import format_number, format_percent, format_shortest

MOST_DECIMALS = 12


def written_number(value: Decimal | Fraction | int, decimals: int | None = None) -> str:
    """1.234.567,5: with so many ``decimals``, else with those that say something.

    A fraction that never ends has two. Half up.
    """
    if decimals is not None:
        return format_number(value, decimals=decimals)
    return format_shortest(value, at_most=2 if isinstance(value, Fraction) else MOST_DECIMALS)


def written_share(share: Decimal | Fraction) -> str:
    """66,67%: a share from 0 to 1 in per cent, at most two decimals, half up."""
    return format_percent(Fraction(share))


def written_exact_percent(value: Decimal) -> str:
    """12,345%: so many per cent, with every decimal that somebody wrote."""
    return f"{written_number(value)}%"


def written_percent(part: int | None, whole: int | None) -> str:
    """The same of ``part`` in ``whole``; empty where either is not known."""
    return "" if part is None or not whole else percent(part, whole)


def written_day(day: date | None) -> str:
    """22/02/2024; empty where it is open."""
    return short_date(day)


def written_moment(at: datetime) -> str:
    """14:32 ngày 22/02/2024, in the product's time zone."""
    local = timezone.localtime(at)
    return _("%(at)s ngày %(day)s") % {"at": f"{local:%H:%M}", "day": written_day(local)}
