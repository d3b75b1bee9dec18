"""Opening a vote, or agreeing without one."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.ballots.actions.keys import give_key
from thidua.apps.ballots.actions.locking import (
    locked_ballot,
    refuse_decided,
    refuse_other_ballots,
    refuse_unless_draft,
    refuse_unless_meeting,
)
from thidua.apps.ballots.box.outcomes import outcome_of
from thidua.apps.ballots.models import Ballot
from thidua.apps.ballots.queries import attendance, rules_of, standing_nominees
from thidua.apps.ballots.refusals import BallotNotReady
from thidua.apps.meetings.actions.ballot_outcome import record_ballot_outcome
from thidua.domain.vote_outcome import VoteOutcome


@transaction.atomic
def open_ballot(ballot: Ballot, *, actor: User, at: datetime) -> Ballot:
    """From now on slips may vote; what was decided before cannot change any more.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.open``.
        BallotNotDraft: it was opened before.
        BallotNotOpen: the conference has not begun, or is over.
        BallotNotReady: nobody may vote, nobody stands, another is open, more
            slips than voters, or the motion was decided without a ballot.
        BallotWaiting: another ballot of the motion is not published yet.
        KeyMissing: slips were printed on another machine.
        BallotError: rules that make no sense.
    """
    ballot = locked_ballot(ballot)
    authorise(actor, "ballots.open", ballot)
    refuse_unless_draft(ballot)
    refuse_unless_meeting(ballot)
    refuse_other_ballots(ballot.motion, ballot)
    refuse_decided(ballot.motion)
    rules_of(ballot, standing_nominees(ballot))
    _refuse_another(ballot)
    voters = set(ballot.roll.filter(is_excluded=False).values_list("unit_id", flat=True))
    if not voters:
        raise BallotNotReady(_("Không có đơn vị nào được bỏ phiếu."))
    known = set(ballot.roll.values_list("unit_id", flat=True))
    if known != set(attendance(ballot).values_list("unit_id", flat=True)):
        raise BallotNotReady(_("Danh sách hội nghị đã thay đổi: lưu lại phần chuẩn bị trước."))
    if ballot.way == Ballot.Way.SLIPS:
        _refuse_more_slips(ballot, len(voters))
        give_key(ballot)
    ballot.state, ballot.opened_at = Ballot.State.OPEN, at
    ballot.revision += 1
    ballot.save(update_fields=["state", "opened_at", "revision"])
    record("ballots.open", ballot, actor=actor, at=at, data={"entitled": len(voters)})
    return ballot


@transaction.atomic
def acclaim_ballot(ballot: Ballot, *, actor: User, at: datetime) -> Ballot:
    """One candidate, and nobody in the hall asks for a vote: elected by acclamation.

    Raises:
        PermissionDenied: ``actor`` lacks ``ballots.acclaim``.
        BallotNotDraft: a vote was opened.
        BallotNotOpen: the conference has not begun, or is over.
        BallotNotReady: there is not exactly one candidate.
        BallotWaiting: another ballot of the motion is not published yet.
    """
    ballot = locked_ballot(ballot)
    authorise(actor, "ballots.acclaim", ballot)
    refuse_unless_draft(ballot)
    refuse_unless_meeting(ballot)
    refuse_other_ballots(ballot.motion, ballot)
    nominees = standing_nominees(ballot)
    if len(nominees) != 1:
        raise BallotNotReady(
            _("Suy tôn không bỏ phiếu khi chỉ có một đơn vị; danh sách này có %s.") % len(nominees)
        )
    ballot.result = VoteOutcome((nominees[0].unit.code,), acclaimed=True).to_mapping()
    ballot.state, ballot.published_at = Ballot.State.PUBLISHED, at
    ballot.closed_at, ballot.issued, ballot.revision = at, 0, ballot.revision + 1
    ballot.save()
    record("ballots.acclaim", ballot, actor=actor, at=at)
    record_ballot_outcome(ballot.motion, outcome_of(ballot), actor=actor, at=at)
    return ballot


def _refuse_more_slips(ballot: Ballot, voters: int) -> None:
    printed = ballot.slips.count()
    if printed > voters:
        raise BallotNotReady(
            _("Đã in %(printed)s phiếu mà chỉ %(voters)s đơn vị được bỏ: in lại phiếu rồi mở.")
            % {"printed": printed, "voters": voters}
        )


def _refuse_another(ballot: Ballot) -> None:
    others = Ballot.objects.filter(
        motion__conference=ballot.motion.conference_id, state=Ballot.State.OPEN
    )
    for other in others:
        raise BallotNotReady(_("Đóng “%s” trước khi mở cuộc bỏ phiếu khác.") % other.question)
