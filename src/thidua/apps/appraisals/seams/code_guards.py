"""What scoring keeps by a unit's code."""

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Result
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.registries.code_guards import code_guard


@code_guard
def published_results(unit: Unit) -> list[str]:
    """The results in which the unit stands, by year."""
    results = Result.every.filter(season__bloc__authority=unit.authority_id)
    results = results.select_related("season").order_by("season__year", "version")
    years = dict.fromkeys(each.season.year for each in results if each.kept.unit(unit.code))
    return [_("kết quả năm %s") % year for year in years]
