"""Reading quy chế: versions of a year, what is in force, last year's, who was there."""

from django.db.models import QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.regulations.models import Presence, Regulation
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import named, seasons_visible_to

MATTER = "regulation"  # what a consultation about a quy chế is filed under


def regulations_visible_to(user: User) -> QuerySet[Regulation]:
    """Every version of the seasons that the user may see."""
    return Regulation.objects.filter(season__in=seasons_visible_to(user)).select_related(
        "season__bloc__authority", "adopted_by", "based_on__season"
    )


def adopted_regulation(season: Season) -> Regulation | None:
    """The version in force in a season."""
    return _of(season, Regulation.State.ADOPTED)


def draft_regulation(season: Season) -> Regulation | None:
    """The version being written."""
    return _of(season, Regulation.State.DRAFT)


def _of(season: Season, state: str) -> Regulation | None:
    rows = Regulation.objects.select_related("adopted_by", "based_on__season")
    found = rows.filter(season=season, state=state).first()
    if found is not None:
        found.season = season
    return found


def versions_of(season: Season) -> list[Regulation]:
    """All versions of a season, newest first."""
    rows = Regulation.objects.filter(season=season).select_related("adopted_by")
    return list(rows.defer("content").order_by("-version"))


def last_years(season: Season) -> Regulation | None:
    """The newest quy chế that was in force in a year before."""
    rows = Regulation.objects.filter(season__bloc=season.bloc_id, season__year__lt=season.year)
    found = rows.filter(state=Regulation.State.ADOPTED).select_related("season__bloc__authority")
    return found.order_by("-season__year").first()


def presences_of(regulation: Regulation) -> list[Presence]:
    """Who was there when it was adopted, who had agreed, under the names of that day."""
    rows = list(regulation.presences.select_related("unit"))
    return named(regulation.season, rows, regulation.adopted_at)
