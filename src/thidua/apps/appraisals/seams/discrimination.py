"""Which criteria told nobody apart, and the figures to try another rule on."""

from thidua.apps.appraisals.pages.result import published_ranking
from thidua.apps.appraisals.queries import published_result
from thidua.apps.appraisals.scoring.bloc import season_sheets
from thidua.apps.appraisals.scoring.claims import verified_claim
from thidua.apps.appraisals.scoring.tables import tables_of
from thidua.apps.schemes.registries.discrimination import (
    FullForAll,
    YearFigures,
    keeps_figures,
    knows_full_for_all,
)
from thidua.apps.seasons.models import Season


@knows_full_for_all
def criteria_full_for_all(season: Season, kind: str) -> dict[str, FullForAll]:
    """For whoever writes next year's table: of the table of the same kind of units."""
    result = published_result(season)
    if result is None:
        return {}
    parts = {part.kind: part for part in published_ranking(result).parts}
    spreads = parts[kind].spreads if kind in parts else ()
    return {each.id: FullForAll(each.units, each.maximum) for each in spreads if each.all_full}


@keeps_figures
def figures_of_year(season: Season, kind: str) -> YearFigures | None:
    """What counted in the published result, as the sheets still hold it, of one kind of units."""
    result = published_result(season)
    if result is None or kind not in {table.kind for table in tables_of(result)}:
        return None
    sheets = [each for each in season_sheets(season) if each.sheet.scheme.kind_name == kind]
    names = {each.code: str(each.sheet.unit) for each in sheets}
    claims = (verified_claim(line, each.code) for each in sheets for line in each.lines)
    return YearFigures(season.year, names, tuple(claims))
