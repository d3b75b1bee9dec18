"""Public holidays of Vietnam by year, Tết and substituted days included.

The days come from the package ``holidays``; what an authority adds or takes away is its setting.
"""

from datetime import date
from functools import cache

from holidays import country_holidays

CITATION = "Bộ luật Lao động 45/2019/QH14, Điều 112"


@cache
def public_holidays(year: int) -> frozenset[date]:
    """The days off of a year for officials.

    Source: Bộ luật Lao động 45/2019/QH14, Điều 112, and the yearly notices on substituted days.
    Units: days.

    >>> date(2024, 4, 29) in public_holidays(2024)
    True
    """
    return frozenset(country_holidays("VN", years=year, language="vi"))


@cache
def days_made_up(year: int) -> frozenset[date]:
    """Weekend days of a year that are worked in exchange for a day off.

    Source: the yearly notices on substituted days.
    Units: days.

    >>> date(2024, 5, 4) in days_made_up(2024)
    True
    """
    found = country_holidays("VN", years=year, language="vi").weekend_workdays
    return frozenset(day for day in found if day.year == year)
