"""Tells the checklist and the year's strip where the half-year meeting is, and whether it was."""

from collections.abc import Collection

from django.db.models import QuerySet

from thidua.apps.meetings.models import Conference
from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.registries.held import tells_held
from thidua.apps.seasons.registries.seen_to import Known, SeenTo, sees_to
from thidua.web.markup import address_of
from thidua.web.prepared import prepared


@sees_to(Phase.Kind.MIDYEAR, Phase.Owner.HEAD)
def half_year_meetings(seasons: Collection[int]) -> Known:
    """Done when one of this kind was closed."""
    page, held = address_of("meetings:meetings"), {season for (season,) in _closed(seasons)}
    return {season: SeenTo(page(season), is_done=season in held) for season in seasons}


@tells_held(Phase.Kind.MIDYEAR)
def half_year_meeting_was_held(season: Season) -> bool:
    """It was closed."""
    return bool(_closed([season.pk]))


@prepared
def _closed(seasons: Collection[int]) -> QuerySet[Conference, tuple[int]]:
    closed = Conference.objects.filter(season__in=seasons, state=Conference.State.CLOSED)
    return closed.filter(kind=Conference.Kind.HALF_YEAR).values_list("season_id")
