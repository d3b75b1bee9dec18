"""Who records what was seen of units, and who answers: one function a permission."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.observations.models import Observation
from thidua.apps.observations.queries import observations_visible_to
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in


@dataclass(frozen=True, slots=True)
class Observing:
    """Something seen of a unit, about to be recorded, corrected or struck out."""

    season: Season
    unit: int
    item: str


@permission("observations.view_observation")
def sees_observation(user: User, observation: Observation) -> bool:
    """The unit's own people, head, deputy, standing office."""
    return observations_visible_to(user).filter(pk=observation.pk).exists()


@permission(
    "observations.write_observations",
    covers=(
        "observations.record_observation",
        "observations.record_observations",
        "observations.correct_observation",
        "observations.strike_observation",
    ),
)
def observes(user: User, observing: Observing) -> bool:
    """Head, deputy and standing office, never of the own unit."""
    roles = roles_in(user, observing.season)
    if observing.unit in roles.member_units:
        return False
    return roles.runs_it or roles.is_standing


@permission("observations.answer_observation")
def answers_observation(user: User, observation: Observation) -> bool:
    """Officer or leader of the unit."""
    return observation.unit_id in roles_in(user, observation.season).member_units
