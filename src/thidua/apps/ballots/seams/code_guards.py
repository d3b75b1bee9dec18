"""What ballots keep by a unit's code."""

from django.utils.translation import gettext as _

from thidua.apps.ballots.models import Ballot
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.registries.code_guards import code_guard


@code_guard
def ballots_held(unit: Unit) -> list[str]:
    """The ballots past their draft in which the unit stands, by year."""
    held = Ballot.objects.exclude(state=Ballot.State.DRAFT).filter(nominees__unit=unit)
    years = held.order_by("motion__conference__season__year")
    found = years.values_list("motion__conference__season__year", flat=True)
    return [_("phiếu kín năm %s") % year for year in dict.fromkeys(found)]
