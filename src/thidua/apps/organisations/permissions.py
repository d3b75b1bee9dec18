"""Who may do what to organisations: the standing office nearly all, a unit's leader for its own."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.models import Authority, Bloc, Invitation, Seat, Unit
from thidua.apps.organisations.queries import blocs_visible_to, units_visible_to
from thidua.apps.organisations.seats.roles import seats_of


@permission(
    "organisations.view_authority",
    "organisations.view_health",
    "organisations.edit_authority",
    "organisations.set_setting",
    "organisations.create_unit",
    "organisations.import_units",
    "organisations.create_bloc",
)
def sits_in_office(user: User, authority: Authority) -> bool:
    """Its standing office."""
    return authority.pk in seats_of(user).standing_of


@permission("organisations.view_unit")
def sees_unit(user: User, unit: Unit) -> bool:
    """Its own people, units of the same blocs, the standing office."""
    return units_visible_to(user).filter(pk=unit.pk).exists()


@permission("organisations.edit_unit", "organisations.rename_unit", "organisations.dissolve_unit")
def manages_unit(user: User, unit: Unit) -> bool:
    """The standing office of its authority."""
    return unit.authority_id in seats_of(user).standing_of


@permission("organisations.view_bloc")
def sees_bloc(user: User, bloc: Bloc) -> bool:
    """Its members of any year, the standing office."""
    return blocs_visible_to(user).filter(pk=bloc.pk).exists()


@permission(
    "organisations.edit_bloc",
    "organisations.dissolve_bloc",
    "organisations.set_members",
    "organisations.copy_members",
)
def manages_bloc(user: User, bloc: Bloc) -> bool:
    """The standing office of its authority."""
    return bloc.authority_id in seats_of(user).standing_of


@permission("organisations.give_seat", "organisations.invite")
def fills_place(user: User, place: SeatPlace) -> bool:
    """The standing office fills any; a unit's leader those of the unit's officers."""
    seats = seats_of(user)
    if place.authority_id in seats.standing_of:
        return True
    return (
        place.kind == Seat.Kind.OFFICER
        and place.unit is not None
        and place.unit.pk in seats.leader_of
    )


@permission("organisations.end_seat")
def ends_seat(user: User, seat: Seat) -> bool:
    """Who may fill it may end it."""
    return fills_place(user, SeatPlace.of(seat))


@permission("organisations.revoke_invitation")
def revokes_invitation(user: User, invitation: Invitation) -> bool:
    """Who may invite to the place may take the link back."""
    return fills_place(user, SeatPlace.of(invitation))
