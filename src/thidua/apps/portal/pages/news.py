"""News, days and movements as everybody reads them."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.urls import reverse
from django.utils import timezone

from thidua.apps.exemplars.queries import photos_for_all
from thidua.apps.movements.models import Movement
from thidua.apps.photos.models import Photo
from thidua.apps.portal.models import News, NewsPhoto, Portal, Publication
from thidua.apps.portal.queries.public import shown
from thidua.apps.seasons.models import Phase
from thidua.web.words import written_day


@dataclass(frozen=True, slots=True)
class PublicPhoto:
    """A photo of news; ``said`` is what who cannot see it hears."""

    url: str
    preview: str
    said: str
    credit: str
    width: int
    height: int


@dataclass(frozen=True, slots=True)
class NewsRow:
    """One piece of news."""

    pk: int
    title: str
    summary: str
    body: str
    bloc: str
    day: str
    iso: str
    photos: tuple[PublicPhoto, ...]
    is_illustrative: bool

    @property
    def first(self) -> PublicPhoto | None:
        """The photo beside it in a list."""
        return self.photos[0] if self.photos else None


@dataclass(frozen=True, slots=True)
class DayRow:
    """A day of a bloc's year."""

    day: date
    bloc: str
    step: str
    is_past: bool

    @property
    def written(self) -> str:
        """As offices write it."""
        return written_day(self.day)


@dataclass(frozen=True, slots=True)
class MovementRow:
    """A movement."""

    pk: int
    name: str
    origin: str
    days: str
    goal: str
    effect: str
    lessons: str
    participants: str
    paper: str
    bloc: str
    is_illustrative: bool


def news_rows(portal: Portal, news: Iterable[News]) -> list[NewsRow]:
    """Pieces of news with their photos; one query for all photos."""
    told = list(news)
    chosen: dict[int, list[PublicPhoto]] = {each.pk: [] for each in told}
    titles = {each.pk: each.title for each in told}
    rows = NewsPhoto.objects.filter(news__in=chosen, photo__in=photos_for_all())
    for each in rows.select_related("photo__stored"):
        photo = public_photo(portal, each.photo, titles[each.news_id])
        chosen[each.news_id].append(photo)
    return [
        NewsRow(
            pk=each.pk,
            title=each.title,
            summary=each.summary,
            body=each.body,
            bloc=each.season.bloc_name if each.season else "",
            day=written_day(timezone.localdate(each.published_at)),
            iso=each.published_at.isoformat() if each.published_at else "",
            photos=tuple(chosen[each.pk]),
            is_illustrative=each.is_illustrative,
        )
        for each in told
    ]


def public_photo(portal: Portal, photo: Photo, title: str) -> PublicPhoto:
    """A photo under its public address; without a caption it says what it belongs to."""
    code = portal.authority.code
    return PublicPhoto(
        url=reverse("portal:photo", args=[code, photo.pk]),
        preview=reverse("portal:preview", args=[code, photo.pk]),
        said=photo.caption or title,
        credit=photo.credit,
        width=photo.stored.width,
        height=photo.stored.height,
    )


def day_rows(portal: Portal, today: date) -> list[DayRow]:
    """The days of the blocs whose calendar is public: those to come first, then past ones."""
    seasons = shown(portal, Publication.Kind.CALENDAR).values("season")
    phases = Phase.objects.filter(season__in=seasons).select_related("season__bloc")
    rows = [
        DayRow(each.due_on, each.season.bloc_name, each.get_kind_display(), each.due_on < today)
        for each in phases.order_by("due_on", "pk")
    ]
    return [each for each in rows if not each.is_past] + [
        each for each in reversed(rows) if each.is_past
    ]


def movement_rows(publications: Iterable[Publication]) -> list[MovementRow]:
    """Publications of movements in words."""
    return [_movement(each, each.movement) for each in publications if each.movement is not None]


def _movement(publication: Publication, movement: Movement) -> MovementRow:
    ends = f" – {written_day(movement.ends_on)}" if movement.ends_on else ""
    origin = movement.get_origin_display()
    return MovementRow(
        pk=publication.pk,
        name=movement.name,
        origin=f"{origin}: {movement.unit}" if movement.unit else origin,
        days=f"{written_day(movement.starts_on)}{ends}",
        goal=movement.goal,
        effect=movement.effect if movement.closed_on else "",
        lessons=movement.lessons if movement.closed_on else "",
        participants=movement.participants,
        paper=movement.launch_paper,
        bloc=publication.season.bloc_name if publication.season else "",
        is_illustrative=movement.is_illustrative,
    )
