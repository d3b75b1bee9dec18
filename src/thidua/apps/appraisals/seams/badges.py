"""How the state of a sheet looks."""

from thidua.apps.appraisals.models import Sheet
from thidua.web.badges import Badge, Tone, tell_badge

_LOOKS: dict[str, tuple[Tone, str]] = {
    Sheet.State.DRAFT: ("yellow", "pencil"),
    Sheet.State.SELF_SCORED: ("blue", "send"),
    Sheet.State.VERIFIED: ("green", "checks"),
}


@tell_badge(Sheet)
def sheet_badge(sheet: Sheet) -> Badge:
    """Yellow with the unit, blue with the verifiers, green when all lines are looked at."""
    return Badge(Sheet.State(sheet.state).label, *_LOOKS.get(sheet.state, ("secondary", "lock")))
