"""Where the app's pages are found: the bar's menu, a unit's page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.menu import award_menu
from thidua.apps.eligibility.permissions import sees_conditions
from thidua.apps.eligibility.tracks.scope import Judged
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.registries.unit_links import UnitLink, unit_link

award_menu(gettext_lazy("Đủ điều kiện gì?"), "eligibility:index", order=30)
award_menu(gettext_lazy("Rà soát nhiều người"), "eligibility:screenings", order=35)
award_menu(gettext_lazy("Quy định"), "eligibility:law", order=95)


@unit_link
def conditions_of_unit(unit: Unit, user: User) -> UnitLink | None:
    """What the unit may be proposed for, for who may see it."""
    if not sees_conditions(user, Judged(unit)):
        return None
    url = reverse("eligibility:unit", args=[unit.pk])
    return UnitLink(_("Đủ điều kiện gì?"), url, "list-check", order=30)
