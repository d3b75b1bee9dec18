"""The way on from a season's present state, and what still stands in it."""

from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.guards import Obstacle, obstacles_with_pages

STATES = [Season.State(value) for value in Season.State.values]


def next_state(season: Season) -> Season.State | None:
    """The state after the present one; None for a closed year."""
    at = STATES.index(Season.State(season.state))
    return STATES[at + 1] if at + 1 < len(STATES) else None


def previous_state(season: Season) -> Season.State | None:
    """The state before the present one; None at the start and for a closed year."""
    at = STATES.index(Season.State(season.state))
    return STATES[at - 1] if at and season.state != Season.State.CLOSED else None


@dataclass(frozen=True, slots=True)
class WayOn:
    """Where the year goes next, what stands in the way, and whether the user may move it."""

    target: Season.State | None
    obstacles: list[Obstacle]
    back: Season.State | None
    may_move: bool

    @property
    def closes(self) -> bool:
        """Whether the next step ends the year."""
        return self.target == Season.State.CLOSED


def way_on(season: Season, user: User) -> WayOn:
    """For the overview."""
    target = next_state(season)
    found = obstacles_with_pages(season, target) if target else []
    return WayOn(target, found, previous_state(season), can(user, "seasons.move", season))
