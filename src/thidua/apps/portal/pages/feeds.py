"""What changed on a portal, for readers of feeds and for search engines."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.portal.models import Portal, Publication
from thidua.apps.portal.queries.public import shown, shown_news
from thidua.web.addresses import absolute

MOST = 40
_PLACES = {
    Publication.Kind.RESULT: "portal:result",
    Publication.Kind.DECISION: "portal:decision",
    Publication.Kind.MOVEMENT: "portal:movement",
    Publication.Kind.EXEMPLAR: "portal:exemplar",
}


@dataclass(frozen=True, slots=True)
class FeedItem:
    """One thing that was put on the portal."""

    title: str
    summary: str
    url: str
    at: datetime


def feed_items(portal: Portal) -> list[FeedItem]:
    """The newest of everything."""
    told = [*_published(portal), *_news(portal)]
    return sorted(told, key=lambda each: each.at, reverse=True)[:MOST]


def _published(portal: Portal) -> Iterator[FeedItem]:
    for kind, place in _PLACES.items():
        for each in shown(portal, kind)[:MOST]:
            url = absolute(reverse(place, args=[portal.authority.code, each.pk]))
            yield FeedItem(str(each), each.get_kind_display(), url, each.published_at)


def _news(portal: Portal) -> Iterator[FeedItem]:
    for each in shown_news(portal)[:MOST]:
        url = absolute(reverse("portal:news_item", args=[portal.authority.code, each.pk]))
        yield FeedItem(each.title, each.summary, url, each.published_at or each.written_at)


def site_addresses(portal: Portal) -> list[str]:
    """Every page of the portal."""
    code = portal.authority.code
    lists = (
        "front",
        "results",
        "decisions",
        "look_up",
        "calendar",
        "movements",
        "exemplars",
        "news",
        "data",
    )
    pages = [absolute(reverse(f"portal:{name}", args=[code])) for name in lists]
    for kind, place in _PLACES.items():
        keys = shown(portal, kind).values_list("pk", flat=True)
        pages += [absolute(reverse(place, args=[code, key])) for key in keys]
    told = shown_news(portal).values_list("pk", flat=True)
    return [*pages, *(absolute(reverse("portal:news_item", args=[code, key])) for key in told)]


def about(portal: Portal) -> dict[str, object]:
    """The portal in the words of schema.org, for search engines."""
    return {
        "@context": "https://schema.org",
        "@type": "GovernmentOrganization",
        "name": str(portal.authority),
        "department": portal.authority.standing_office,
        "url": absolute(reverse("portal:front", args=[portal.authority.code])),
        "description": portal.introduction or _("Kết quả thi đua, khen thưởng"),
    }
