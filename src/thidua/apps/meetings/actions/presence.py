"""Who is in the hall: by the code at the door, or noted by the chair."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.locking import locked_attendance, refuse_closed, stir
from thidua.apps.meetings.hall.door import check_door
from thidua.apps.meetings.models import Attendance
from thidua.apps.meetings.refusals import FloorRefused

_FIELDS = ["is_present", "arrived_at", "left_at", "representative", "delegate", "absence_reason"]


@transaction.atomic
def confirm_presence(attendance: Attendance, code: str, *, actor: User, at: datetime) -> Attendance:
    """Mark the own unit present with the code that the hall's screen shows.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.confirm_presence``.
        UnitLeft: the unit is no member any more.
        ConferenceClosed: it is over.
        DoorCodeRefused: the code is wrong, old, or of another clock.
    """
    attendance = locked_attendance(attendance)
    authorise(actor, "meetings.confirm_presence", attendance)
    refuse_closed(attendance.conference)
    check_door(attendance.conference, code, at)
    if attendance.is_in_hall:
        return attendance
    _arrive(attendance, at)
    attendance.delegate = attendance.delegate or actor
    attendance.representative = attendance.representative or str(actor)[:120]
    attendance.save(update_fields=_FIELDS)
    stir(attendance.conference)
    data = {"unit": attendance.unit_id, "by": "door"}
    record("meetings.confirm_presence", attendance, actor=actor, at=at, data=data)
    return attendance


@transaction.atomic
def note_arrival(attendance: Attendance, *, actor: User, at: datetime) -> Attendance:
    """The chair or the secretary marks one unit present, late or back again.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        UnitLeft: the unit is no member any more.
        ConferenceClosed: it is over.
    """
    attendance = locked_attendance(attendance)
    authorise(actor, "meetings.run_conference", attendance.conference)
    refuse_closed(attendance.conference)
    if not attendance.is_in_hall:
        _arrive(attendance, at)
        attendance.save(update_fields=_FIELDS)
        stir(attendance.conference)
        data = {"unit": attendance.unit_id}
        record("meetings.note_arrival", attendance, actor=actor, at=at, data=data)
    return attendance


@transaction.atomic
def note_departure(attendance: Attendance, *, actor: User, at: datetime) -> Attendance:
    """A unit leaves before the end: present in the minutes, not in the hall any more.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        UnitLeft: the unit is no member any more.
        ConferenceClosed: it is over.
        FloorRefused: it is not in the hall.
    """
    attendance = locked_attendance(attendance)
    authorise(actor, "meetings.run_conference", attendance.conference)
    refuse_closed(attendance.conference)
    if not attendance.is_in_hall:
        raise FloorRefused(_("%s không có trong hội trường.") % attendance.unit)
    attendance.left_at = at
    attendance.save(update_fields=["left_at"])
    stir(attendance.conference)
    data = {"unit": attendance.unit_id}
    record("meetings.note_departure", attendance, actor=actor, at=at, data=data)
    return attendance


def _arrive(attendance: Attendance, at: datetime) -> None:
    attendance.is_present, attendance.left_at = True, None
    attendance.arrived_at = attendance.arrived_at or at
    attendance.absence_reason = ""
