"""How the state of a cross-check looks."""

from thidua.apps.crosschecks.models import CrossCheck
from thidua.web.badges import Badge, Tone, tell_badge

_LOOKS: dict[str, tuple[Tone, str]] = {
    CrossCheck.State.ANNOUNCED: ("blue", "speakerphone"),
    CrossCheck.State.DRAWN: ("green", "checks"),
}


@tell_badge(CrossCheck)
def crosscheck_badge(crosscheck: CrossCheck) -> Badge:
    """Blue once the seed is out, green once it is drawn."""
    look = _LOOKS.get(crosscheck.state, ("secondary", "pencil"))
    return Badge(CrossCheck.State(crosscheck.state).label, *look)
