"""The result in force: published, else provisional; of a year, of a period, of what is in hand."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import Any

from django.utils import timezone

from thidua.apps.appraisals.models import Period, Result, Sheet
from thidua.apps.appraisals.pages.ranking import Ranking, ranking_of_tables
from thidua.apps.appraisals.queries import HANDED_IN, last_result_of, periods_of, published_result
from thidua.apps.appraisals.scoring.bloc import season_sheets
from thidua.apps.appraisals.scoring.counted import count_sheets, year_so_far
from thidua.apps.appraisals.scoring.tables import tables_of
from thidua.apps.organisations.settings.award_names import names_of
from thidua.apps.seasons.models import Season
from thidua.domain.scoring.kept import KeptResult


def published_ranking(result: Result) -> Ranking:
    """The ranking as it was published."""
    awards = names_of(
        result.season.authority_at(result.published_at), timezone.localdate(result.published_at)
    )
    return ranking_of_tables(result.season, tables_of(result), result.kept, result.names, awards)


def provisional_ranking(season: Season) -> Ranking | None:
    """Where the units that have handed in stand now; None while there are none.

    A year of periods stands where those that are closed leave it.
    """
    if periods_of(season):
        so_far = year_so_far(season)
        if so_far is None:
            return None
        called = _called_today(season)
        return ranking_of_tables(season, so_far.tables, so_far.kept, so_far.names, called)
    return ranking_in_hand(season)


def ranking_in_hand(season: Season) -> Ranking | None:
    """Where the units stand by the sheets that they have handed in now."""
    sheets = [each for each in season_sheets(season) if each.sheet.state in HANDED_IN]
    if not sheets:
        return None
    counted, called = count_sheets(sheets), _called_today(season)
    kept = KeptResult.from_mapping(counted.answer, counted.events)
    return ranking_of_tables(season, counted.tables, kept, counted.names, called)


def _called_today(season: Season) -> Mapping[str, str]:
    return names_of(season.authority_at(None), timezone.localdate())


def current_ranking(season: Season) -> tuple[Ranking | None, Result | None]:
    """The published ranking and its record, else the provisional one and None."""
    result = published_result(season)
    if result is not None:
        return published_ranking(result), result
    return provisional_ranking(season), None


def period_ranking(period: Period) -> tuple[Ranking | None, Result | None]:
    """The same of a period: published when it was closed, provisional while it is scored."""
    if period.state == Period.State.OPEN:
        return ranking_in_hand(period.season), None
    result = last_result_of(period)
    return (published_ranking(result), result) if result else (None, None)


def with_sheets(ranking: Ranking, sheets: Iterable[Sheet]) -> Ranking:
    """The same with the sheets behind each unit's points, as far as they are handed over."""
    keys = {sheet.unit.code: sheet.pk for sheet in sheets}

    def linked(part: Ranking) -> Ranking:
        units = tuple(replace(unit, sheet=keys.get(unit.code)) for unit in part.units)
        return replace(part, units=units, tables=tuple(map(linked, part.tables)))

    return linked(ranking)


def chart_data(ranking: Ranking) -> dict[str, Any]:
    """What the chart draws: units from first to last, points per group; texts, not floats."""
    return {
        "units": [unit.name for unit in ranking.units],
        "totals": [str(unit.total) for unit in ranking.units],
        "groups": [
            {
                "name": f"{group.id}. {group.name}",
                "points": [str(unit.groups[place]) for unit in ranking.units],
            }
            for place, group in enumerate(ranking.groups)
        ],
    }
