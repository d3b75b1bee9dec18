"""Calling a meeting of any kind but the year's end: its roll and its agenda begin here."""

from dataclasses import asdict, dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.meetings.actions.conference import ConferenceFacts
from thidua.apps.meetings.actions.locking import conference_to_run, locked_conference
from thidua.apps.meetings.conference.usual_agendas import agenda_of_kind, as_template
from thidua.apps.meetings.models import AgendaItem, AgendaTemplate, Attendance, Conference
from thidua.apps.meetings.refusals import AgendaRefused, MeetingRefused
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of


@dataclass(frozen=True, slots=True)
class MeetingFacts:
    """Which kind of meeting, about what, when and where."""

    kind: str
    subject: str
    about: ConferenceFacts


@transaction.atomic
def call_meeting(season: Season, facts: MeetingFacts, *, actor: User, at: datetime) -> Conference:
    """Call a meeting: every member on its roll, the agenda that meetings of its kind begin with.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.prepare_conference``.
        SeasonClosed: the year is closed.
        MeetingRefused: the year's end is prepared otherwise; "other" without what it is about.
    """
    season = locked(season)
    authorise(actor, "meetings.prepare_conference", season)
    refuse_closed(season)
    if facts.kind == Conference.Kind.YEAR_END:
        raise MeetingRefused(_("Hội nghị tổng kết chuẩn bị ở thẻ Hội nghị, sau khi có xếp hạng."))
    if facts.kind == Conference.Kind.OTHER and not facts.subject.strip():
        raise MeetingRefused(_("Cuộc họp khác thì ghi họp về việc gì."))
    subject = facts.subject.strip()
    meeting = Conference.objects.create(
        season=season, kind=facts.kind, subject=subject, **asdict(facts.about)
    )
    Attendance.objects.bulk_create(
        Attendance(conference=meeting, unit=member.unit) for member in members_of(season)
    )
    AgendaItem.objects.bulk_create(agenda_of_kind(meeting))
    data = {"kind": facts.kind, "subject": subject, **asdict(facts.about)}
    record("meetings.call_meeting", meeting, actor=actor, at=at, data=data)
    return meeting


@transaction.atomic
def cancel_meeting(meeting: Conference, *, actor: User, at: datetime) -> None:
    """Call off a meeting that has not begun; the journal keeps that it was called.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.run_conference``.
        MeetingRefused: it has begun, was written about, or is the year's end.
    """
    meeting = conference_to_run(meeting, actor)
    if meeting.is_year_end or meeting.state != Conference.State.DRAFT:
        raise MeetingRefused(_("Chỉ hủy được cuộc họp chưa khai mạc, trừ hội nghị tổng kết."))
    if meeting.directives.exists() or meeting.resolutions.exists():
        raise MeetingRefused(_("Cuộc họp đã ghi chỉ đạo hoặc nghị quyết nên không hủy được."))
    data = {"kind": meeting.kind, "subject": meeting.subject, "held_on": str(meeting.held_on)}
    record("meetings.cancel_meeting", meeting, actor=actor, at=at, data=data)
    meeting.delete()


@transaction.atomic
def keep_agenda(conference: Conference, *, actor: User, at: datetime) -> AgendaTemplate:
    """Let the bloc's next meetings of this kind begin with this agenda.

    Raises:
        PermissionDenied: ``actor`` lacks ``meetings.keep_agenda``.
        AgendaRefused: there is no agenda.
    """
    conference = locked_conference(conference)
    authorise(actor, "meetings.keep_agenda", conference)
    items = as_template(conference)
    if not items:
        raise AgendaRefused(_("Chưa có mục nào để giữ làm mẫu."))
    template, _is_new = AgendaTemplate.objects.update_or_create(
        bloc=conference.season.bloc, kind=conference.kind, defaults={"items": items}
    )
    data = {"kind": conference.kind, "items": [item["title"] for item in items]}
    record("meetings.keep_agenda", template, actor=actor, at=at, data=data)
    return template
