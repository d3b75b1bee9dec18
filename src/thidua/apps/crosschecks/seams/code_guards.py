"""What a draw keeps by a unit's code."""

from django.utils.translation import gettext as _

from thidua.apps.crosschecks.models import CrossCheck
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.registries.code_guards import code_guard
from thidua.formats.draw_file import read_draw_file


@code_guard
def draws(unit: Unit) -> list[str]:
    """The years whose published draw names the unit."""
    found = CrossCheck.objects.filter(season__bloc__authority=unit.authority_id).exclude(file="")
    kept = found.order_by("season__year").values_list("season__year", "file")
    years = [year for year, file in kept if unit.code in read_draw_file(file).rules.units]
    return [_("bốc thăm chấm chéo năm %s") % year for year in years]
