"""Tells the year's strip that the conference took place."""

from thidua.apps.meetings.models import Conference
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.registries.held import tells_held


@tells_held(Phase.Kind.CONFERENCE)
def conference_was_held(season: Season) -> bool:
    """It was closed."""
    closed = Conference.objects.filter(season=season, state=Conference.State.CLOSED)
    return closed.filter(kind=Conference.Kind.YEAR_END).exists()
