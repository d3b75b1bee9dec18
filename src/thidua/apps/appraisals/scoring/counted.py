"""What a year or a period comes to from its locked sheets, or from the results of its periods."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet

from thidua.apps.appraisals.models import Period, Result, YearWay
from thidua.apps.appraisals.queries import period_results, periods_of, year_way
from thidua.apps.appraisals.scoring.bloc import FilledSheet, season_sheets, verified_standing
from thidua.apps.appraisals.scoring.conditions import asked_events
from thidua.apps.appraisals.scoring.frozen import result_hash
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.domain.scoring.kept import KeptResult
from thidua.domain.scoring.result import answer_of
from thidua.domain.scoring.year import Joining, PeriodResult, YearRule, join_year
from thidua.web.kept import Kept

MOST_YEARS = 4  # kept in a process: the largest is some 20 MB, the usual less than one


@dataclass(frozen=True, slots=True)
class Counted:
    """A result that is not published yet."""

    season: Season
    period: Period | None
    scheme: Scheme
    times: int
    answer: Mapping[str, Any]
    names: Mapping[str, str]
    events: Mapping[str, list[str]]

    @property
    def hash(self) -> str:
        """As it is published with."""
        return result_hash(self.scheme.hash, self.answer, self.names, self.events)


def rule_of(way: YearWay) -> YearRule:
    """The bloc's choice as the domain takes it."""
    return YearRule(Joining(way.joining), way.absent == YearWay.Absent.ZERO)


def count_sheets(sheets: Sequence[FilledSheet]) -> Counted:
    """What these sheets come to together after verification."""
    sheet = sheets[0].sheet
    version = sheet.scheme
    plan = plan_of(version)
    scored = verified_standing(plan, sheets).result
    names = {each.code: each.sheet.unit.called for each in sheets}
    events = asked_events(plan, scored.events)
    return Counted(sheet.season, sheet.period, version, 1, scored.to_mapping(), names, events)


def count_periods(season: Season, results: Mapping[int, Result]) -> Counted | None:
    """What the results of periods, by the key of each, come to as a year; None without any."""
    periods = [period for period in periods_of(season) if period.pk in results]
    if not periods:
        return None
    rule, members = rule_of(year_way(season)), [place.unit for place in members_of(season)]
    version = results[periods[-1].pk].scheme
    parts = [PeriodResult(period.name, results[period.pk].kept) for period in periods]
    times = rule.times(len(periods_of(season)))
    plan = plan_of(version, times)
    scheme = plan_of(version).scheme
    year = join_year(scheme, rule, parts, [unit.code for unit in members], times=times)
    known: dict[str, str] = {}
    for period in periods:
        known |= results[period.pk].names
    names = {unit.unit: known[unit.unit] for unit in year.units}
    events = {unit.unit: sorted(unit.events) for unit in year.units if unit.events}
    answer = answer_of(plan.scheme, year.units, year.awards, year.warnings)
    return Counted(season, None, version, times, answer, names, asked_events(plan, events))


class YearSoFar(NamedTuple):
    """Where the closed periods of a year leave it."""

    scheme: Scheme
    times: int
    kept: KeptResult
    names: Mapping[str, str]


_so_far: Kept[YearSoFar | None] = Kept(MOST_YEARS)


def year_so_far(season: Season) -> YearSoFar | None:
    """Joined once in a process for all that look, until anything it is made of changes.

    Joining 200 units with 120 criteria in four periods takes seconds. Published results never
    change, so their hashes stand for them.
    """
    way = year_way(season)
    mark = (
        season.pk,
        (way.joining, way.absent),
        tuple((period.pk, period.name) for period in periods_of(season)),
        tuple(_of_closed(season)),
        tuple(place.unit.code for place in members_of(season)),
    )
    return _so_far.by(mark, lambda: _joined(season))


def _of_closed(season: Season) -> QuerySet[Result, tuple[int, int | None, str, int]]:
    rows = Result.every.filter(season=season, period__state=Period.State.CLOSED).order_by("pk")
    return rows.values_list("pk", "period_id", "hash", "scheme_id")


def _joined(season: Season) -> YearSoFar | None:
    counted = count_periods(season, period_results(season))
    if counted is None:
        return None
    kept = KeptResult.from_mapping(counted.answer, counted.events)
    return YearSoFar(counted.scheme, counted.times, kept, counted.names)


def counted_now(season: Season) -> Counted | None:
    """What stands now of the whole year; None while there is nothing."""
    if periods_of(season):
        return count_periods(season, period_results(season))
    sheets = season_sheets(season)
    return count_sheets(sheets) if sheets else None
