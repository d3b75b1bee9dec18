"""Photos of a movement: everybody of the year sees them, who writes the movement adds them."""

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.movements.permissions import Launching
from thidua.apps.movements.queries import movements_visible_to
from thidua.apps.photos.registries.albums import Album, album_source
from thidua.apps.seasons.models import Season
from thidua.web.markup import address_of

KIND = "movement"


@album_source(KIND)
def photos_of_movement(user: User, key: int) -> Album | None:
    """The movement's photos; the final review may still get its own, a closed year none."""
    found = movements_visible_to(user).filter(pk=key).first()
    if found is None:
        return None
    may_fill = found.season.state != Season.State.CLOSED and can(
        user, "movements.write_movements", Launching(found.season, found.unit)
    )
    back = address_of("movements:movement")(found.pk)
    return Album(found.season, _("Phong trào: %s") % found, back, may_fill)
