"""The council's secret vote: its counts entered, or taken back."""

from collections.abc import Mapping
from datetime import datetime
from fractions import Fraction

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.dossiers.actions.locking import (
    checked_reason,
    local_day,
    locked,
    locked_meeting,
    moved,
    refuse_closed,
    refuse_day,
    refuse_other_states,
    refuse_stale,
)
from thidua.apps.dossiers.council.vote_shares import needed_share
from thidua.apps.dossiers.models import CouncilMeeting, CouncilMember, CouncilVote, Nomination
from thidua.apps.dossiers.refusals import CountsRefused, VoteEntered, WrongStep
from thidua.domain.ballot_rules import BallotError
from thidua.domain.council_vote import CouncilCount, CouncilResult, council_result

State = Nomination.State


@transaction.atomic
def enter_votes(
    meeting: CouncilMeeting,
    counts: Mapping[int, CouncilCount],
    *,
    revision: int | None,
    actor: User,
    at: datetime,
) -> list[CouncilVote]:
    """Enter what was counted, by key of the vote; the share is of all members, the absent too.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.run_council``.
        MeetingClosed, StalePage: too late, or somebody was quicker.
        VoteEntered: a vote that has its counts already.
        NoVoteShare: nobody says which share is needed.
        DayRefused: the meeting is still to come.
        CountsRefused: numbers that no count of this council can give.
    """
    meeting = locked_meeting(meeting)
    authorise(actor, "dossiers.run_council", meeting)
    refuse_closed(meeting)
    refuse_stale(meeting, revision)
    refuse_day(_("Ngày họp"), meeting.held_on, after=None, at=at)
    presence = list(meeting.members.values_list("presence", flat=True))
    heard = sum(each != CouncilMember.Presence.ABSENT for each in presence)
    written = presence.count(CouncilMember.Presence.WRITTEN)
    votes = {vote.pk: vote for vote in meeting.votes.select_for_update().order_by("pk")}
    entered = []
    for key, count in counts.items():
        vote = votes.get(key)
        if vote is None:
            raise WrongStep(_("Có hồ sơ không thuộc phiên họp này."))
        _enter(vote, count, members=len(presence), heard=heard, written=written, at=at)
        data = vote.result.to_mapping() if vote.result else {}
        record("dossiers.enter_votes", vote.nomination, actor=actor, at=at, data=data)
        entered.append(vote)
    meeting.revision += 1
    meeting.save(update_fields=["revision"])
    return entered


def _enter(
    vote: CouncilVote, count: CouncilCount, *, members: int, heard: int, written: int, at: datetime
) -> None:
    nomination = locked(vote.nomination)
    vote.nomination = nomination
    if vote.passed is not None:
        raise VoteEntered(
            _("%s đã có kết quả phiếu; lấy lại kết quả với lý do rồi mới nhập lại.")
            % nomination.subject_name
        )
    refuse_other_states(nomination, State.APPRAISED)
    day = nomination.received_on or local_day(at)
    share = needed_share(nomination, day)
    try:
        result = council_result(count, members=members, heard=heard, share=Fraction(share.value))
    except BallotError as error:
        raise CountsRefused(f"{nomination.subject_name}: {error}") from None
    _keep(vote, result, written=written, at=at)
    vote.share, vote.share_source = str(share.value), share.cites[:300]
    vote.confidence = share.confidence.value
    vote.save()
    moved(nomination, State.VOTED)


def _keep(vote: CouncilVote, result: CouncilResult, *, written: int, at: datetime) -> None:
    for name, value in result.to_mapping().items():
        setattr(vote, name, value)
    vote.written, vote.entered_at = written, at


@transaction.atomic
def take_back_vote(vote: CouncilVote, reason: str, *, actor: User, at: datetime) -> CouncilVote:
    """Take counts back that were entered wrongly, before the meeting is closed.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.run_council``.
        MeetingClosed, WrongStep: too late, or nothing to take back.
        ReasonMissing: no reason that says anything.
    """
    meeting = locked_meeting(vote.meeting)
    authorise(actor, "dossiers.run_council", meeting)
    refuse_closed(meeting)
    nomination = locked(vote.nomination)
    refuse_other_states(nomination, State.VOTED)
    vote = CouncilVote.objects.select_for_update().get(pk=vote.pk)
    reason = checked_reason(reason, _("Lấy lại kết quả phiếu"))
    data = {"reason": reason, "agree": vote.agree, "needed": vote.needed}
    for name in ("members", "written", "returned", "invalid", "agree", "against", "needed"):
        setattr(vote, name, None)
    vote.passed, vote.entered_at = None, None
    vote.save()
    moved(nomination, State.APPRAISED)
    record("dossiers.take_back_vote", nomination, actor=actor, at=at, data=data)
    return vote
