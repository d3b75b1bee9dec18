"""What the profile page tells about one's seats and blocs."""

from datetime import date

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.profile_sections import Section, profile_section
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.pages.lists import newest_places
from thidua.apps.organisations.seats.roles import seats_of


@profile_section
def my_places(user: User, day: date) -> Section:
    """The seats one holds or held, and the blocs of the own units in their newest year."""
    seats = user.seats.select_related("unit", "authority").order_by("until", "pk")
    units = {unit.pk: unit for unit in Unit.objects.filter(pk__in=seats_of(user).units)}
    blocs = newest_places(list(units))
    data = {
        "seats": seats,
        "today": day,
        "places": [(units[key], place) for key, places in blocs.items() for place in places],
    }
    return Section("organisations/_my_places.html", data)
