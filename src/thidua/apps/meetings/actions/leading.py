"""Who leads the bloc: decided in the meeting or by the ranking, at most one, apart from flags."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.locking import (
    locked_motion,
    refuse_not_open,
    stir,
    undecided_motion,
)
from thidua.apps.meetings.models import Candidate, Conference, Motion
from thidua.apps.meetings.queries import first_ranked
from thidua.apps.meetings.refusals import CandidatesRefused, WrongMethod
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.domain.vote_outcome import VoteOutcome
from thidua.web.reasons import ReasonMissing, kept_whole

_KEPT = ("method", "base", "threshold", "strict", "threshold_source")


def planned_leader(season: Season) -> Motion:
    """This year's question, not saved: decided as the bloc's rules decided it the year before."""
    motion = Motion(kind=Motion.Kind.LEADER, method=Motion.Method.ACCLAMATION)
    last = Motion.objects.filter(
        kind=Motion.Kind.LEADER,
        conference__season__bloc=season.bloc_id,
        conference__season__year__lt=season.year,
    ).order_by("-conference__season__year")
    for before in last[:1]:
        for name in _KEPT:
            setattr(motion, name, getattr(before, name))
    return motion


def refuse_wrong_leader(motion: Motion, method: str, seats: int, source: str) -> None:
    """One leader at most; the ranking decides nothing else, and only where the rules say so.

    Raises:
        CandidatesRefused: more than one leader.
        WrongMethod: another motion by the ranking, or no rule is named that lets it decide.
    """
    is_leader = motion.kind == Motion.Kind.LEADER
    if is_leader and seats != 1:
        raise CandidatesRefused(_("Mỗi Khối mỗi năm chỉ có một đơn vị dẫn đầu: số lượng là 1."))
    if method != Motion.Method.RANKING:
        return
    if not is_leader:
        raise WrongMethod(_("Chỉ việc suy tôn dẫn đầu Khối quyết định theo xếp hạng được."))
    if not source.strip():
        raise WrongMethod(_("Căn cứ: ghi điều của quy chế cho suy tôn theo xếp hạng."))


@transaction.atomic
def lead_by_ranking(motion: Motion, *, actor: User, at: datetime) -> Motion:
    """The unit with the first place of the published ranking leads the bloc.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceNotOpen, MotionDecided: not the time.
        WrongMethod: the motion is not decided by the ranking.
        CandidatesRefused: no unit, or several, hold the first place.
    """
    motion = undecided_motion(motion, actor)
    refuse_not_open(motion.conference)
    if motion.method != Motion.Method.RANKING:
        raise WrongMethod(_("Nội dung này không quyết định theo xếp hạng."))
    first = first_ranked(motion.conference.season)
    if len(first) != 1:
        names = "; ".join(unit.name for unit in first) or _("không có đơn vị nào")
        raise CandidatesRefused(
            _("Hạng nhất: %s. Xếp hạng không chỉ ra một đơn vị: đổi sang bỏ phiếu hoặc suy tôn.")
            % names
        )
    _lead(motion, first[0], at)
    stir(motion.conference)
    data = {"unit": first[0].name, "source": motion.threshold_source}
    record("meetings.lead_by_ranking", motion, actor=actor, at=at, data=data)
    return motion


@transaction.atomic
def note_leader(
    motion: Motion, unit: int | None, reason: str, *, actor: User, at: datetime
) -> Motion:
    """Who led a year whose conference closed before leading was a decision; nobody for None.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.note_leader``.
        WrongMethod: not such a motion, or it is decided.
        ReasonMissing: no reason given.
        CandidatesRefused: the unit is no member.
    """
    motion = locked_motion(motion)
    authorise(actor, "meetings.note_leader", motion.conference)
    if not is_unknown(motion):
        raise WrongMethod(_("Đơn vị dẫn đầu Khối năm này đã được quyết định trong hội nghị."))
    if not reason.strip():
        raise ReasonMissing(_("Ghi văn bản, căn cứ của việc suy tôn."))
    member = members_of(motion.conference.season).filter(unit=unit).first()
    if unit is not None and member is None:
        raise CandidatesRefused(_("Có đơn vị không phải thành viên của Khối năm này."))
    motion.note = kept_whole(reason, 500)
    _lead(motion, member.unit if member else None, at)
    data = {"unit": member.unit.name if member else None, "reason": motion.note}
    record("meetings.note_leader", motion, actor=actor, at=at, data=data)
    return motion


def is_unknown(motion: Motion) -> bool:
    """A leader that nobody decided, of a conference that is over."""
    return (
        motion.kind == Motion.Kind.LEADER
        and motion.decided_at is None
        and motion.conference.state == Conference.State.CLOSED
    )


def _lead(motion: Motion, unit: Unit | None, at: datetime) -> None:
    motion.candidates.all().delete()
    if unit is not None:
        Candidate.objects.create(motion=motion, unit=unit, is_chosen=True)
    motion.outcome, motion.decided_at = VoteOutcome((unit.code,) if unit else ()).to_mapping(), at
    motion.revision += 1
    motion.save()
