"""Reading photos: who sees the thing sees its photos."""

from collections.abc import Collection, Iterable
from typing import Any

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.photos.models import Photo
from thidua.apps.photos.registries.albums import album_of

MOST_PHOTOS = 60
"""Of one album."""


def photos_of(kind: str, keys: Collection[int]) -> QuerySet[Photo]:
    """The photos of things that the caller lets somebody see, in the order they were added."""
    return Photo.objects.filter(kind=kind, key__in=keys).select_related("stored")


def photos_among(things: Iterable[tuple[str, QuerySet[Any, int]]]) -> QuerySet[Photo]:
    """The photos of several kinds of things that the caller lets somebody see; one query."""
    wanted = Q(pk__in=())
    for kind, keys in things:
        wanted |= Q(kind=kind, key__in=keys)
    return Photo.objects.filter(wanted).select_related("stored")


def photo_visible_to(user: User, pk: int) -> Photo | None:
    """A photo of a thing that the user sees."""
    found = Photo.objects.select_related("stored", "season__bloc").filter(pk=pk).first()
    if found is None or album_of(user, found.kind, found.key) is None:
        return None
    return found
