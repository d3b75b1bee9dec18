"""Photos of a line of the ledger: who sees the line sees them, who writes it adds them."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.ledger.permissions import Writing
from thidua.apps.ledger.queries import deeds_visible_to
from thidua.apps.photos.registries.albums import Album, album_source
from thidua.apps.seasons.models import Season
from thidua.web.markup import address_of

KIND = "deed"


@album_source(KIND)
def photos_of_deed(user: User, key: int) -> Album | None:
    """The line's photos; one that was taken back, or stands in a closed year, gets no new ones."""
    found = deeds_visible_to(user).filter(pk=key).first()
    if found is None:
        return None
    is_open = found.withdrawn_at is None and found.season.state != Season.State.CLOSED
    may_fill = is_open and can(user, "ledger.write_deeds", Writing(found.season, found.unit))
    return Album(found.season, str(found), address_of("ledger:deed")(found.pk), may_fill)
