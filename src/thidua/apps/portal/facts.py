"""What is handed to the actions of the portal."""

from dataclasses import dataclass

from thidua.apps.photos.models import Photo
from thidua.apps.portal.models import News, Portal


@dataclass(frozen=True, slots=True)
class PortalFacts:
    """What the portal says of itself, and which sites may show its pages in a frame."""

    introduction: str = ""
    contact: str = ""
    frame_hosts: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NewsFacts:
    """A piece of news as somebody writes it; ``photos`` are chosen for everybody."""

    title: str
    summary: str
    body: str = ""
    photos: tuple[Photo, ...] = ()


def facts_of(portal: Portal) -> PortalFacts:
    """A stored portal as facts."""
    return PortalFacts(portal.introduction, portal.contact, tuple(portal.frame_hosts.split()))


def news_facts(news: News) -> NewsFacts:
    """Stored news as facts."""
    photos = tuple(each.photo for each in news.chosen.select_related("photo"))
    return NewsFacts(news.title, news.summary, news.body, photos)
