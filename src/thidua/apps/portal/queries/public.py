"""Reading what everybody may read: only what stands on an open portal now."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.apps.awards.models import AwardRecord
from thidua.apps.exemplars.queries import exemplars_for_all, photos_for_all
from thidua.apps.photos.models import Photo
from thidua.apps.portal.models import News, Portal, Publication

_TOLD_OF = {
    Publication.Kind.RESULT: ("season__bloc__authority", "season__shown_points", "result"),
    Publication.Kind.DECISION: ("decision",),
    Publication.Kind.MOVEMENT: ("season__bloc__authority", "movement__unit"),
    Publication.Kind.CALENDAR: ("season__bloc__authority",),
    Publication.Kind.EXEMPLAR: ("season__bloc__authority", "exemplar__unit"),
}


def open_portals() -> QuerySet[Portal]:
    """The portals that are open."""
    return Portal.objects.filter(is_open=True).select_related("authority")


def open_portal(code: str) -> Portal | None:
    """The open portal of the authority with this code."""
    return open_portals().filter(authority__code=code).first()


def shown(portal: Portal, kind: Publication.Kind) -> QuerySet[Publication]:
    """What stands on it of one kind, newest first."""
    rows = Publication.objects.filter(portal=portal, kind=kind, withdrawn_at=None)
    if kind == Publication.Kind.EXEMPLAR:
        rows = rows.filter(exemplar__in=exemplars_for_all())
    return rows.select_related(*_TOLD_OF[kind])


def shown_records(portal: Portal) -> QuerySet[AwardRecord]:
    """The awards of its decisions that stand, but for those whose holder is not named any more."""
    decisions = Publication.objects.filter(
        portal=portal, kind=Publication.Kind.DECISION, withdrawn_at=None
    )
    return AwardRecord.objects.filter(
        decision__in=decisions.values("decision"), state=AwardRecord.State.DECIDED, removal=None
    )


def shown_news(portal: Portal) -> QuerySet[News]:
    """News on it, newest first."""
    rows = News.objects.filter(portal=portal, state=News.State.PUBLISHED)
    return rows.select_related("season__bloc__authority").order_by("-published_at", "-pk")


def shown_photo(portal: Portal, pk: int) -> Photo | None:
    """A photo of news or of an exemplar that stands there, and may still be shown."""
    news = News.objects.filter(portal=portal, state=News.State.PUBLISHED)
    told = shown(portal, Publication.Kind.EXEMPLAR).filter(exemplar=OuterRef("key"))
    looked_at = Exists(told.filter(published_at__gte=OuterRef("uploaded_at")))
    of_them = Q(looked_at, kind="exemplar") | Q(pk__in=news.values("chosen__photo"))
    return photos_for_all().filter(of_them, pk=pk).select_related("stored").first()
