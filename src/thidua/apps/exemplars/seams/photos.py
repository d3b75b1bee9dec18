"""Photos of an exemplar: whoever sees it sees them, its unit adds them."""

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.exemplars.permissions import Finding
from thidua.apps.exemplars.queries import exemplars_visible_to
from thidua.apps.photos.registries.albums import Album, album_source
from thidua.apps.seasons.models import Season
from thidua.web.markup import address_of

KIND = "exemplar"


@album_source(KIND)
def photos_of_exemplar(user: User, key: int) -> Album | None:
    """The exemplar's photos; a closed year takes none."""
    found = exemplars_visible_to(user).filter(pk=key).first()
    if found is None:
        return None
    may_fill = found.season.state != Season.State.CLOSED and can(
        user, "exemplars.write_exemplars", Finding(found.season, found.unit)
    )
    back = address_of("exemplars:exemplar")(found.pk)
    return Album(found.season, _("Điển hình: %s") % found, back, may_fill)
