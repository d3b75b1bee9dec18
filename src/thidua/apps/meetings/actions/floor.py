"""The floor: asked for, taken back, given, and ended."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.locking import (
    conference_to_run,
    locked_attendance,
    refuse_not_open,
    stir,
)
from thidua.apps.meetings.models import Attendance, Conference, SpeakingRequest
from thidua.apps.meetings.refusals import FloorRefused

State = SpeakingRequest.State
OPEN = (State.WAITING, State.SPEAKING)


@transaction.atomic
def ask_to_speak(attendance: Attendance, *, actor: User, at: datetime) -> SpeakingRequest:
    """Put the unit at the end of the speaking list.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.ask_to_speak``.
        ConferenceNotOpen: the meeting has not begun, or is over.
        UnitLeft: the unit is no member any more.
        FloorRefused: not in the hall, or on the list already.
    """
    attendance = locked_attendance(attendance)
    authorise(actor, "meetings.ask_to_speak", attendance)
    refuse_not_open(attendance.conference)
    if not attendance.is_in_hall:
        raise FloorRefused(_("%s chưa điểm danh có mặt: quét mã QR ở cửa trước.") % attendance.unit)
    if attendance.speaking_requests.filter(state__in=OPEN).exists():
        raise FloorRefused(_("%s đã có trong danh sách phát biểu.") % attendance.unit)
    asked = SpeakingRequest.objects.create(attendance=attendance, asked_by=actor, asked_at=at)
    stir(attendance.conference)
    record("meetings.ask_to_speak", asked, actor=actor, at=at)
    return asked


@transaction.atomic
def take_back_request(attendance: Attendance, *, actor: User, at: datetime) -> None:
    """Take the unit off the speaking list.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.take_back_request``.
        UnitLeft: the unit is no member any more.
        FloorRefused: it is not waiting.
    """
    attendance = locked_attendance(attendance)
    authorise(actor, "meetings.take_back_request", attendance)
    waiting = attendance.speaking_requests.filter(state=State.WAITING).first()
    if waiting is None:
        raise FloorRefused(_("%s không có trong danh sách chờ phát biểu.") % attendance.unit)
    waiting.state, waiting.ended_at = State.WITHDRAWN, at
    waiting.save(update_fields=["state", "ended_at"])
    stir(attendance.conference)
    record("meetings.take_back_request", waiting, actor=actor, at=at)


@transaction.atomic
def give_floor(asked: SpeakingRequest, *, actor: User, at: datetime) -> SpeakingRequest:
    """Let a waiting unit speak; whoever has the floor gives it back.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceNotOpen: the meeting has not begun, or is over.
        FloorRefused: it is not waiting any more.
    """
    asked, conference = _request_to_run(asked, actor)
    if asked.state != State.WAITING:
        raise FloorRefused(_("%s không còn chờ phát biểu.") % asked.attendance.unit)
    SpeakingRequest.objects.filter(attendance__conference=conference, state=State.SPEAKING).update(
        state=State.DONE, ended_at=at
    )
    asked.state, asked.started_at = State.SPEAKING, at
    asked.save(update_fields=["state", "started_at"])
    stir(conference)
    record("meetings.give_floor", asked, actor=actor, at=at)
    return asked


@transaction.atomic
def end_speech(asked: SpeakingRequest, *, actor: User, at: datetime) -> SpeakingRequest:
    """Close a speech, or strike a unit off the waiting list.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceNotOpen: the meeting has not begun, or is over.
        FloorRefused: it is over already.
    """
    asked, conference = _request_to_run(asked, actor)
    if asked.state not in OPEN:
        raise FloorRefused(_("%s đã phát biểu xong hoặc đã rút.") % asked.attendance.unit)
    asked.state = State.DONE if asked.state == State.SPEAKING else State.WITHDRAWN
    asked.ended_at = at
    asked.save(update_fields=["state", "ended_at"])
    stir(conference)
    record("meetings.end_speech", asked, actor=actor, at=at)
    return asked


def _request_to_run(asked: SpeakingRequest, actor: User) -> tuple[SpeakingRequest, Conference]:
    place = Attendance.objects.only("conference_id").get(pk=asked.attendance_id)
    conference = conference_to_run(Conference(pk=place.conference_id), actor)
    refuse_not_open(conference)
    stored = SpeakingRequest.objects.select_related("attendance__unit").get(pk=asked.pk)
    stored.attendance.conference = conference
    return stored, conference
