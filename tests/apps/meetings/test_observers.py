"""Observers enter the hall with their account: agenda and papers, no vote, nothing around it."""

from datetime import time, timedelta

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.core.files.base import ContentFile
from django.test import Client

from tests.apps.meetings.test_meetings_of_a_year import begun, called
from tests.apps.meetings.test_preparation import issued
from tests.apps.paperwork.material import DAY, kind_named
from tests.conftest import SignIn
from tests.factories import NOON, World, make_user
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.audit.names.reading import told
from thidua.apps.meetings.actions.attendance import record_attendance
from thidua.apps.meetings.actions.conference import close_conference
from thidua.apps.meetings.actions.observers import (
    ObserverFacts,
    confirm_observer,
    seat_observer,
    unseat_observer,
)
from thidua.apps.meetings.hall.door import door_code, door_token
from thidua.apps.meetings.hall.observing import observers_who_came
from thidua.apps.meetings.models import Conference, ConferencePaper, Observer
from thidua.apps.meetings.papers.minutes import minutes_of
from thidua.apps.meetings.papers.proposal_lists import decided_lists
from thidua.apps.meetings.refusals import ConferenceClosed, DoorCodeRefused, ObserverRefused
from thidua.apps.meetings.seams.named import observers
from thidua.apps.paperwork.actions.issuing import Issue, issue_document
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.registries.papers import PaperNotReady, Request, Thing
from thidua.apps.reminders.registries.calendar import appointments_of
from thidua.apps.seasons.registries.obligations import everything_owed

pytestmark = pytest.mark.django_db
OFFICE = "Phó Chủ tịch Hội ZZZ"


def seated(world: World, meeting: Conference, **said: str) -> Observer:
    facts = ObserverFacts(**{"account": world.outsider.username.upper(), "office": OFFICE, **said})
    return seat_observer(meeting, facts, actor=world.head, at=NOON)


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return one_line(answer.content.decode())


def test_seat_observer_takes_the_accounts_own_name(world: World) -> None:
    observer = seated(world, called(world))

    assert (observer.name, observer.office) == (str(world.outsider), OFFICE)
    entry = Entry.objects.get(action="meetings.seat_observer")
    assert told(entry) == {"name": str(world.outsider), "office": OFFICE}


@pytest.mark.parametrize(
    ("account", "told"),
    [
        ("khong.co", "Tài khoản “khong.co” không có ở các đơn vị, cơ quan thuộc Tỉnh Thử"),
        ("elsewhere", "Tài khoản “elsewhere” không có"),
        ("ccc.cv", "CCC.CV dự thay đơn vị thành viên Hội CCC"),
    ],
)
def test_seat_observer_refuses(world: World, account: str, told: str) -> None:
    make_user("elsewhere")
    meeting = called(world)

    with pytest.raises(ObserverRefused, match=told):
        seated(world, meeting, account=account)


def test_one_seat_an_account_and_only_by_who_runs_it(world: World) -> None:
    meeting = called(world)
    observer = seated(world, meeting)

    with pytest.raises(ObserverRefused, match="đã có chỗ quan sát viên"):
        seated(world, meeting)
    facts = ObserverFacts(world.standing.username)
    for user in (world.member, world.outsider):
        with pytest.raises(PermissionDenied):
            seat_observer(meeting, facts, actor=user, at=NOON)
        with pytest.raises(PermissionDenied):
            unseat_observer(observer, actor=user, at=NOON)


def test_the_roll_keeps_observers_with_a_seat(world: World) -> None:
    meeting = called(world)
    seated(world, meeting)

    for guests in ([("Nguyễn Khách", "")], []):
        meeting.refresh_from_db()
        record_attendance(meeting, [], guests, revision=meeting.revision, actor=world.head, at=NOON)
        names = [each.name for each in meeting.observers.order_by("pk")]
        assert names == [str(world.outsider), *(name for name, _ in guests)]


def test_an_observer_comes_in_with_the_code_of_the_door(world: World) -> None:
    meeting = begun(world)
    observer, code = seated(world, meeting), door_code(meeting, NOON)

    with pytest.raises(PermissionDenied):
        confirm_observer(observer, code, actor=world.member, at=NOON)
    with pytest.raises(DoorCodeRefused):
        confirm_observer(observer, "x", actor=world.outsider, at=NOON)
    confirm_observer(observer, code, actor=world.outsider, at=NOON)
    confirm_observer(observer, code, actor=world.outsider, at=NOON + timedelta(seconds=30))

    observer.refresh_from_db()
    assert observer.arrived_at == NOON
    assert Entry.objects.filter(action="meetings.confirm_observer").count() == 1


def test_after_the_closing_nobody_is_seated_or_comes_in(world: World) -> None:
    meeting = begun(world)
    observer = seated(world, meeting)
    close_conference(meeting, ends_at=time(17), actor=world.head, at=NOON)

    with pytest.raises(ConferenceClosed):
        confirm_observer(observer, door_code(meeting, NOON), actor=world.outsider, at=NOON)
    with pytest.raises(ConferenceClosed):
        seated(world, meeting, account=world.standing.username)
    assert observers() == set()


@time_machine.travel(NOON, tick=False)
def test_after_the_closing_a_seat_is_taken_back_and_who_came_stays_in_the_minutes(
    world: World, sign_in: SignIn
) -> None:
    meeting = begun(world)
    came = seated(world, meeting)
    confirm_observer(came, door_code(meeting, NOON), actor=world.outsider, at=NOON)
    never = seated(world, meeting, account=world.standing.username, name="Chưa Từng Đến")
    record_attendance(
        meeting, [], [("Khách Ghi Tên", "")], revision=meeting.revision, actor=world.head, at=NOON
    )
    close_conference(meeting, ends_at=time(17), actor=world.head, at=NOON)
    client, seat = sign_in(world.outsider), f"/meetings/{meeting.pk}/seat/"
    assert client.get(seat).status_code == 200

    for observer in (came, never):
        with pytest.raises(PermissionDenied):
            unseat_observer(observer, actor=world.outsider, at=NOON)
        unseat_observer(observer, actor=world.head, at=NOON)

    assert client.get(seat).status_code == 404
    assert [each.name for each in observers_who_came(meeting)] == [came.name, "Khách Ghi Tên"]


def test_minutes_name_observers_who_came(world: World) -> None:
    meeting = begun(world)
    seated(world, meeting)
    assert not observers_who_came(meeting).exists()
    said = str(minutes_of(meeting, Request(world.season, None, world.head)))
    assert str(world.outsider) not in said
    Observer.objects.update(arrived_at=NOON)
    assert str(world.outsider) in str(minutes_of(meeting, Request(world.season, None, world.head)))


def test_a_meeting_that_has_not_begun_has_no_minutes(world: World, sign_in: SignIn) -> None:
    meeting = called(world)
    wanted = Issue(
        kind_named("meeting_minutes"),
        None,
        "",
        DAY,
        takes_next=True,
        thing=Thing(meeting.pk, "họp"),
    )
    with pytest.raises(PaperNotReady, match="chưa khai mạc"):
        issue_document(world.season, wanted, actor=world.head, at=NOON)
    with pytest.raises(PaperNotReady, match="chưa khai mạc"):
        decided_lists(meeting)
    answer = sign_in(world.head).get(f"/meetings/{meeting.pk}/papers/minutes.pdf", follow=True)
    assert "chưa khai mạc" in answer.content.decode()


@time_machine.travel(NOON, tick=False)
def test_an_observer_from_outside_sees_the_hall_and_nothing_around_it(
    world: World, sign_in: SignIn
) -> None:
    meeting, document = begun(world), issued(world)
    document.pdf.save("a.pdf", ContentFile(b"%PDF-1.7"))
    paper = ConferencePaper.objects.create(conference=meeting, document=document)
    client, seat = sign_in(world.outsider), f"/meetings/{meeting.pk}/seat/"
    laid = f"/meetings/laid/{paper.pk}.pdf"
    assert [client.get(path).status_code for path in (seat, laid)] == [404, 404]
    observer = seated(world, meeting)

    text = page(client, seat)

    assert "Bạn theo dõi hội nghị, không biểu quyết." in text
    assert laid in text
    assert "Đăng ký phát biểu" not in text
    assert f'href="/meetings/{meeting.pk}/"' not in text
    assert "/appraisals/" not in text
    assert client.get(laid).getvalue().startswith(b"%PDF")
    around = ("", "hall/", "screen/", "attendance/", "calendar.ics", "observers/")
    assert {client.get(f"/meetings/{meeting.pk}/{path}").status_code for path in around} == {404}
    assert client.get(f"/seasons/{world.season.pk}/").status_code == 404
    door = f"/meetings/{meeting.pk}/door/"
    wrong = client.post(f"/meetings/{meeting.pk}/observe/", {"code": "000000"})
    assert "Mã điểm danh không đúng" in wrong.content.decode()
    head = world.units["AAA"]
    for user, path in ((world.outsider, "door/"), (world.member, "observe/")):
        sent = sign_in(user).post(f"/meetings/{meeting.pk}/{path}", {"code": "000000"})
        assert sent.status_code == 200
        assert not meeting.attendance.exclude(arrived_at=None).exclude(unit=head).exists()
    client = sign_in(world.outsider)
    with_code = f"{door}?code={door_token(meeting, NOON)}"
    assert str(observer) in client.get(with_code).content.decode()
    withdrawn = {"state": "withdrawn", "withdrawn_at": NOON, "withdrawn_reason": "Sai"}
    IssuedDocument.objects.update(**withdrawn)
    assert client.get(laid).status_code == 404
    assert laid not in page(client, seat)
    kept = {"state": "signing", "released_at": None, "withdrawn_at": None, "withdrawn_reason": ""}
    IssuedDocument.objects.update(**kept)
    assert client.get(laid).status_code == 404


@time_machine.travel(NOON, tick=False)
def test_an_observer_confirms_on_the_phone(world: World, sign_in: SignIn) -> None:
    meeting = begun(world)
    seated(world, meeting)
    client, seat = sign_in(world.outsider), f"/meetings/{meeting.pk}/seat/"
    assert "Xác nhận có mặt" in page(client, seat)

    answer = client.post(f"/meetings/{meeting.pk}/observe/", {"code": door_code(meeting, NOON)})

    assert answer["Location"] == seat
    assert "Đã ghi nhận có mặt lúc 12:00" in page(client, seat)


def test_the_head_seats_observers_on_a_page(world: World, sign_in: SignIn) -> None:
    meeting = called(world)
    client, listed = sign_in(world.head), f"/meetings/{meeting.pk}/observers/"
    assert "Chưa có quan sát viên nào" in page(client, listed)
    assert listed in page(client, f"/meetings/{meeting.pk}/")
    wrong = client.post(listed, {"account": "khong.co"})
    assert "không có ở các đơn vị" in wrong.content.decode()
    client.post(listed, {"account": world.outsider.username, "office": OFFICE})
    assert OFFICE in page(client, listed)
    assert sign_in(world.member).get(listed).status_code == 403
    remove = f"/meetings/observers/{Observer.objects.get().pk}/remove/"
    assert sign_in(world.outsider).post(remove).status_code == 404
    sign_in(world.head).post(remove)

    assert not Observer.objects.exists()


def test_an_observer_finds_the_meeting_on_the_first_page_and_in_the_calendar(
    world: World, sign_in: SignIn
) -> None:
    meeting = called(world)
    seated(world, meeting)
    seat = f"/meetings/{meeting.pk}/seat/"

    (owed,) = everything_owed(world.outsider, [], NOON.date())
    (inside,) = appointments_of(world.head, [world.season])
    (observed,) = appointments_of(world.outsider, [])

    assert (owed.url, owed.due_on, owed.button) == (seat, meeting.held_on, "Vào hội trường")
    assert "quan sát viên" in owed.text
    assert (inside.url, observed.url) == (meeting.get_absolute_url(), seat)
    assert observed.text == f"{meeting} – {world.bloc.name}"
    assert observers() == {world.outsider.pk}
    assert seat in page(sign_in(world.outsider), "/")
