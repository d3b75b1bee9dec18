"""What every paper that comes in asks of the database, put into SQL once."""

from collections.abc import Sequence

from django.db.models import QuerySet

from thidua.apps.ballots.models import Nominee
from thidua.apps.seasons.models import Season
from thidua.web.prepared import prepared


@prepared
def standing_in(ballots: Sequence[int]) -> QuerySet[Nominee]:
    """Who stands, in the order of the paper, with their units."""
    return Nominee.objects.filter(ballot__in=ballots, is_withdrawn=False).select_related("unit")


@prepared
def seasons_of(motions: Sequence[int]) -> QuerySet[Season]:
    """The season of a motion."""
    return Season.objects.filter(conferences__motions__in=motions)
