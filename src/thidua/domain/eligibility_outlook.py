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
_ALL_MONTHS = 12
_USES_UP_YEARS = frozenset({"CSTD_TINH"})
_BEST_COUNTS = CollectiveCounts(100, 100, 100, 100, 0)


def best_after(facts: Facts, years: int, *, without: frozenset[str] = frozenset()) -> Facts:
    """The record ``years`` later, when every year until then fulfils whatever may be asked.

    What a year cannot bring by itself stays as it is: certificates not yet held, a running
    discipline, an open review. ``without``: titles that the coming years do not bring.

    Source: docs/algorithms/eligibility.md#what-would-make-it-so
    Units: years.
    """
    new, existed = last_years(years), facts.years_of_existence
    titles = {
        code: _later_marks(marks, years, code in TITLE_NAMES, code in without)
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
        months_of_service=_ALL_MONTHS,
        years_of_existence=None if existed is None else existed + years,
    )


def _later_marks(marks: Marks, years: int, is_title: bool, is_left_out: bool) -> Marks:
    new = last_years(years)
    yes = new if is_title and not is_left_out else 0
    return Marks(marks.yes << years | yes, marks.no << years | (new if is_left_out else 0))


def years_until(met: Callable[[Facts], Answer], facts: Facts) -> int | None:
    """After how many years at the earliest; 0: now already; None: years alone do not do it.

    A title that uses up the years below it may help one award and stand in the way of itself:
    the coming years are tried with and without it.

    Source: docs/algorithms/eligibility.md#what-would-make-it-so
    Units: years.
    """
    if met(facts):
        return 0
    ahead = range(1, FARTHEST + 1)
    ways = [frozenset[str](), _USES_UP_YEARS]
    return next(
        (
            years
            for years in ahead
            if any(met(best_after(facts, years, without=way)) for way in ways)
        ),
        None,
    )


def _later(day: date, years: int) -> date:
    """The same day of a later year; 29 February becomes the 28th."""
    is_leap_day = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year + years, day=28 if is_leap_day else day.day)
