"""What conferences keep by a unit's code."""

from django.db.models import F, Q
from django.utils.translation import gettext as _

from thidua.apps.meetings.models import Motion
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.registries.code_guards import code_guard


@code_guard
def counted_motions(unit: Unit) -> list[str]:
    """The years of the unit's blocs in which a conference decided or counted something."""
    years = (
        Motion.objects.filter(Q(outcome__isnull=False) | ~Q(earlier=[]))
        .filter(
            conference__season__bloc__memberships__unit=unit,
            conference__season__bloc__memberships__year=F("conference__season__year"),
        )
        .order_by("conference__season__year")
        .values_list("conference__season__year", flat=True)
    )
    return [_("biểu quyết năm %s") % year for year in dict.fromkeys(years)]
