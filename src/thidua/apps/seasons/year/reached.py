"""Which steps the year has come to: a step is worked on while the year is in its state."""

from thidua.apps.seasons.models import Phase, Season

_STATES = [state.value for state in Season.State]
_STATE_OF = {
    Phase.Kind.SETUP: Season.State.DRAFT,
    Phase.Kind.REGISTRATION: Season.State.OPEN,
    Phase.Kind.SIGNING: Season.State.OPEN,
    Phase.Kind.RUNNING: Season.State.RUNNING,
    Phase.Kind.MIDYEAR: Season.State.RUNNING,
    Phase.Kind.SCORING: Season.State.SCORING,
    Phase.Kind.REVIEWING: Season.State.REVIEWING,
    Phase.Kind.CONFERENCE: Season.State.CONFERENCE,
    Phase.Kind.DOSSIER: Season.State.CONFERENCE,
}


def states_until(season: Season, kind: str) -> int:
    """States between the year's present one and the step's: 0 at it, below 0 behind the year."""
    belongs = _STATES.index(_STATE_OF[Phase.Kind(kind)])
    return belongs - _STATES.index(season.state)


def has_come(season: Season, kind: str) -> bool:
    """Whether the step was opened: before that nobody can do it, so nobody is late with it."""
    return states_until(season, kind) <= 0


def coming_phase(season: Season, phases: list[Phase]) -> Phase | None:
    """The first step that is still ahead; None at the end of the year."""
    return next((phase for phase in phases if not has_come(season, phase.kind)), None)
