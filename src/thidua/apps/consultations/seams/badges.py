"""How the answer to a remark looks."""

from thidua.apps.consultations.models import Remark
from thidua.web.badges import Badge, Tone, tell_badge

_LOOKS: dict[str, tuple[Tone, str]] = {
    Remark.Answer.ACCEPTED: ("green", "check"),
    Remark.Answer.MERGED: ("azure", "checks"),
    Remark.Answer.REJECTED: ("orange", "x"),
}


@tell_badge(Remark)
def remark_badge(remark: Remark) -> Badge:
    """Green when accepted, orange when not, plain while it waits."""
    look = _LOOKS.get(remark.answer, ("secondary", "hourglass"))
    return Badge(Remark.Answer(remark.answer).label, *look)
