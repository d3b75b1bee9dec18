"""Who may see and fill the photos of a thing: whoever the app says that keeps it."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.photos.registries.albums import album_of


@dataclass(frozen=True, slots=True)
class AlbumKey:
    """The thing that an album is of."""

    kind: str
    key: int


@permission("photos.view_album")
def sees_album(user: User, album: AlbumKey) -> bool:
    """Whoever sees the thing."""
    return album_of(user, album.kind, album.key) is not None


@permission(
    "photos.fill_album",
    covers=("photos.add_photo", "photos.describe_photo", "photos.remove_photo"),
)
def fills_album(user: User, album: AlbumKey) -> bool:
    """Whoever writes what the photos are of, while it may still change."""
    found = album_of(user, album.kind, album.key)
    return found is not None and found.may_fill
