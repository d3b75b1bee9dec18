"""The council: its meeting, who is there, the list that it votes on."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.dossiers.actions.locking import (
    locked_all,
    locked_meeting,
    refuse_closed,
    refuse_other_states,
    refuse_stale,
)
from thidua.apps.dossiers.models import CouncilMeeting, CouncilMember, CouncilVote, Nomination
from thidua.apps.dossiers.refusals import MeetingNotReady, MembersMissing, VoteEntered, WrongStep
from thidua.apps.organisations.models import Authority

State = Nomination.State


@dataclass(frozen=True, slots=True)
class MemberFacts:
    """One member of the council."""

    name: str
    office: str = ""
    presence: str = CouncilMember.Presence.PRESENT.value


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """When, where, under whom."""

    held_on: date
    chair_name: str
    place: str = ""
    secretary_name: str = ""
    note: str = ""


@dataclass(frozen=True, slots=True)
class Agenda:
    """Who belongs to the council, and the keys of the nominations that it votes on."""

    members: Sequence[MemberFacts]
    nominations: Sequence[int] = ()


@transaction.atomic
def convene_council(
    authority: Authority, facts: MeetingFacts, agenda: Agenda, *, actor: User, at: datetime
) -> CouncilMeeting:
    """Prepare a meeting with its members and the proposals that it votes on.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.convene_council``.
        MembersMissing: nobody, or somebody written twice.
        WrongStep: a proposal that is not appraised, or is on another list.
    """
    authority = Authority.objects.select_for_update().get(pk=authority.pk)
    authorise(actor, "dossiers.convene_council", authority)
    meeting = CouncilMeeting.objects.create(authority=authority, **asdict(facts))
    _write_members(meeting, agenda.members)
    _write_list(meeting, agenda.nominations)
    data = {"members": len(agenda.members), "nominations": list(agenda.nominations)}
    record("dossiers.convene_council", meeting, actor=actor, at=at, data=data)
    return meeting


@transaction.atomic
def edit_council(
    meeting: CouncilMeeting,
    facts: MeetingFacts,
    agenda: Agenda,
    *,
    revision: int | None,
    actor: User,
    at: datetime,
) -> CouncilMeeting:
    """Correct the meeting, who was there, and what is voted on, until counts are entered.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.run_council``.
        MeetingClosed, StalePage: too late, or somebody was quicker.
        VoteEntered: members or list change although votes were counted.
        MembersMissing, WrongStep: as in ``convene_council``.
    """
    meeting = locked_meeting(meeting)
    authorise(actor, "dossiers.run_council", meeting)
    refuse_closed(meeting)
    refuse_stale(meeting, revision)
    counted = meeting.votes.exclude(passed=None).exists()
    before = [MemberFacts(m.name, m.office, m.presence) for m in meeting.members.all()]
    if counted and before != list(agenda.members):
        raise VoteEntered(
            _("Đã nhập phiếu nên không đổi được danh sách thành viên: lấy lại kết quả phiếu trước.")
        )
    for name, value in asdict(facts).items():
        setattr(meeting, name, value)
    meeting.revision += 1
    meeting.save()
    if not counted:
        meeting.members.all().delete()
        _write_members(meeting, agenda.members)
    meeting.votes.filter(passed=None).exclude(nomination__in=agenda.nominations).delete()
    there = set(meeting.votes.values_list("nomination_id", flat=True))
    _write_list(meeting, [key for key in agenda.nominations if key not in there])
    members = [asdict(line) for line in agenda.members]
    data = {"members": members, "nominations": list(agenda.nominations)}
    record("dossiers.edit_council", meeting, actor=actor, at=at, data=data)
    return meeting


def _write_members(meeting: CouncilMeeting, members: Sequence[MemberFacts]) -> None:
    names = [" ".join(line.name.split()) for line in members]
    if not names or not all(names):
        raise MembersMissing(_("Ghi ít nhất một thành viên Hội đồng, mỗi người có họ tên."))
    twice = sorted({name for name in names if names.count(name) > 1})
    if twice:
        raise MembersMissing(_("Ghi hai lần: %s.") % ", ".join(twice))
    CouncilMember.objects.bulk_create(
        CouncilMember(
            meeting=meeting, name=name, office=line.office, presence=line.presence, order=order
        )
        for order, (name, line) in enumerate(zip(names, members, strict=True))
    )


def _write_list(meeting: CouncilMeeting, keys: Sequence[int]) -> None:
    rows = {row.pk: row for row in locked_all(keys)}
    start = meeting.votes.count()
    for order, key in enumerate(dict.fromkeys(keys), start=start):
        nomination = rows.get(key)
        if nomination is None or nomination.authority_id != meeting.authority_id:
            raise WrongStep(_("Có hồ sơ không thuộc %s.") % meeting.authority)
        refuse_other_states(nomination, State.APPRAISED)
        if nomination.is_simplified or nomination.council_votes.filter(passed=None).exists():
            raise WrongStep(
                _("%s theo thủ tục đơn giản hoặc đang ở danh sách của phiên họp khác.")
                % nomination.subject_name
            )
        CouncilVote.objects.create(meeting=meeting, nomination=nomination, order=order)


@transaction.atomic
def close_council(
    meeting: CouncilMeeting, *, revision: int | None, actor: User, at: datetime
) -> CouncilMeeting:
    """End a meeting: its counts are final.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.run_council``.
        MeetingClosed, StalePage: it is closed, or somebody was quicker.
        MeetingNotReady: a proposal has no counts yet, or there is none.
    """
    meeting = locked_meeting(meeting)
    authorise(actor, "dossiers.run_council", meeting)
    refuse_closed(meeting)
    refuse_stale(meeting, revision)
    open_names = [
        vote.nomination.subject_name
        for vote in meeting.votes.filter(passed=None).select_related("nomination")
    ]
    if open_names or not meeting.votes.exists():
        raise MeetingNotReady(
            _("Chưa có kết quả phiếu: %s.") % (", ".join(open_names) or _("không có hồ sơ nào"))
        )
    meeting.state = CouncilMeeting.State.CLOSED
    meeting.revision += 1
    meeting.save(update_fields=["state", "revision"])
    record("dossiers.close_council", meeting, actor=actor, at=at)
    return meeting
