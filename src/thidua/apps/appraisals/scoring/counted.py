"""What a year or a period comes to from its locked sheets, or from the results of its periods."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any, NamedTuple

from django.db.models import QuerySet

from thidua.apps.appraisals.models import Period, Result, YearWay
from thidua.apps.appraisals.queries import period_results, periods_of, year_way
from thidua.apps.appraisals.scoring.bloc import (
    FilledSheet,
    by_table,
    season_sheets,
    verified_standing,
)
from thidua.apps.appraisals.scoring.conditions import asked_events
from thidua.apps.appraisals.scoring.frozen import result_hash
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.appraisals.scoring.tables import CountedTable, joined, tables_of
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.domain.scoring.kept import KeptResult
from thidua.domain.scoring.result import answer_of
from thidua.domain.scoring.together import TableResult, answer_together
from thidua.domain.scoring.year import Joining, PeriodResult, YearRule, join_year
from thidua.web.kept import Kept

MOST_YEARS = 4  # kept in a process: the largest is some 20 MB, the usual less than one


@dataclass(frozen=True, slots=True)
class Counted:
    """A result that is not published yet; several ``tables`` only where kinds have their own."""

    season: Season
    period: Period | None
    answer: Mapping[str, Any]
    names: Mapping[str, str]
    tables: tuple[CountedTable, ...]

    @property
    def scheme(self) -> Scheme:
        """The table; the first of several."""
        return self.tables[0].scheme

    @property
    def times(self) -> int:
        """By how much the maxima of the tables are multiplied."""
        return self.tables[0].times

    @property
    def events(self) -> dict[str, list[str]]:
        """By unit, what happened that conditions ask for."""
        told = [item for table in self.tables for item in table.events.items()]
        return {unit: list(events) for unit, events in sorted(told)}

    @property
    def in_several_tables(self) -> list[str]:
        """Codes of units that more than one table counted: they would be ranked twice."""
        seen = Counter(code for table in self.tables for code in table.codes)
        return sorted(code for code, times in seen.items() if times > 1)

    @property
    def stored_tables(self) -> list[dict[str, Any]]:
        """As a result keeps them; none where all units share one."""
        return [each.stored() for each in self.tables if each.kind]

    @property
    def hash(self) -> str:
        """As it is published with."""
        told = (self.scheme.hash, self.answer, self.names, self.events, self.stored_tables)
        return result_hash(*told)


def rule_of(way: YearWay) -> YearRule:
    """The bloc's choice as the domain takes it."""
    return YearRule(Joining(way.joining), way.absent == YearWay.Absent.ZERO)


def count_sheets(sheets: Sequence[FilledSheet]) -> Counted:
    """What these sheets come to together after verification."""
    sheet = sheets[0].sheet
    names = {each.code: each.sheet.unit.called for each in sheets}
    tables = [_count_table(same) for same in by_table(sheets)]
    return _together(sheet.season, sheet.period, names, tables)


def _count_table(sheets: Sequence[FilledSheet]) -> CountedTable:
    version = sheets[0].sheet.scheme
    plan = plan_of(version)
    scored = verified_standing(plan, sheets).result
    events = asked_events(plan, scored.events)
    return CountedTable(_kind(version), version, 1, scored.to_mapping(), events)


def _kind(version: Scheme) -> str:
    return version.kind.name if version.kind else ""


def _together(
    season: Season,
    period: Period | None,
    names: Mapping[str, str],
    tables: Sequence[CountedTable],
) -> Counted:
    if not tables[0].kind:
        return Counted(season, period, tables[0].answer, names, tuple(tables))
    parts = [TableResult(each.plan.scheme, each.kept) for each in tables]
    answer = answer_together(parts, joined(season, parts))
    return Counted(season, period, answer, names, tuple(tables))


def count_periods(season: Season, results: Mapping[int, Result]) -> Counted | None:
    """What the results of periods, by the key of each, come to as a year; None without any."""
    periods = [period for period in periods_of(season) if period.pk in results]
    if not periods:
        return None
    of_kind: dict[int | None, list[tuple[str, CountedTable]]] = {}
    known: dict[str, str] = {}
    for period in periods:
        known |= results[period.pk].names
        for table in tables_of(results[period.pk]):
            of_kind.setdefault(table.scheme.kind_id, []).append((period.name, table))
    rule, members = rule_of(year_way(season)), [place.unit.code for place in members_of(season)]
    times = rule.times(len(periods_of(season)))
    tables = [_join_table(rule, times, parts, members) for parts in of_kind.values()]
    names = {code: known[code] for table in tables for code in table.codes}
    return _together(season, None, names, tables)


def _join_table(
    rule: YearRule,
    times: int,
    parts: Sequence[tuple[str, CountedTable]],
    members: Sequence[str],
) -> CountedTable:
    """The year of one table from what it came to in the periods."""
    last = parts[-1][1]
    plan = plan_of(last.scheme, times)
    told = [PeriodResult(name, table.kept) for name, table in parts]
    year = join_year(plan_of(last.scheme).scheme, rule, told, members, times=times)
    events = {unit.unit: sorted(unit.events) for unit in year.units if unit.events}
    answer = answer_of(plan.scheme, year.units, year.awards, year.warnings)
    return CountedTable(last.kind, last.scheme, times, answer, asked_events(plan, events))


class YearSoFar(NamedTuple):
    """Where the closed periods of a year leave it."""

    tables: tuple[CountedTable, ...]
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
    return YearSoFar(counted.tables, kept, counted.names)


def counted_now(season: Season) -> Counted | None:
    """What stands now of the whole year; None while there is nothing."""
    if periods_of(season):
        return count_periods(season, period_results(season))
    sheets = season_sheets(season)
    return count_sheets(sheets) if sheets else None
