"""Reading portals: what the office and the blocs see of theirs."""

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.exemplars.queries import photos_for_all
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.photos.models import Photo
from thidua.apps.portal.models import News, Publication, Removal
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to

MOST_OFFERED = 60


def publications_visible_to(user: User) -> QuerySet[Publication]:
    """What was ever put on those portals."""
    rows = Publication.objects.filter(portal__authority__in=seats_of(user).standing_of)
    return rows.select_related(
        "portal__authority", "season__bloc__authority", "result", "decision", "movement"
    )


def removals_visible_to(user: User) -> QuerySet[Removal]:
    """The names that were taken off those portals."""
    rows = Removal.objects.filter(portal__authority__in=seats_of(user).standing_of)
    return rows.select_related("portal__authority", "record__decision", "removed_by")


def news_visible_to(user: User) -> QuerySet[News]:
    """News of those portals, and of the years of blocs that the user may see."""
    seen = Q(portal__authority__in=seats_of(user).standing_of)
    seen |= Q(season__in=seasons_visible_to(user))
    return News.objects.filter(seen).select_related(
        "portal__authority", "season__bloc__authority", "written_by"
    )


def shows_points(season: Season) -> bool:
    """Whether the bloc lets its points of that year be public."""
    shown = getattr(season, "shown_points", None)
    return shown is not None and shown.is_chosen


def album_photos(season: Season, news: News | None = None) -> list[Photo]:
    """Photos of the year's albums from which news may choose: the newest, and those it shows."""
    rows = photos_for_all().filter(season=season).select_related("stored").order_by("-pk")
    newest = list(rows[:MOST_OFFERED])
    if news is None:
        return newest
    chosen = rows.filter(pk__in=news.chosen.values("photo"))
    return newest + [photo for photo in chosen if photo not in newest]
