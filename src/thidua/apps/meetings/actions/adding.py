"""A motion that the preparation of a conference did not plan: another award; or one too many."""

from datetime import datetime

from django.db import transaction
from django.db.models import ProtectedError
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.locking import (
    locked_conference,
    refuse_closed,
    stir,
    undecided_motion,
)
from thidua.apps.meetings.conference.rounds import rounds_of
from thidua.apps.meetings.models import Conference, Motion
from thidua.apps.meetings.queries import awards_to_move
from thidua.apps.meetings.refusals import MotionAtVote, MotionExists
from thidua.web.reasons import ReasonMissing, kept_whole

LONGEST_REASON = 300


@transaction.atomic
def add_motion(conference: Conference, award: str, *, actor: User, at: datetime) -> Motion:
    """Put another award to the conference, to be decided by a vote.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
        MotionExists: no such award for units, or the conference has a motion on it.
    """
    conference = locked_conference(conference)
    authorise(actor, "meetings.run_conference", conference)
    refuse_closed(conference)
    names = dict(awards_to_move(conference))
    if award not in names:
        raise MotionExists(_("Hình thức này không dành cho đơn vị, hoặc đã có trong nội dung."))
    last = conference.motions.order_by("-order").values_list("order", flat=True).first()
    motion = Motion.objects.create(
        conference=conference,
        kind=Motion.Kind.AWARD,
        award=award,
        award_words=names[award],
        method=Motion.Method.VOTE,
        order=(last or 0) + 1,
    )
    stir(conference)
    record("meetings.add_motion", motion, actor=actor, at=at, data={"award": award})
    return motion


@transaction.atomic
def withdraw_motion(motion: Motion, reason: str, *, actor: User, at: datetime) -> None:
    """Take an award off the list that is not to be decided, while no vote rests on it.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed, MotionDecided: too late.
        MotionAtVote: it is no award, or a vote on it was held, stopped or prepared.
        ReasonMissing, ReasonTooLong: it must say why.
    """
    motion = undecided_motion(motion, actor)
    reason = kept_whole(reason, LONGEST_REASON)
    if not reason:
        raise ReasonMissing(_("Ghi lý do rút nội dung."))
    if motion.kind != Motion.Kind.AWARD:
        raise MotionAtVote(_("“%s” là nội dung bắt buộc của hội nghị, không rút được.") % motion)
    voted = MotionAtVote(_("“%s” đã có cuộc bỏ phiếu nên không rút được.") % motion.title)
    if rounds_of([motion])[motion.pk]:
        raise voted
    data = {"award": motion.award, "reason": reason}
    record("meetings.withdraw_motion", motion, actor=actor, at=at, data=data)
    try:
        motion.delete()
    except ProtectedError:  # a ballot that is prepared
        raise voted from None
    stir(motion.conference)
