"""The periods of a year as the bloc reads them, and what may be done with each."""

from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.appraisals.models import Period, Result, Sheet, YearWay
from thidua.apps.appraisals.pages.ranking import PeriodPoints, Ranking
from thidua.apps.appraisals.queries import HANDED_IN, period_results, periods_of, year_way
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import of_members, places_in


@dataclass(frozen=True, slots=True)
class PeriodRow:
    """One period with its sheets, its result, and the acts that are open to the user."""

    period: Period
    sheets: int
    handed_in: int
    locked: int
    result: Result | None
    may_open: bool
    may_add: bool  # sheets for units that joined since
    may_close: bool
    may_reopen: bool
    may_edit: bool
    may_remove: bool


@dataclass(frozen=True, slots=True)
class PeriodsPage:
    """The whole page."""

    rows: tuple[PeriodRow, ...]
    way: YearWay
    runs: bool
    may_divide: bool  # nothing was opened yet


@dataclass(frozen=True, slots=True)
class Step:
    """One link among the year and its periods."""

    text: str
    url: str
    is_current: bool


def periods_page(user: User, season: Season) -> PeriodsPage:
    """What a user sees; the same few queries however many periods and units there are."""
    periods, runs = periods_of(season), can(user, "appraisals.open_period", season)
    is_open = runs and season.state != Season.State.CLOSED
    counts: dict[int | None, Counter[str]] = defaultdict(Counter)
    sheets = Sheet.every.filter(of_members(), season=season)
    for key, state in sheets.values_list("period", "state"):
        counts[key][state] += 1
    may_divide = is_open and not counts
    results, members = period_results(season), season_members(season)
    not_closed = [each for each in periods if each.state != Period.State.CLOSED]
    first = not_closed[0] if not_closed else None
    being_scored = first is not None and first.state == Period.State.OPEN
    is_time = season.state in {Season.State.SIGNED, Season.State.RUNNING}

    def row(period: Period) -> PeriodRow:
        states, is_next = counts[period.pk], period is first
        made, locked = states.total(), states[Sheet.State.LOCKED]
        is_now = period.state == Period.State.OPEN
        return PeriodRow(
            period=period,
            sheets=made,
            handed_in=sum(states[state] for state in HANDED_IN),
            locked=locked,
            result=results.get(period.pk),
            may_open=is_open and is_next and not is_now and is_time,
            may_add=is_now and is_open and season.state == Season.State.SCORING and made < members,
            may_close=is_open and is_now and 0 < made == locked,
            may_reopen=is_open and period.state == Period.State.CLOSED and not being_scored,
            may_edit=is_open and period.state != Period.State.CLOSED,
            may_remove=may_divide,
        )

    rows = tuple(row(period) for period in periods)
    return PeriodsPage(rows, year_way(season), runs, may_divide)


def season_members(season: Season) -> int:
    """How many units the bloc has now."""
    return len(places_in(season))


def result_steps(season: Season, now: Period | None) -> list[Step]:
    """Links from the year's result to that of each period; none in a year without periods."""
    periods = [each for each in periods_of(season) if each.state != Period.State.PLANNED]
    if not periods:
        return []
    year = Step(_("Cả năm"), reverse("appraisals:result", args=[season.pk]), now is None)
    address = "appraisals:period_result"
    return [year, *(_step(each, reverse(address, args=[each.pk]), now) for each in periods)]


def sheet_steps(season: Season, now: Period | None) -> list[Step]:
    """Links to the sheets of each period that was opened; those in hand stand with the season."""
    in_hand = reverse("appraisals:sheets", args=[season.pk])
    return [
        _step(
            each,
            reverse("appraisals:period_sheets", args=[each.pk])
            if each.state == Period.State.CLOSED
            else in_hand,
            now,
        )
        for each in periods_of(season)
        if each.state != Period.State.PLANNED
    ]


def _step(period: Period, url: str, now: Period | None) -> Step:
    return Step(period.name, url, now is not None and period.pk == now.pk)


def with_periods(ranking: Ranking, season: Season) -> Ranking:
    """The year's ranking with what each unit had in each period."""
    results = period_results(season)
    told = [(each.name, results[each.pk].kept) for each in periods_of(season) if each.pk in results]
    known: list[Mapping[str, tuple[Decimal, int | None]]] = [
        {unit.unit: (unit.total, unit.rank) for unit in kept.units} for _name, kept in told
    ]
    names = tuple(name for name, _kept in told)

    def with_them(part: Ranking) -> Ranking:
        units = tuple(
            replace(
                unit,
                periods=tuple(
                    PeriodPoints(name, *of.get(unit.code, (None, None)))
                    for name, of in zip(names, known, strict=True)
                ),
            )
            for unit in part.units
        )
        return replace(part, units=units, periods=names)

    # ranked in one list, a unit's places in the periods are those of that list
    parts = ranking.tables if ranking.is_together else map(with_them, ranking.tables)
    return replace(with_them(ranking), tables=tuple(parts))
