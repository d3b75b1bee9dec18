"""Reading imports: those of the places that a user keeps."""

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.apps.awards.models import HistoryImport
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.organisations.seats.roles import seats_of


def imports_visible_to(user: User) -> QuerySet[HistoryImport]:
    """Imports of the user's units, and all of an authority for its standing office."""
    seats = seats_of(user)
    return HistoryImport.objects.filter(
        Q(authority__in=seats.standing_of) | Q(unit__in=seats.units)
    ).select_related("authority", "unit", "owner", "job")


def places_of(user: User) -> list[HistoryPlace]:
    """Where the user may import: whole authorities first, then units."""
    seats = seats_of(user)
    authorities = Authority.objects.filter(pk__in=seats.standing_of).order_by("name", "pk")
    units = Unit.objects.filter(pk__in=seats.units).select_related("authority")
    return [
        *(HistoryPlace(authority) for authority in authorities),
        *(HistoryPlace(unit.authority, unit) for unit in units.order_by("sort_text", "pk")),
    ]
