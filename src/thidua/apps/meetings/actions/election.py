"""Next year's head and deputy: appointed by an authority, and put into next year."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.locking import locked_conference, motion_to_decide, stir
from thidua.apps.meetings.conference.election import elected_roles
from thidua.apps.meetings.models import Candidate, Conference, Motion
from thidua.apps.meetings.refusals import CandidatesRefused, ElectionNotApplicable, WrongMethod
from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.domain.vote_outcome import VoteOutcome
from thidua.web.languages import in_vietnamese


@transaction.atomic
def appoint_unit(motion: Motion, unit: int, paper: str, *, actor: User, at: datetime) -> Motion:
    """Record that an authority appointed the head or the deputy, by which decision.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceNotOpen, MotionDecided, MotionAtVote: not the time.
        WrongMethod: the motion is not decided by appointment, or no decision is named.
        CandidatesRefused: the unit is no member.
    """
    motion = motion_to_decide(motion, actor)
    if motion.method != Motion.Method.APPOINTMENT:
        raise WrongMethod(_("Nội dung này không quyết định bằng chỉ định."))
    if not paper.strip():
        raise WrongMethod(_("Quyết định chỉ định: ghi số, ngày và cơ quan ban hành."))
    member = members_of(motion.conference.season).filter(unit=unit).first()
    if member is None:
        raise CandidatesRefused(_("Có đơn vị không phải thành viên của Khối năm này."))
    motion.candidates.all().delete()
    Candidate.objects.create(motion=motion, unit=member.unit, is_chosen=True)
    motion.outcome, motion.decided_at = VoteOutcome((member.unit.code,)).to_mapping(), at
    motion.decision_paper = paper.strip()
    motion.revision += 1
    motion.save()
    stir(motion.conference)
    data = {"unit": member.unit.called, "paper": motion.decision_paper}
    record("meetings.appoint_unit", motion, actor=actor, at=at, data=data)
    return motion


@transaction.atomic
def apply_election(conference: Conference, reason: str, *, actor: User, at: datetime) -> Season:
    """Put the elected head and deputy into next year, when closing the old year did not.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.apply_election``.
        ElectionNotApplicable: the conference is not over, nobody was elected, no reason,
            next year is missing or closed, or has not the elected unit.
    """
    conference = locked_conference(conference)
    authorise(actor, "meetings.apply_election", conference)
    if conference.state != Conference.State.CLOSED:
        raise ElectionNotApplicable(_("Hội nghị chưa bế mạc nên chưa có kết quả bầu."))
    if not reason.strip():
        raise ElectionNotApplicable(_("Lý do áp dụng kết quả bầu: chưa ghi."))
    following = _following(conference)
    elected = elected_roles(conference)
    members = Membership.objects.filter(bloc=following.bloc_id, year=following.year)
    _refuse_strangers(elected, set(members.values_list("unit", flat=True)), following)
    before = _in_words(members)
    members.update(role=Membership.Role.MEMBER)
    for unit, (role, _name) in elected.items():
        members.filter(unit=unit).update(role=role)
    data = {"from": before, "to": _in_words(members), "reason": reason.strip()}
    record("meetings.apply_election", following, actor=actor, at=at, data=data)
    return following


def _following(conference: Conference) -> Season:
    season = conference.season
    following = Season.objects.filter(bloc=season.bloc_id, year=season.year + 1).first()
    if following is None:
        raise ElectionNotApplicable(
            _("Chưa có năm %d: kết thúc năm cũ thì năm mới được lập cùng kết quả bầu.")
            % (season.year + 1)
        )
    if following.state == Season.State.CLOSED:
        raise ElectionNotApplicable(_("Năm %d đã kết thúc, không đổi được nữa.") % following.year)
    return following


def _refuse_strangers(
    elected: Mapping[int, tuple[str, str]], members: set[int], following: Season
) -> None:
    if not elected:
        raise ElectionNotApplicable(_("Hội nghị chưa bầu được Trưởng khối, Phó trưởng khối."))
    for unit, (_role, name) in elected.items():
        if unit not in members:
            raise ElectionNotApplicable(
                _("%(unit)s được bầu nhưng không là thành viên của Khối năm %(year)d.")
                % {"unit": name, "year": following.year}
            )


@in_vietnamese
def _in_words(members: QuerySet[Membership]) -> list[str]:
    rows = members.exclude(role=Membership.Role.MEMBER).select_related("unit")
    return [f"{row.get_role_display()}: {row.unit}" for row in rows]
