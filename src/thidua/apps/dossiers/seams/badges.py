"""How a dossier, what was asked of it and the council's votes look."""

from django.utils.translation import gettext_lazy as _

from thidua.apps.dossiers.models import (
    CouncilMeeting,
    CouncilMember,
    CouncilVote,
    Nomination,
)
from thidua.apps.dossiers.pages.nominating import Chosen
from thidua.apps.dossiers.pages.nomination import ShownVerdict
from thidua.domain.eligibility import Requirement
from thidua.web.badges import Badge, Tone, tell_badge

_MET = Badge(_("đạt"), "green", "check")
_UNKNOWN = Badge(_("chưa rõ"))
_ELIGIBLE = {
    True: Badge(_("đủ tiêu chuẩn"), "green"),
    False: Badge(_("chưa đủ theo công trạng"), "red"),
    None: Badge(_("chưa rõ"), "orange"),
}
_MADE = Badge(_("đã lập hồ sơ"), "green", "check")
_NOT_MADE = Badge(_("chưa lập"), "orange")
_STATES: dict[str, Tone] = {
    Nomination.State.PROPOSED: "azure",
    Nomination.State.RETURNED: "orange",
    Nomination.State.COMPLETE: "azure",
    Nomination.State.SENT: "blue",
    Nomination.State.RECEIVED: "blue",
    Nomination.State.APPRAISED: "green",
    Nomination.State.VOTED: "green",
    Nomination.State.DECIDED: "green",
    Nomination.State.PRESENTED: "green",
    Nomination.State.REFUSED: "red",
    Nomination.State.REVOKED: "red",
    Nomination.State.WITHDRAWN: "secondary",
}


def _unmet(*, stops: bool) -> Badge:
    tone: Tone = "red" if stops else "orange"
    return Badge(_("chưa đạt"), tone, "x")


@tell_badge(Nomination)
def state_badge(nomination: Nomination) -> Badge:
    """The step where it stands."""
    return Badge(nomination.get_state_display(), _STATES[nomination.state])


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


@tell_badge(CouncilMeeting)
def meeting_badge(meeting: CouncilMeeting) -> Badge:
    """Whether its counts are final."""
    return Badge(meeting.get_state_display())


@tell_badge(ShownVerdict)
def verdict_badge(verdict: ShownVerdict) -> Badge:
    """What the criteria say, unless people judge it."""
    if verdict.is_by_hand:
        return Badge(_("xét bằng tay, có căn cứ"), "azure")
    return _ELIGIBLE[verdict.kept.eligible if verdict.kept else None]


@tell_badge(Chosen)
def chosen_badge(chosen: Chosen) -> Badge:
    """Whether it was nominated already."""
    return _MADE if chosen.is_made else _NOT_MADE
