"""What the conference's own page shows: the preparation, the results, what still misses."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.meetings.conference.election import election_is_pending
from thidua.apps.meetings.forms.conference import ClosingForm
from thidua.apps.meetings.models import Attendance, Conference, SentInvitation
from thidua.apps.meetings.pages.meetings import tasks_and_photos
from thidua.apps.meetings.pages.motions import motion_rows
from thidua.apps.meetings.queries import (
    agenda_of,
    attendance_of,
    is_outdated,
    missing_in,
    own_attendance,
    quorum_of,
    quorum_sentence,
)


@dataclass(frozen=True, slots=True)
class Step:
    """One thing to prepare: whether it is done, in words, and where."""

    name: str
    text: str
    is_done: bool
    url: str


def conference_parts(conference: Conference, user: User, day: date) -> dict[str, Any]:
    """Everything on the page of a conference."""
    roll = attendance_of(conference)
    quorum = quorum_of(conference, roll)
    motions = motion_rows(conference)
    members = {row.unit_id for row in roll}
    observers = list(conference.observers.all())
    parts: dict[str, Any] = {
        "roll": roll,
        "quorum": quorum,
        "quorum_lost": "" if quorum.is_met else quorum_sentence(conference, quorum),
        "motions": motions,
        "directions": conference.directions.all(),
        "observers": observers,
        "resolutions": conference.resolutions.all(),
        "papers": conference.papers.select_related("document"),
        **tasks_and_photos(conference, user, day),
        "own": [row for row in own_attendance(conference, user) if row.unit_id in members],
    }
    if can(user, "meetings.run_conference", conference):
        parts |= {
            "missing": missing_in(conference, roll, [row.motion for row in motions]),
            "closing_form": ClosingForm(),
            "steps": preparation(
                conference, roll, sum(each.user_id is not None for each in observers)
            ),
        }
    parts["may_note_leader"] = can(user, "meetings.note_leader", conference)
    if can(user, "meetings.apply_election", conference):
        parts["pending"] = election_is_pending(conference)
    return parts


def preparation(conference: Conference, roll: list[Attendance], observing: int) -> list[Step]:
    """The run-up to the meeting, in the order in which it is done."""
    items = agenda_of(conference)
    sent = conference.sent_invitations.first()
    answered = sum(row.answered_at is not None for row in roll)
    crew, papers = conference.crew.count(), conference.papers.count()
    minutes = sum(item.minutes for item in items)
    wanted = (
        (
            _("Chương trình"),
            _("%(count)d mục, %(minutes)d phút") % {"count": len(items), "minutes": minutes},
            bool(items),
            "agenda",
        ),
        (
            _("Quy định"),
            conference.quorum_source or _("chưa đặt"),
            bool(conference.quorum),
            "rules",
        ),
        (_("Tổ giúp việc, kiểm phiếu"), _("%d người") % crew, crew > 0, "crew"),
        (_("Quan sát viên"), _("%d người") % observing, observing > 0, "seat_observer"),
        (_("Tài liệu"), _("%d văn bản") % papers, papers > 0, "papers"),
        (
            _("Giấy mời"),
            _invited(conference, sent, answered, len(roll)),
            sent is not None and not is_outdated(conference, sent),
            "invitations",
        ),
    )
    return [
        Step(name, text, done, reverse(f"meetings:{page}", args=[conference.pk]))
        for name, text, done, page in wanted
    ]


def _invited(conference: Conference, sent: SentInvitation | None, answered: int, units: int) -> str:
    if sent is None:
        return _("chưa gửi")
    if is_outdated(conference, sent):
        return _("thời gian, địa điểm đã đổi: gửi lại")
    return _("%(answered)d/%(all)d đơn vị đã báo người dự") % {"answered": answered, "all": units}
