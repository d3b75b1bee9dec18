"""What pages show of photos: the small ones in rows, each with its caption and its credit."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.photos.models import Photo
from thidua.apps.photos.queries import photos_of
from thidua.web.markup import address_of


@dataclass(frozen=True, slots=True)
class PhotoRow:
    """A photo as a page shows it; ``said`` is what who cannot see it hears."""

    pk: int
    said: str
    caption: str
    credit: str
    url: str
    preview: str
    shape: str  # of width and height
    is_illustrative: bool


def photo_rows(photos: Iterable[Photo]) -> list[PhotoRow]:
    """Photos in words and addresses."""
    whole, small = address_of("photos:photo_file"), address_of("photos:preview_file")
    return [
        PhotoRow(
            pk=photo.pk,
            said=photo.caption or _("Ảnh chưa có chú thích: %s") % photo.name,
            caption=photo.caption,
            credit=photo.credit,
            url=whole(photo.pk),
            preview=small(photo.pk),
            shape=f"{photo.stored.width} × {photo.stored.height}",
            is_illustrative=photo.is_illustrative,
        )
        for photo in photos
    ]


def album_rows(kind: str, key: int) -> list[PhotoRow]:
    """The photos of one thing; one query. Whoever calls lets only those read who see the thing."""
    return photo_rows(photos_of(kind, [key]))
