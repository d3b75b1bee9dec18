"""What a later year could bring: the same record, every coming year at its best."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from thidua.domain.award_codes import EXCELLENT, TITLE_NAMES
from thidua.domain.eligibility import Answer
from thidua.domain.eligibility_facts import Facts
from thidua.domain.eligibility_initiatives import INITIATIVE_YEARS, YearInitiatives
from thidua.domain.track_record import CollectiveCounts
from thidua.domain.year_marks import Marks, last_years

FARTHEST = 10  # years ahead; further on nobody plans
_PLENTY = YearInitiatives((9, 9, 9), (9, 9, 9), 0, 1)
_BEST_COUNTS = CollectiveCounts(100, 100, 100, 100, 0)


def best_after(facts: Facts, years: int) -> Facts:
    """The record ``years`` later, when every year until then fulfils whatever may be asked.

    What a year cannot bring by itself stays as it is: certificates not yet held, a running
    discipline, an open review.

    Source: docs/algorithms/eligibility.md#what-would-make-it-so
    Units: years.
    Raises: nothing.
    """
    new = last_years(years)
    titles = {
        code: Marks(marks.yes << years | (new if code in TITLE_NAMES else 0), marks.no << years)
        for code, marks in facts.awards.items()
    }
    return replace(
        facts,
        received_on=_later(facts.received_on, years),
        award_year=facts.award_year + years,
        classification=EXCELLENT,
        good=Marks(facts.good.yes << years | new, facts.good.no << years),
        excellent=Marks(facts.excellent.yes << years | new, facts.excellent.no << years),
        awards=titles,
        initiatives=((_PLENTY,) * years + facts.initiatives)[:INITIATIVE_YEARS],
        attitude_confirmed=True,
        registered=True,
        sure_years=facts.sure_years << years | new,
        lost_years=facts.lost_years << years,
        collective=_BEST_COUNTS,
        bloc_leader=True,
    )


def years_until(met: Callable[[Facts], Answer], facts: Facts) -> int | None:
    """After how many years at the earliest; 0: now already; None: years alone do not do it.

    Source: docs/algorithms/eligibility.md#what-would-make-it-so
    Units: years.
    Raises: nothing.
    """
    if met(facts):
        return 0
    ahead = range(1, FARTHEST + 1)
    return next((years for years in ahead if met(best_after(facts, years))), None)


def _later(day: date, years: int) -> date:
    """The same day of a later year; 29 February becomes the 28th."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day else day.day)
