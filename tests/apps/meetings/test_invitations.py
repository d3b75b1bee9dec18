"""Invitations: whom they reach, the calendar file, and who attends for whom."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

import pytest
from django.core import mail
from django.core.exceptions import PermissionDenied
from django.utils import translation
from icalendar import Calendar

from tests.apps.meetings.conftest import FACTS
from tests.factories import NOON, World
from thidua.apps.accounts.models import User
from thidua.apps.audit.models import Entry
from thidua.apps.meetings.actions.conference import edit_conference
from thidua.apps.meetings.actions.invitations import (
    Answer,
    Delivery,
    answer_invitation,
    note_invitations,
)
from thidua.apps.meetings.models import Attendance, Conference
from thidua.apps.meetings.papers.calendar_file import calendar_file
from thidua.apps.meetings.papers.invitation import guests_of, send_letters
from thidua.apps.meetings.queries import agenda_of, is_outdated
from thidua.apps.meetings.refusals import AnswerRefused, ConferenceClosed, UnitLeft
from thidua.apps.meetings.seams.obligations import obligations_of
from thidua.apps.organisations.models import Membership, Seat

DAY = date(2023, 12, 1)
LEADER = Answer(will_attend=True, representative="Ông A", office="Chủ tịch", is_leader=True)
DELEGATE = Answer(
    will_attend=True,
    representative="Bà B",
    office="Phó Chủ tịch",
    authority_number="12/GUQ",
    authority_day=date(2023, 12, 15),
)


def seat_of(world: World, conference: Conference, code: str = "CCC") -> Attendance:
    return conference.attendance.get(unit=world.units[code])


def test_the_calendar_file_keeps_the_time_of_ho_chi_minh_city(conference: Conference) -> None:
    file = calendar_file(conference, agenda_of(conference), url="https://x/y", at=NOON)

    calendar = Calendar.from_ical(file)
    event = calendar.walk("VEVENT")[0]
    starts = event.decoded("dtstart")
    assert starts.astimezone(UTC) == datetime(2023, 12, 20, 1, 0, tzinfo=UTC)
    assert starts.utcoffset() == timedelta(hours=7)
    assert event["dtstart"].params["TZID"] == "Asia/Ho_Chi_Minh"
    zone = calendar.walk("VTIMEZONE")[0]
    assert zone["tzid"] == "Asia/Ho_Chi_Minh"
    planned = sum(item.minutes for item in agenda_of(conference))
    assert event.decoded("dtend") - starts == timedelta(minutes=planned)
    assert event["location"] == "Hội trường A"
    assert ZoneInfo("Asia/Ho_Chi_Minh").utcoffset(starts) == timedelta(hours=7)


def test_a_changed_conference_replaces_the_event(ranked: World, conference: Conference) -> None:
    def event(changed: Conference) -> tuple[str, int]:
        file = calendar_file(changed, [], url="https://x/y", at=NOON)
        found = Calendar.from_ical(file).walk("VEVENT")[0]
        return str(found["uid"]), found["sequence"]

    before = event(conference)
    facts = replace(FACTS, starts_at=time(9, 0))
    after = event(edit_conference(conference, facts, revision=0, actor=ranked.head, at=NOON))
    assert (before[0], before[1] + 1) == after


def test_leaders_and_officers_of_members_are_invited(ranked: World, conference: Conference) -> None:
    Seat.objects.filter(user=ranked.member).update(until=date(2023, 11, 30))
    guests = guests_of(conference, DAY)
    assert [(g.unit, g.name) for g in guests] == [
        ("Hội AAA", "AAA.TT"), ("Hội AAA", "AAA.CV"), ("Hội BBB", "BBB.TT"),
        ("Hội BBB", "BBB.CV"), ("Hội CCC", "CCC.TT"),
    ]  # fmt: skip


def test_letters_carry_the_calendar_and_tell_what_went_out(
    ranked: World, conference: Conference
) -> None:
    ranked.member.email = "ccc@example.vn"
    ranked.member.save()
    guests = guests_of(conference, DAY)

    with translation.override("en"):
        sent = list(send_letters(conference, guests, url="https://x/seat/", at=NOON))

    assert [guest.name for guest, went_out in sent if went_out] == ["CCC.CV"]
    letter = mail.outbox[0]
    assert letter.to == ["ccc@example.vn"]
    assert letter.subject.startswith("Giấy mời: Hội nghị")
    assert letter.subject.endswith("ngày 20/12/2023")
    assert "08:00, ngày 20/12/2023" in letter.body
    assert "https://x/seat/" in letter.body
    assert [(name, kind) for name, _content, kind in letter.attachments] == [
        ("hoi-nghi.ics", "text/calendar")
    ]


def test_note_invitations_remembers_what_was_told(ranked: World, conference: Conference) -> None:
    rows = [Delivery("Hội CCC", "CCC.CV", "ccc@example.vn", True)]
    sent = note_invitations(conference, rows, actor=ranked.head, at=NOON)
    assert is_outdated(conference, sent) is False
    assert sent.deliveries[0]["name"] == "CCC.CV"
    assert Entry.objects.get(action="meetings.note_invitations").data == {
        "letters": 1, "went_out": 1,
    }  # fmt: skip
    moved = edit_conference(
        conference, replace(FACTS, place="Nơi khác"), revision=0, actor=ranked.head, at=NOON
    )
    assert is_outdated(moved, sent) is True
    assert is_outdated(moved, None) is False
    for user in (ranked.member, ranked.standing):
        with pytest.raises(PermissionDenied):
            note_invitations(conference, rows, actor=user, at=NOON)
    Conference.objects.update(state="closed")
    with pytest.raises(ConferenceClosed):
        note_invitations(conference, rows, actor=ranked.head, at=NOON)


def test_answer_invitation_with_the_leader_or_a_delegate(
    ranked: World, conference: Conference
) -> None:
    row = seat_of(ranked, conference)
    told = answer_invitation(row, LEADER, actor=ranked.member, at=NOON)
    assert (told.representative, told.authority_paper, told.will_attend) == ("Ông A", "", True)
    with_account = replace(DELEGATE, delegate=ranked.leaders["CCC"])
    told = answer_invitation(row, with_account, actor=ranked.member, at=NOON)
    assert told.authority_paper == "Giấy ủy quyền số 12/GUQ ngày 15/12/2023"
    assert told.delegate == ranked.leaders["CCC"]
    absent = Answer(will_attend=False, absence_reason="Đi công tác", representative="Bà B")
    told = answer_invitation(row, absent, actor=ranked.member, at=NOON)
    assert (told.representative, told.delegate, told.absence_reason) == ("", None, "Đi công tác")


@pytest.mark.parametrize(
    ("answer", "says"),
    [
        (replace(LEADER, representative=" "), "Người dự: chưa ghi"),
        (replace(DELEGATE, authority_number=" "), "phải có giấy ủy quyền"),
        (replace(DELEGATE, authority_day=None), "phải có giấy ủy quyền"),
        (replace(DELEGATE, authority_day=date(2023, 12, 21)), "21/12/2023 sau ngày họp 20/12/2023"),
        (Answer(will_attend=False), "Lý do vắng: chưa ghi"),
    ],
)
def test_an_incomplete_answer_says_what_is_missing(
    ranked: World, conference: Conference, answer: Answer, says: str
) -> None:
    with pytest.raises(AnswerRefused, match=says):
        answer_invitation(seat_of(ranked, conference), answer, actor=ranked.member, at=NOON)


def test_an_answer_is_the_units_own(ranked: World, conference: Conference) -> None:
    row = seat_of(ranked, conference)
    for user in (ranked.head, ranked.outsider, ranked.standing):
        with pytest.raises(PermissionDenied):
            answer_invitation(row, LEADER, actor=user, at=NOON)
    Seat.objects.filter(user=ranked.leaders["CCC"]).update(until=date(2023, 6, 14))
    gone = replace(DELEGATE, delegate=ranked.leaders["CCC"])
    with pytest.raises(AnswerRefused, match="không thuộc Hội CCC"):
        answer_invitation(row, gone, actor=ranked.member, at=NOON)
    strange = replace(DELEGATE, delegate=ranked.outsider)
    with pytest.raises(AnswerRefused, match="không thuộc Hội CCC"):
        answer_invitation(row, strange, actor=ranked.member, at=NOON)


def test_no_answer_after_the_opening_or_from_a_unit_that_left(
    ranked: World, meeting: Conference
) -> None:
    row = seat_of(ranked, meeting)
    with pytest.raises(AnswerRefused, match="đã khai mạc"):
        answer_invitation(row, LEADER, actor=ranked.member, at=NOON)
    Membership.objects.filter(unit=ranked.units["CCC"]).delete()
    with pytest.raises(UnitLeft):
        answer_invitation(row, LEADER, actor=ranked.member, at=NOON)


def test_the_first_page_asks_units_to_answer_and_the_head_to_send(
    ranked: World, conference: Conference
) -> None:
    Conference.objects.update(answer_by=date(2023, 12, 15))

    def owed(user: User) -> list[tuple[str, date | None]]:
        ranked.season.refresh_from_db()
        found = obligations_of(user, [ranked.season], DAY)
        return [(each.text, each.due_on) for each in found]

    assert owed(ranked.member) == [("Báo người dự hội nghị tổng kết: Hội CCC", date(2023, 12, 15))]
    assert ("Gửi giấy mời hội nghị tổng kết", date(2023, 12, 20)) in owed(ranked.head)
    note_invitations(conference, [], actor=ranked.head, at=NOON)
    assert ("Khai mạc hội nghị tổng kết", date(2023, 12, 20)) in owed(ranked.head)
    Conference.objects.update(place="Nơi khác")
    texts = [text for text, _due in owed(ranked.head)]
    assert "Gửi lại giấy mời: thời gian, địa điểm đã đổi" in texts
    answer_invitation(seat_of(ranked, conference), LEADER, actor=ranked.member, at=NOON)
    assert owed(ranked.member) == []
    assert owed(ranked.outsider) == []
