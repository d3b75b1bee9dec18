"""Tells the checklist where the bloc's dossiers are sent, and whether all of them were."""

from collections.abc import Collection

from django.db.models import QuerySet
from django.urls import reverse

from thidua.apps.dossiers.models import Nomination
from thidua.apps.seasons.models import Phase
from thidua.apps.seasons.registries.seen_to import Known, SeenTo, sees_to
from thidua.web.prepared import prepared

State = Nomination.State
_UNSENT = {State.PROPOSED, State.COMPLETE}


@sees_to(Phase.Kind.DOSSIER, Phase.Owner.HEAD)
def dossiers_of_blocs(seasons: Collection[int]) -> Known:
    """Done when some were sent and none waits to be."""
    board = reverse("dossiers:board")
    waiting: set[int] = set()
    sent: set[int] = set()
    for season, state in _states(seasons):
        (waiting if state in _UNSENT else sent).add(season)
    return {season: SeenTo(board, is_done=season in sent - waiting) for season in seasons}


@prepared
def _states(seasons: Collection[int]) -> QuerySet[Nomination, tuple[int, str]]:
    rows = Nomination.objects.filter(season__in=seasons).exclude(state=State.WITHDRAWN)
    return rows.values_list("season_id", "state").distinct()
