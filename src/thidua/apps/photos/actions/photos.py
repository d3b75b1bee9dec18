"""Photos: added after cleaning, described, removed; the same bytes are kept once."""

import hashlib
from datetime import datetime
from functools import partial
from uuid import uuid4

from django.core.files.base import ContentFile
from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.photos.facts import PhotoFacts
from thidua.apps.photos.models import Photo, PhotoFile
from thidua.apps.photos.permissions import AlbumKey
from thidua.apps.photos.queries import MOST_PHOTOS
from thidua.apps.photos.refusals import PhotoRefused
from thidua.apps.photos.registries.albums import album_of
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.formats.photo_process import CleanPhoto


@transaction.atomic
def add_photo(album: AlbumKey, facts: PhotoFacts, *, actor: User, at: datetime) -> Photo:
    """Keep a cleaned photo in an album; one that is there already stays as it is.

    Raises:
        PermissionDenied: ``actor`` does not write what the album is of.
        SeasonClosed: the year is closed.
        PhotoRefused: the album is full.
    """
    authorise(actor, "photos.fill_album", album)
    found = album_of(actor, album.kind, album.key)
    if found is None:
        raise PhotoRefused(_("Không còn chỗ để thêm ảnh này; tải lại trang rồi thử lại."))
    season = locked(found.season)
    refuse_closed(season)
    kept = Photo.objects.filter(kind=album.kind, key=album.key)
    stored = _kept_once(facts.photo)
    same = kept.filter(stored=stored).first()
    if same is not None:
        return same
    if kept.count() >= MOST_PHOTOS:
        raise PhotoRefused(_("Nhiều nhất %d ảnh ở một chỗ; gỡ bớt rồi thêm.") % MOST_PHOTOS)
    photo = Photo.objects.create(
        season=season,
        kind=album.kind,
        key=album.key,
        stored=stored,
        name=facts.name[:200],
        caption=facts.caption.strip(),
        credit=facts.credit.strip(),
        uploaded_by=actor,
        uploaded_at=at,
        is_illustrative=facts.is_illustrative,
    )
    data = {"name": photo.name, "caption": photo.caption, "credit": photo.credit}
    data |= {"sha256": stored.sha256, "of": album.kind, "key": str(album.key)}
    record("photos.add_photo", photo, actor=actor, at=at, data=data)
    return photo


@transaction.atomic
def describe_photo(photo: Photo, caption: str, credit: str, *, actor: User, at: datetime) -> Photo:
    """Say what a photo shows and who took it.

    Raises:
        PermissionDenied: ``actor`` does not write what the album is of.
        SeasonClosed: the year is closed.
    """
    photo = _locked(photo, actor)
    before = {"caption": photo.caption, "credit": photo.credit}
    photo.caption, photo.credit = caption.strip(), credit.strip()
    photo.save(update_fields=["caption", "credit"])
    after = {"caption": photo.caption, "credit": photo.credit}
    data = {"from": before, "to": after}
    record("photos.describe_photo", photo, actor=actor, at=at, data=data)
    return photo


@transaction.atomic
def remove_photo(photo: Photo, *, actor: User, at: datetime) -> None:
    """Take a photo out; its bytes go with the last photo that shows them.

    Raises:
        PermissionDenied: ``actor`` does not write what the album is of.
        SeasonClosed: the year is closed.
    """
    photo = _locked(photo, actor)
    stored = photo.stored
    data = {"name": photo.name, "caption": photo.caption, "sha256": stored.sha256}
    record("photos.remove_photo", photo, actor=actor, at=at, data=data)
    photo.delete()
    _let_go(stored)


def _locked(photo: Photo, actor: User) -> Photo:
    season = locked(photo.season)
    stored = Photo.objects.select_related("stored").get(pk=photo.pk)
    stored.season = season
    authorise(actor, "photos.fill_album", AlbumKey(stored.kind, stored.key))
    refuse_closed(season)
    return stored


def _kept_once(clean: CleanPhoto) -> PhotoFile:
    """Locked, so that it cannot go with its last photo in between."""
    name = uuid4().hex
    told = {
        "file": ContentFile(clean.data, f"{name}.jpg"),
        "preview": ContentFile(clean.preview, f"{name}-s.jpg"),
        "size": len(clean.data),
        "width": clean.width,
        "height": clean.height,
    }
    digest = hashlib.sha256(clean.data).hexdigest()
    kept = PhotoFile.objects.select_for_update()
    stored, _is_new = kept.get_or_create(sha256=digest, defaults=told)
    return stored


def _let_go(stored: PhotoFile) -> None:
    stored = PhotoFile.objects.select_for_update().get(pk=stored.pk)
    if not stored.photos.exists():
        names = (str(stored.file.name), str(stored.preview.name))
        storage = stored.file.storage
        stored.delete()
        for name in names:
            transaction.on_commit(partial(storage.delete, name))
