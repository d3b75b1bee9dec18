"""Photos of a meeting: who sees the year sees them, who runs the meeting adds them."""

from thidua.apps.accounts.models import User
from thidua.apps.meetings.pages.meetings import ALBUM, may_add_photos
from thidua.apps.meetings.queries import conferences_visible_to
from thidua.apps.photos.registries.albums import Album, album_source


@album_source(ALBUM)
def photos_of_meeting(user: User, key: int) -> Album | None:
    """The meeting's photos, until the year is closed."""
    found = conferences_visible_to(user).filter(pk=key).first()
    if found is None:
        return None
    return Album(found.season, str(found), found.get_absolute_url(), may_add_photos(found, user))
