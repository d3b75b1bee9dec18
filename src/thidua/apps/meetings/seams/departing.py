"""The conference's part when a unit leaves in mid-year."""

from django.utils.translation import gettext as _

from thidua.apps.meetings.actions.departures import follow_departure, leave_as_it_is
from thidua.apps.meetings.models import Motion
from thidua.apps.seasons.registries.departing import Departure, follower, objects_to_return

follower("conference", go=follow_departure, back=leave_as_it_is)


@objects_to_return
def decided_since(departure: Departure) -> str | None:
    """A decision taken since counted without the unit."""
    decided = Motion.objects.filter(
        conference__season=departure.season, decided_at__gte=departure.place.left_at
    )
    return _("Hội nghị đã biểu quyết sau đó.") if decided.exists() else None
