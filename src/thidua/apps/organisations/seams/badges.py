"""How the role in a bloc and the weight of a value look."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.organisations.models import Membership
from thidua.apps.organisations.pages.lists import Place
from thidua.apps.organisations.settings.values import ValueInForce
from thidua.web.badges import Badge, Tone, tell_badge

_STOPS = Badge(_("không được vượt"), "red")
_WARNS = Badge(_("chỉ cảnh báo"), "orange")

_ROLES: dict[str, Tone] = {Membership.Role.HEAD: "red", Membership.Role.DEPUTY: "orange"}


@tell_badge(Membership)
def membership_badge(membership: Membership) -> Badge:
    """The role in the bloc."""
    return _badge(membership.role)


@tell_badge(Place)
def place_badge(place: Place) -> Badge:
    """The role in the bloc."""
    return _badge(place.role)


@tell_badge(ValueInForce)
def value_badge(value: ValueInForce) -> Badge:
    """Whether what exceeds it is refused, or only warned of."""
    return _STOPS if value.blocks else _WARNS


def _badge(role: str) -> Badge:
    """The head red, the deputy orange."""
    return Badge(Membership.Role(role).label, _ROLES.get(role, "secondary"))
