"""How the states of sheets, periods and adjustments look."""

from thidua.apps.appraisals.models import Adjustment, Period, Sheet
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


_PERIODS: dict[str, tuple[Tone, str]] = {
    Period.State.PLANNED: ("secondary", "hourglass"),
    Period.State.OPEN: ("yellow", "pencil"),
    Period.State.CLOSED: ("green", "lock"),
}


@tell_badge(Period)
def period_badge(period: Period) -> Badge:
    """Grey before, yellow while it is scored, green once its result is published."""
    return Badge(Period.State(period.state).label, *_PERIODS[period.state])


_ADJUSTMENTS: dict[str, tuple[Tone, str]] = {
    Adjustment.State.PROPOSED: ("yellow", "hourglass"),
    Adjustment.State.IN_FORCE: ("green", "check"),
}


@tell_badge(Adjustment)
def adjustment_badge(adjustment: Adjustment) -> Badge:
    """Yellow while units are asked, green in force, grey when it is past."""
    look = _ADJUSTMENTS.get(adjustment.state, ("secondary", "x"))
    return Badge(Adjustment.State(adjustment.state).label, *look)
