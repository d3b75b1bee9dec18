"""How a ballot and what became of a candidate look."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import ResultRow
from thidua.domain.vote_outcome import Fate
from thidua.web.badges import Badge, Tone, tell_badge

_TONES: dict[str, Tone] = {Ballot.State.OPEN: "green", Ballot.State.VOID: "yellow"}
_FATES = {
    Fate.ELECTED: Badge(_("được chọn"), "green", "check"),
    Fate.TIED: Badge(_("bằng phiếu ở suất cuối"), "yellow", "equal"),
    Fate.NO_SEAT: Badge(_("đủ phiếu, hết chỉ tiêu")),
}
_SHORT = Badge(_("chưa đủ phiếu"))


@tell_badge(Ballot)
def ballot_badge(ballot: Ballot) -> Badge:
    """Green while papers are taken, yellow where the vote does not stand."""
    return Badge(ballot.get_state_display(), _TONES.get(ballot.state, "secondary"))


@tell_badge(ResultRow)
def fate_badge(line: ResultRow) -> Badge:
    """Chosen, tied, without a seat, or short of votes."""
    return _FATES.get(line.outcome, _SHORT)
