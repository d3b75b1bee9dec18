"""Tells the year's strip that dossiers were sent."""

from thidua.apps.dossiers.models import Nomination
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.registries.held import tells_held

_UNSENT = (Nomination.State.PROPOSED, Nomination.State.COMPLETE, Nomination.State.WITHDRAWN)


@tells_held(Phase.Kind.DOSSIER)
def dossiers_were_sent(season: Season) -> bool:
    """At least one proposal of the bloc went to the standing office."""
    return Nomination.objects.filter(season=season).exclude(state__in=_UNSENT).exists()
