"""The lines of the minutes: the roll, the agenda as it went, the quorum, what was resolved."""

from datetime import datetime

from django.utils import timezone

from thidua.apps.meetings.conference.agenda_draft import awards_of_last_year
from thidua.apps.meetings.models import (
    AgendaItem,
    Attendance,
    Conference,
    CrewMember,
    Directive,
    Resolution,
)
from thidua.apps.meetings.queries import attendance_of, quorum_of
from thidua.documents.figures import count
from thidua.documents.kinds.minutes_parts import AttendanceRow
from thidua.domain.calendar import day_in_vietnam
from thidua.web.words import written_day


def roll_rows(conference: Conference) -> tuple[AttendanceRow, ...]:
    """Each member unit: who came, with which authority, late or gone early."""
    return tuple(
        AttendanceRow(
            row.unit.called,
            row.is_present,
            tuple(filter(None, [_person(row), row.authority_paper])),
            "; ".join(_notes(conference, row)),
        )
        for row in attendance_of(conference)
    )


def _person(row: Attendance) -> str:
    return ", ".join(filter(None, [row.representative, row.office]))


def _notes(conference: Conference, row: Attendance) -> list[str]:
    if not row.is_present:
        return [row.absence_reason] if row.absence_reason else []
    notes = [] if _person(row) else ["không ghi người đại diện"]
    if row.arrived_at is not None and _is_late(conference, row.arrived_at):
        notes.append(f"đến lúc {_minute(row.arrived_at)}")
    if row.left_at is not None:
        notes.append(f"về lúc {_minute(row.left_at)}")
    return notes


def _is_late(conference: Conference, arrived: datetime) -> bool:
    is_that_day = day_in_vietnam(arrived) == conference.held_on
    return is_that_day and timezone.localtime(arrived).time() > conference.starts_at


def _minute(moment: datetime) -> str:
    return f"{timezone.localtime(moment):%H:%M}"


def direction_lines(conference: Conference) -> tuple[str, ...]:
    """Directions for next year, then what was told somebody to do by a day."""
    told = conference.directives.select_related("unit")
    return (
        *(direction.text for direction in conference.directions.all()),
        *(_directive(each) for each in told),
    )


def _directive(directive: Directive) -> str:
    who = directive.unit.called if directive.unit else "Trưởng khối"
    until = f" Hạn: {written_day(directive.due_on)}." if directive.due_on else ""
    by = f" (theo chỉ đạo của {directive.given_by})" if directive.given_by else ""
    return f"{who}: {directive.text.rstrip('.')}{by}.{until}"


def presentation_lines(conference: Conference) -> tuple[str, ...]:
    """Which awards of last year were handed over at the meeting, together by who gave them."""
    if conference.state == Conference.State.DRAFT:
        return ()
    given: dict[tuple[str, str], list[str]] = {}
    for row in awards_of_last_year(conference):
        if row.presented_on == conference.held_on:
            by = (row.presented_for, row.presented_by)
            given.setdefault(by, []).append(f"{row.award_name} cho {row.holder_name}")
    return tuple(_handed_over(by, awards) for by, awards in given.items())


def _handed_over(by: tuple[str, str], awards: list[str]) -> str:
    behalf, who = by
    begun = f"Thừa ủy quyền của {behalf}, {who}" if behalf else who
    return f"{begun or 'Hội nghị'} trao: {'; '.join(awards)}."


def agenda_lines(conference: Conference) -> tuple[str, ...]:
    """What was gone through, with its times; before the meeting, what is planned."""
    items = list(conference.agenda.all())
    gone = [item for item in items if item.state != AgendaItem.State.PENDING]
    return tuple(_item(item) for item in gone or items)


def _item(item: AgendaItem) -> str:
    if item.started_at is None:
        return f"{item.title} ({item.minutes} phút)."
    until = f"–{_minute(item.ended_at)}" if item.ended_at else ""
    return f"{item.title} ({_minute(item.started_at)}{until})."


def quorum_line(conference: Conference) -> str:
    """What the bloc asks for, its source, and whether so many came; nothing without a quorum."""
    roll = attendance_of(conference)
    came = quorum_of(conference, [row for row in roll if row.is_present], total=len(roll))
    if came.needed is None:
        return ""
    source = f" ({conference.quorum_source})" if conference.quorum_source else ""
    met = "đủ" if came.is_met else "không đủ"
    return (
        f"Tỷ lệ có mặt tối thiểu {conference.quorum}{source}: cần {count(came.needed)}/"
        f"{count(came.total)} đơn vị, có mặt {count(came.present)}; hội nghị {met} điều kiện "
        "tiến hành."
    )


def crew_lines(conference: Conference) -> tuple[str, ...]:
    """The working party by its parts."""
    by_role: dict[str, list[str]] = {}
    for member in conference.crew.all():
        named = ", ".join(filter(None, [member.name, member.office]))
        by_role.setdefault(member.role, []).append(named)
    return tuple(
        f"{role.label}: {'; '.join(by_role[role])}." for role in CrewMember.Role if role in by_role
    )


def resolution_lines(conference: Conference) -> tuple[str, ...]:
    """Each resolution with how it was taken."""
    return tuple(_resolution(row) for row in conference.resolutions.all())


def _resolution(row: Resolution) -> str:
    way = "thống nhất"
    if row.way == Resolution.Way.HANDS:
        way = (
            f"giơ tay: đồng ý {row.agree}, không đồng ý {row.disagree}, không biểu quyết "
            f"{row.abstain}"
        )
    outcome = "được thông qua" if row.is_passed else "không được thông qua"
    return f"{row.text.rstrip('.')} ({way}; {outcome})."
