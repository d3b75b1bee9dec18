"""What scoring keeps by a unit's code."""

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Result
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.registries.code_guards import code_guard


@code_guard
def published_results(unit: Unit) -> list[str]:
    """The results in which the unit stands, by year."""
    found = Result.objects.filter(season__bloc__authority=unit.authority_id)
    kept = found.order_by("season__year", "version").values_list("season__year", "answer")
    years = dict.fromkeys(
        year for year, answer in kept if unit.code in {each["unit"] for each in answer["units"]}
    )
    return [_("kết quả năm %s") % year for year in years]
