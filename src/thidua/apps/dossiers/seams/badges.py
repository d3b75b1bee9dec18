"""How a dossier, what was asked of it and the council's votes look."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.dossiers.models import CouncilMember, CouncilVote
from thidua.domain.eligibility import Requirement
from thidua.web.badges import Badge, Tone, tell_badge

_MET = Badge(_("đạt"), "green", "check")
_UNKNOWN = Badge(_("chưa rõ"))


def _unmet(*, stops: bool) -> Badge:
    tone: Tone = "red" if stops else "orange"
    return Badge(_("chưa đạt"), tone, "x")


@tell_badge(Requirement)
def requirement_badge(asked: Requirement) -> Badge:
    """Red where it stops the dossier, orange where it only warns."""
    if asked.met is None:
        return _UNKNOWN
    return _MET if asked.met else _unmet(stops=asked.blocks)


@tell_badge(CouncilVote)
def vote_badge(vote: CouncilVote) -> Badge:
    """As a requirement: the share of votes it needs."""
    if vote.passed is None:
        return _UNKNOWN
    return _MET if vote.passed else _unmet(stops=not vote.only_warns)


@tell_badge(CouncilMember)
def presence_badge(member: CouncilMember) -> Badge:
    """Who gave an opinion in writing, and who was not there."""
    is_written = member.presence == CouncilMember.Presence.WRITTEN
    return Badge(member.get_presence_display(), "azure" if is_written else "orange")
