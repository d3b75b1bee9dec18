"""Which criteria told nobody apart, as the published result shows."""

from thidua.apps.appraisals.pages.result import published_ranking
from thidua.apps.appraisals.queries import published_result
from thidua.apps.schemes.registries.discrimination import FullForAll, knows_full_for_all
from thidua.apps.seasons.models import Season


@knows_full_for_all
def criteria_full_for_all(season: Season) -> dict[str, FullForAll]:
    """For whoever writes next year's table."""
    result = published_result(season)
    if result is None:
        return {}
    spreads = published_ranking(result).spreads
    return {each.id: FullForAll(each.units, each.maximum) for each in spreads if each.all_full}
