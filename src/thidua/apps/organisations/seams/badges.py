"""How the role in a bloc looks."""

from thidua.apps.organisations.models import Membership
from thidua.web.badges import Badge, Tone, tell_badge

_ROLES: dict[str, Tone] = {Membership.Role.HEAD: "red", Membership.Role.DEPUTY: "orange"}


@tell_badge(Membership)
def membership_badge(place: Membership) -> Badge:
    """The role in the bloc: the head red, the deputy orange."""
    return Badge(place.get_role_display(), _ROLES.get(place.role, "secondary"))
