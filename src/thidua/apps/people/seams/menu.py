"""Where the app's pages are found: the bar's menu, a unit's page."""

from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.registries.menu import award_menu
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.registries.unit_links import UnitLink, unit_link

award_menu(gettext_lazy("Cá nhân"), "people:people", order=10)


@unit_link
def people_of(unit: Unit, user: User) -> UnitLink | None:
    """The unit's people, for who may see them."""
    if not can(user, "people.add_person", unit):
        return None
    return UnitLink(_("Cá nhân"), f"{reverse('people:people')}?unit={unit.pk}", "users", order=10)
