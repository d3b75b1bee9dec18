"""Which criteria told nobody apart, and the figures to try another rule on."""

from thidua.apps.appraisals.pages.result import published_ranking
from thidua.apps.appraisals.queries import published_result
from thidua.apps.appraisals.scoring.bloc import season_sheets
from thidua.apps.appraisals.scoring.claims import verified_claim
from thidua.apps.schemes.registries.discrimination import (
    FullForAll,
    YearFigures,
    keeps_figures,
    knows_full_for_all,
)
from thidua.apps.seasons.models import Season


@knows_full_for_all
def criteria_full_for_all(season: Season) -> dict[str, FullForAll]:
    """For whoever writes next year's table."""
    result = published_result(season)
    if result is None or result.tables:  # ids of criteria mean others in each table
        return {}
    spreads = published_ranking(result).spreads
    return {each.id: FullForAll(each.units, each.maximum) for each in spreads if each.all_full}


@keeps_figures
def figures_of_year(season: Season) -> YearFigures | None:
    """What counted in the published result, as the sheets still hold it."""
    result = published_result(season)
    if result is None or result.tables:
        return None
    sheets = season_sheets(season)
    names = {each.code: str(each.sheet.unit) for each in sheets}
    claims = (verified_claim(line, each.code) for each in sheets for line in each.lines)
    return YearFigures(season.year, names, tuple(claims))
