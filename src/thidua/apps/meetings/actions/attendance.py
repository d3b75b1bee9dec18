"""The roll: who came for which unit, and who attends without a vote."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.locking import conference_to_run
from thidua.apps.meetings.models import Attendance, Conference, Observer
from thidua.apps.meetings.refusals import ConferenceNotReady


@dataclass(frozen=True, slots=True)
class RollFacts:
    """One member unit on the roll."""

    unit_id: int
    is_present: bool
    representative: str = ""
    office: str = ""
    absence_reason: str = ""
    authority_paper: str = ""


@transaction.atomic
def record_attendance(
    conference: Conference,
    roll: Sequence[RollFacts],
    observers: Sequence[tuple[str, str]] = (),
    *,
    revision: int,
    actor: User,
    at: datetime,
) -> Conference:
    """Note who is present; observers are (name, office) and have no vote.

    Observers with a seat of their own stay.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        ConferenceClosed: it is over.
        StalePage: somebody saved after ``revision``.
        ConferenceNotReady: a line names a unit that is not on the roll.
    """
    conference = conference_to_run(conference, actor, revision=revision)
    rows = {row.unit_id: row for row in conference.attendance.all()}
    for line in roll:
        if line.unit_id not in rows:
            raise ConferenceNotReady(_("Có đơn vị không thuộc danh sách của hội nghị."))
        _fill(rows[line.unit_id], line)
    fields = [
        "is_present",
        "representative",
        "office",
        "absence_reason",
        "authority_paper",
        "arrived_at",
        "left_at",
    ]
    Attendance.objects.bulk_update(rows.values(), fields)
    conference.observers.filter(user=None).delete()
    Observer.objects.bulk_create(
        Observer(conference=conference, name=name, office=office)
        for name, office in observers
        if name.strip()
    )
    conference.revision += 1
    conference.save(update_fields=["revision"])
    present = [line.unit_id for line in roll if line.is_present]
    record("meetings.record_attendance", conference, actor=actor, at=at, data={"present": present})
    return conference


def _fill(row: Attendance, line: RollFacts) -> None:
    if not line.is_present:
        row.arrived_at = row.left_at = None
    row.is_present = line.is_present
    row.authority_paper = line.authority_paper.strip()
    row.representative = line.representative.strip()
    row.office = line.office.strip()
    row.absence_reason = "" if line.is_present else line.absence_reason.strip()
