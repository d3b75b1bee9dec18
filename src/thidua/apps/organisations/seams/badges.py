"""How the role in a bloc looks."""

from thidua.apps.organisations.models import Membership
from thidua.apps.organisations.pages.lists import Place
from thidua.web.badges import Badge, Tone, tell_badge

_ROLES: dict[str, Tone] = {Membership.Role.HEAD: "red", Membership.Role.DEPUTY: "orange"}


@tell_badge(Membership)
def membership_badge(membership: Membership) -> Badge:
    """The role in the bloc."""
    return _badge(membership.role)


@tell_badge(Place)
def place_badge(place: Place) -> Badge:
    """The role in the bloc."""
    return _badge(place.role)


def _badge(role: str) -> Badge:
    """The head red, the deputy orange."""
    return Badge(Membership.Role(role).label, _ROLES.get(role, "secondary"))
