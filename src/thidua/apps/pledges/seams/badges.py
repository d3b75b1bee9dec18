"""How the states of a registration and of a covenant look."""

from django.utils.translation import gettext as _

from thidua.apps.pledges.models import Covenant, Registration
from thidua.apps.pledges.queries.registrations import UnitRegistration
from thidua.web.badges import Badge, Tone, tell_badge

_REGISTRATION: dict[str, tuple[Tone, str]] = {
    Registration.State.DRAFT: ("secondary", "pencil"),
    Registration.State.SUBMITTED: ("blue", "send"),
    Registration.State.RETURNED: ("orange", "arrow-back-up"),
    Registration.State.ACCEPTED: ("green", "check"),
}
_COVENANT: dict[str, Tone] = {Covenant.State.ADOPTED: "blue", Covenant.State.SIGNED: "green"}


@tell_badge(Registration)
def registration_badge(registration: Registration) -> Badge:
    """Where it lies: with the unit, with the head, accepted."""
    label = Registration.State(registration.state).label
    return Badge(label, *_REGISTRATION[registration.state])


@tell_badge(UnitRegistration)
def row_badge(row: UnitRegistration) -> Badge:
    """The registration's, or that there is none."""
    if row.registration is None:
        return Badge(_("Chưa lập"), symbol="minus")
    return registration_badge(row.registration)


@tell_badge(Covenant)
def covenant_badge(covenant: Covenant) -> Badge:
    """Blue while it is signed, green when all have."""
    return Badge(Covenant.State(covenant.state).label, _COVENANT.get(covenant.state, "secondary"))
