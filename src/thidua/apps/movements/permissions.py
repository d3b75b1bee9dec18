"""Who may launch movements and tell what was done in them."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.movements.models import Movement
from thidua.apps.movements.queries import movements_visible_to, runs_all_movements
from thidua.apps.organisations.models import Authority, Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in


@dataclass(frozen=True, slots=True)
class Launching:
    """A movement of a unit, or (without one) of all: the centre's, the province's, the bloc's."""

    season: Season
    unit: Unit | None


@permission("movements.view_movement")
def sees_movement(user: User, movement: Movement) -> bool:
    """Everybody who may see the season."""
    return movements_visible_to(user).filter(pk=movement.pk).exists()


@permission(
    "movements.write_movements",
    covers=(
        "movements.launch_movement",
        "movements.edit_movement",
        "movements.close_movement",
        "movements.record_activity",
        "movements.remove_activity",
        "movements.record_team",
        "movements.remove_team",
        "movements.link_movement_awards",
        "movements.join_call",
    ),
)
def writes_movements(user: User, launching: Launching) -> bool:
    """A unit its own; the head, the deputy, the standing office all of them."""
    if runs_all_movements(user, launching.season):
        return True
    mine = roles_in(user, launching.season).member_units
    return launching.unit is not None and launching.unit.pk in mine


@permission(
    "movements.keep_calls",
    covers=("movements.create_call", "movements.edit_call", "movements.retire_call"),
)
def keeps_calls(user: User, authority: Authority) -> bool:
    """The standing office of the authority."""
    return authority.pk in seats_of(user).standing_of
