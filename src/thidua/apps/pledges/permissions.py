"""Who may do what with registrations and the covenant: one function a permission."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.organisations.models import Membership, Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.pledges.models import Covenant, Registration
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to


@dataclass(frozen=True, slots=True)
class Signing:
    """A covenant about to be signed for a unit."""

    covenant: Covenant
    unit: Unit


@permission("pledges.view_registration")
def sees_registration(user: User, registration: Registration) -> bool:
    """The own unit; head, deputy, standing office; the bloc's members once it is accepted."""
    roles = roles_in(user, registration.season)
    if roles.runs_it or roles.is_standing or registration.unit_id in seats_of(user).units:
        return True
    accepted = registration.state == Registration.State.ACCEPTED
    return accepted and seasons_visible_to(user).filter(pk=registration.season_id).exists()


@permission("pledges.start_registration")
def works_for_member(user: User, membership: Membership) -> bool:
    """Officer or leader of the member unit."""
    return membership.unit_id in seats_of(user).units


@permission(
    "pledges.save_registration",
    "pledges.copy_registration",
    "pledges.submit_registration",
    "pledges.withdraw_registration",
)
def works_on_registration(user: User, registration: Registration) -> bool:
    """Officer or leader of the unit, while it is a member."""
    return registration.unit_id in roles_in(user, registration.season).member_units


@permission(
    "pledges.return_registration", "pledges.accept_registration", "pledges.reopen_registration"
)
def receives_registrations(user: User, registration: Registration) -> bool:
    """Head or deputy."""
    return roles_in(user, registration.season).runs_it


@permission("pledges.view_covenant")
def sees_covenant(user: User, covenant: Covenant) -> bool:
    """Everybody who may see the season."""
    return seasons_visible_to(user).filter(pk=covenant.season_id).exists()


@permission("pledges.draft_covenant")
def drafts_covenant(user: User, season: Season) -> bool:
    """Head, deputy or standing office."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


@permission("pledges.edit_covenant", "pledges.adopt_covenant", "pledges.supersede_covenant")
def writes_covenant(user: User, covenant: Covenant) -> bool:
    """Head, deputy or standing office."""
    return drafts_covenant(user, covenant.season)


@permission("pledges.sign_covenant")
def signs_covenant(user: User, signing: Signing) -> bool:
    """The leader of the unit, for that unit alone; observers never."""
    return signing.unit.pk in roles_in(user, signing.covenant.season).led_units
