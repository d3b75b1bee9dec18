"""Any number of meetings a year: called, held, written down; what they leave to do."""

from datetime import date, time, timedelta
from io import BytesIO

import pytest
from django.core.exceptions import PermissionDenied
from docx import Document

from tests.conftest import SignIn
from tests.factories import NOON, World
from tests.factories_registry import give
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.awards.models import AwardRecord
from thidua.apps.meetings.actions.calling import (
    MeetingFacts,
    call_meeting,
    cancel_meeting,
    keep_agenda,
)
from thidua.apps.meetings.actions.conference import (
    ConferenceFacts,
    close_conference,
    open_conference,
)
from thidua.apps.meetings.actions.directives import (
    DirectiveFacts,
    finish_directive,
    give_directive,
    remove_directive,
)
from thidua.apps.meetings.actions.handing_over import hand_over_awards
from thidua.apps.meetings.actions.presence import note_arrival
from thidua.apps.meetings.models import Conference, Directive
from thidua.apps.meetings.queries import conference_of
from thidua.apps.meetings.refusals import (
    ConferenceNotOpen,
    DirectiveRefused,
    MeetingRefused,
    NothingHandedOver,
)
from thidua.apps.photos.registries.albums import album_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.refusals import SeasonClosed
from thidua.apps.seasons.registries.obligations import everything_owed

pytestmark = pytest.mark.django_db
JULY = date(2023, 7, 31)
LATE = NOON + timedelta(60)


def called(world: World, kind: str = "half_year", subject: str = "") -> Conference:
    about = ConferenceFacts(JULY, time(14), "TP. Pleiku", "Nguyễn A", "Lê B")
    facts = MeetingFacts(kind, subject, about)
    return call_meeting(world.season, facts, actor=world.head, at=NOON)


def begun(world: World, kind: str = "half_year") -> Conference:
    meeting = open_conference(called(world, kind), actor=world.head, at=NOON)
    note_arrival(meeting.attendance.first(), actor=world.head, at=NOON)
    return meeting


def last_years_flag(world: World) -> AwardRecord:
    return give(world.units["CCC"], "CO_TINH", 2022)


def test_call_meeting_begins_with_every_member_and_the_usual_agenda(world: World) -> None:
    meetings = [called(world), called(world), called(world, "extra", "Sáp nhập")]

    assert [str(each) for each in meetings[1:]] == [
        "Hội nghị sơ kết sáu tháng năm 2023",
        "Cuộc họp bất thường: Sáp nhập",
    ]
    assert meetings[0].attendance.count() == len(world.units)
    titles = list(meetings[0].agenda.values_list("title", flat=True))
    assert titles[1] == "Báo cáo sơ kết sáu tháng đầu năm"
    assert conference_of(world.season) is None
    assert Entry.objects.filter(action="meetings.call_meeting").count() == 3


def test_call_meeting_refuses_the_years_end_and_other_without_a_subject(world: World) -> None:
    for kind, told in (("year_end", "thẻ Hội nghị"), ("other", "họp về việc gì")):
        with pytest.raises(MeetingRefused, match=told):
            called(world, kind)
    with pytest.raises(PermissionDenied):
        call_meeting(world.season, MeetingFacts("extra", "x", ConferenceFacts(
            JULY, time(8), "x", "x", "x")), actor=world.member, at=NOON)  # fmt: skip
    Season.objects.update(state=Season.State.CLOSED, closed_at=NOON)
    with pytest.raises(SeasonClosed):
        called(world)


def test_a_meeting_is_held_without_moving_the_year(world: World) -> None:
    before = Season.objects.get().state

    meeting = close_conference(begun(world), ends_at=time(16), actor=world.head, at=NOON)

    assert (meeting.state, Season.objects.get().state) == ("closed", before)


def test_cancel_meeting_takes_back_what_has_not_begun(world: World) -> None:
    meeting, begun_one = called(world), begun(world)

    cancel_meeting(meeting, actor=world.head, at=NOON)

    assert list(Conference.objects.all()) == [begun_one]
    with pytest.raises(MeetingRefused, match="chưa khai mạc"):
        cancel_meeting(begun_one, actor=world.head, at=NOON)
    noted = called(world)
    give_directive(noted, DirectiveFacts("Báo cáo"), actor=world.head, at=NOON)
    with pytest.raises(MeetingRefused, match="đã ghi chỉ đạo"):
        cancel_meeting(noted, actor=world.head, at=NOON)


def test_keep_agenda_is_what_the_next_meeting_of_its_kind_begins_with(world: World) -> None:
    meeting = called(world)
    meeting.agenda.exclude(order=0).delete()
    meeting.agenda.update(title="Chào cờ", minutes=7)

    keep_agenda(meeting, actor=world.standing, at=NOON)

    following, other = called(world), called(world, "signing")
    assert list(following.agenda.values_list("title", "minutes")) == [("Chào cờ", 7)]
    assert other.agenda.count() > 1
    with pytest.raises(PermissionDenied):
        keep_agenda(meeting, actor=world.member, at=NOON)


def test_a_directive_waits_for_the_unit_until_it_says_what_was_done(world: World) -> None:
    meeting = called(world)
    due = JULY + timedelta(30)
    facts = DirectiveFacts("Báo cáo hội thao", "Ông X", world.units["CCC"], due)
    directive = give_directive(meeting, facts, actor=world.head, at=NOON)

    def owed() -> list[str]:
        found = everything_owed(world.member, [world.season], JULY)
        return [each.text for each in found if "chỉ đạo" in each.text]

    assert owed() == ["Theo chỉ đạo tại cuộc họp: Báo cáo hội thao"]
    with pytest.raises(DirectiveRefused, match="kết quả"):
        finish_directive(directive, " ", actor=world.member, at=NOON)
    with pytest.raises(PermissionDenied):
        finish_directive(directive, "x", actor=world.outsider, at=NOON)
    finish_directive(directive, "Đã gửi", actor=world.member, at=NOON)
    assert owed() == []
    with pytest.raises(DirectiveRefused, match="đã ghi là xong"):
        finish_directive(directive, "x", actor=world.head, at=NOON)
    with pytest.raises(DirectiveRefused, match="không xóa được"):
        remove_directive(directive, actor=world.head, at=NOON)


def test_give_directive_refuses_nothing_and_a_day_before_the_meeting(world: World) -> None:
    meeting = called(world)
    for facts, told in (
        (DirectiveFacts(" "), "Ghi việc"),
        (DirectiveFacts("x", due_on=JULY - timedelta(1)), "30/07/2023 trước ngày họp 31/07/2023"),
    ):
        with pytest.raises(DirectiveRefused, match=told):
            give_directive(meeting, facts, actor=world.head, at=NOON)
    wrong = give_directive(meeting, DirectiveFacts("Nhầm"), actor=world.head, at=NOON)
    remove_directive(wrong, actor=world.head, at=NOON)
    assert not Directive.objects.exists()


def test_hand_over_awards_writes_the_registry_and_the_minutes(
    world: World, sign_in: SignIn
) -> None:
    flag = last_years_flag(world)
    meeting = begun(world, "signing")
    behalf = "Chủ tịch UBND tỉnh"
    with pytest.raises(NothingHandedOver, match="người trao"):
        hand_over_awards(meeting, [flag.pk], " ", behalf, actor=world.head, at=LATE)
    with pytest.raises(NothingHandedOver, match="Chọn ít nhất một"):
        hand_over_awards(meeting, [0], "Ông Y", behalf, actor=world.head, at=LATE)

    given = hand_over_awards(meeting, [flag.pk], "Ông Y", behalf, actor=world.head, at=LATE)

    flag.refresh_from_db()
    assert given == 1
    assert (flag.presented_on, flag.presented_by, flag.presented_for) == (JULY, "Ông Y", behalf)
    answer = sign_in(world.member).get(f"/meetings/{meeting.pk}/papers/minutes.docx")
    text = "\n".join(each.text for each in Document(BytesIO(answer.content)).paragraphs)
    assert f"Thừa ủy quyền của {behalf}, Ông Y trao: {flag.award_name} cho" in text
    assert "xếp hạng" not in text


def test_awards_are_handed_over_only_while_the_meeting_sits(world: World) -> None:
    flag, meeting = last_years_flag(world), called(world)

    with pytest.raises(ConferenceNotOpen):
        hand_over_awards(meeting, [flag.pk], "Ông Y", "", actor=world.head, at=LATE)


def test_the_pages_lead_through_a_meeting(world: World, sign_in: SignIn) -> None:
    head, flag = sign_in(world.head), last_years_flag(world)
    said = {"kind": "signing", "subject": "", "held_on": "31/7/2023", "starts_at": "14:00",
            "place": "Pleiku", "chair_name": "A", "secretary_name": "B"}  # fmt: skip
    made = head.post(f"/meetings/season/{world.season.pk}/call/", said)
    meeting = Conference.objects.get()
    address = f"/meetings/{meeting.pk}/"
    assert made.headers["Location"] == address

    for page in ("", "agenda/", "rules/", "crew/", "papers/", "invitations/", "attendance/",
                 "edit/", "seat/", "direct/", "hand-over/", "minutes/"):  # fmt: skip
        shown = head.get(address + page)
        assert shown.status_code == 200, page
        assert 'href=""' not in shown.content.decode(), page
    assert head.post(address + "agenda/keep/").headers["Location"] == address + "agenda/"
    head.post(address + "open/")
    assert head.get(address + "hall/").status_code == 200
    name = "Hội nghị ký kết giao ước, phát động thi đua năm 2023"
    assert name in one_line(head.get(address).content.decode())
    assert "ký kết" in head.get(address + "screen/").content.decode()
    given = head.post(address + "hand-over/", {"awards": [flag.pk], "presented_by": "Ông Y"})
    assert given.headers["Location"] == address + "hall/"
    head.post(address + "direct/", {"text": "Gửi ảnh", "unit": world.units["CCC"].pk})
    directive = Directive.objects.get()
    member = sign_in(world.member)
    assert "Gửi ảnh" in one_line(member.get(address).content.decode())
    member.post(f"/meetings/directives/{directive.pk}/finish/", {"outcome": "Đã gửi"})
    listed = one_line(member.get(f"/meetings/season/{world.season.pk}/all/").content.decode())
    assert "1/1 chỉ đạo đã xong" in listed
    for file in ("invitation.docx", "invitation.pdf", "minutes.pdf"):
        assert member.get(f"{address}papers/{file}").status_code == 200
    for nothing in ("other.docx", "minutes.txt"):
        assert member.get(f"{address}papers/{nothing}").status_code == 404


def test_strangers_see_no_meeting(world: World, sign_in: SignIn) -> None:
    meeting = called(world)

    for page in (
        f"{meeting.pk}/",
        f"{meeting.pk}/papers/minutes.docx",
        f"season/{world.season.pk}/all/",
    ):
        assert sign_in(world.outsider).get(f"/meetings/{page}").status_code == 404
    assert album_of(world.outsider, "meeting", meeting.pk) is None
    seen, run = (album_of(user, "meeting", meeting.pk) for user in (world.member, world.head))
    assert seen is not None
    assert run is not None
    assert (seen.may_fill, run.may_fill) == (False, True)
