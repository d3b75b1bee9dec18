"""Invitations: sent to the units, and answered by them: who comes, with which authority."""

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.locking import conference_to_run, locked_attendance
from thidua.apps.meetings.models import Attendance, Conference, SentInvitation
from thidua.apps.meetings.queries import seats_held
from thidua.apps.meetings.refusals import AnswerRefused
from thidua.web.languages import vietnamese
from thidua.web.words import written_day


@dataclass(frozen=True, slots=True)
class Delivery:
    """One letter: to whom of which unit, and whether the mail server took it."""

    unit: str
    name: str
    email: str
    went_out: bool


@dataclass(frozen=True, slots=True)
class Answer:
    """Who comes for a unit; somebody else than the leader brings a written authority."""

    will_attend: bool
    representative: str = ""
    office: str = ""
    is_leader: bool = False
    authority_number: str = ""
    authority_day: date | None = None
    delegate: User | None = None
    absence_reason: str = ""

    @property
    def authority_paper(self) -> str:
        """As minutes name it: Giấy ủy quyền số 12/UQ ngày 15/12/2023."""
        if not self.authority_number.strip() or self.authority_day is None:
            return ""
        told = {
            "number": self.authority_number.strip(),
            "day": written_day(self.authority_day),
        }
        return vietnamese(gettext_lazy("Giấy ủy quyền số %(number)s ngày %(day)s"), told)


@transaction.atomic
def note_invitations(
    conference: Conference, deliveries: Sequence[Delivery], *, actor: User, at: datetime
) -> SentInvitation:
    """Keep when the invitations went out, with which time and place, and to whom.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
    """
    conference = conference_to_run(conference, actor)
    sent = SentInvitation.objects.create(
        conference=conference,
        sent_at=at,
        sent_by=actor,
        held_on=conference.held_on,
        starts_at=conference.starts_at,
        place=conference.place,
        deliveries=[asdict(delivery) for delivery in deliveries],
    )
    data = {"letters": len(deliveries), "went_out": sum(d.went_out for d in deliveries)}
    record("meetings.note_invitations", conference, actor=actor, at=at, data=data)
    return sent


@transaction.atomic
def answer_invitation(
    attendance: Attendance, answer: Answer, *, actor: User, at: datetime
) -> Attendance:
    """The unit says who attends, until the meeting opens.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.answer_invitation``.
        UnitLeft: the unit is no member any more.
        AnswerRefused: the meeting has begun; no name; or no authority for a delegate.
    """
    attendance = locked_attendance(attendance)
    authorise(actor, "meetings.answer_invitation", attendance)
    if attendance.conference.state != Conference.State.DRAFT:
        raise AnswerRefused(
            _("Hội nghị đã khai mạc. Thay người dự: báo thư ký ghi ở phần điểm danh.")
        )
    _check(attendance, answer, timezone.localdate(at))
    before = attendance.representative
    _fill(attendance, answer, at)
    attendance.save()
    data = {
        "unit": attendance.unit_id,
        "will_attend": answer.will_attend,
        "representative": {"from": before, "to": attendance.representative},
        "authority": attendance.authority_paper,
    }
    record("meetings.answer_invitation", attendance, actor=actor, at=at, data=data)
    return attendance


def _fill(attendance: Attendance, answer: Answer, at: datetime) -> None:
    comes = answer.will_attend
    attendance.will_attend = comes
    attendance.representative = answer.representative.strip() if comes else ""
    attendance.office = answer.office.strip() if comes else ""
    attendance.authority_paper = "" if answer.is_leader or not comes else answer.authority_paper
    attendance.delegate = answer.delegate if comes else None
    attendance.absence_reason = "" if comes else answer.absence_reason.strip()
    attendance.answered_at = at


def _check(attendance: Attendance, answer: Answer, day: date) -> None:
    if not answer.will_attend:
        if not answer.absence_reason.strip():
            raise AnswerRefused(_("Lý do vắng: chưa ghi."))
        return
    if not answer.representative.strip():
        raise AnswerRefused(_("Người dự: chưa ghi họ và tên."))
    _check_account(attendance, answer.delegate, day)
    if not answer.is_leader:
        _check_authority(attendance.conference, answer)


def _check_account(attendance: Attendance, delegate: User | None, day: date) -> None:
    if delegate is None:
        return
    if not seats_held([attendance.unit_id], day).filter(user=delegate).exists():
        raise AnswerRefused(
            _("Tài khoản %(user)s không thuộc %(unit)s.")
            % {"user": delegate, "unit": attendance.unit}
        )


def _check_authority(conference: Conference, answer: Answer) -> None:
    if not answer.authority_paper:
        raise AnswerRefused(
            _("Người dự không phải thủ trưởng thì phải có giấy ủy quyền: ghi số và ngày.")
        )
    if answer.authority_day is not None and answer.authority_day > conference.held_on:
        raise AnswerRefused(
            _("Ngày giấy ủy quyền %(day)s sau ngày họp %(held)s.")
            % {"day": written_day(answer.authority_day), "held": written_day(conference.held_on)}
        )
