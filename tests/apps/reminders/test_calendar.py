"""A person's calendar: right for every program, secret, and only of what the person may see."""

import logging
from datetime import date, timedelta
from datetime import time as hour

import pytest
import time_machine
from django.test import Client
from django.urls import reverse
from icalendar import Calendar

from tests.apps.ballots.conftest import conference, meeting, ranked
from tests.apps.reminders.material import MORNING, TEXT, task
from tests.conftest import SignIn
from tests.factories import World
from thidua.apps.accounts.models import User
from thidua.apps.audit.models import Entry
from thidua.apps.meetings.models import Conference
from thidua.apps.reminders.actions.feeds import renew_feed
from thidua.apps.reminders.models import CalendarFeed
from thidua.apps.reminders.pages.calendar import calendar_of
from thidua.apps.seasons.models import ChecklistItem

__all__ = ["conference", "meeting", "ranked"]
LONG = "Gửi báo cáo; kèm phụ lục, biểu số 1 \\ bản giấy: " + "tổng hợp toàn khối " * 6 + "."


def address(user: User) -> str:
    token = renew_feed(user, actor=user, at=MORNING)
    return reverse("reminders:feed", args=[token])


def events(content: bytes) -> dict[str, object]:
    return {str(each["summary"]): each for each in Calendar.from_ical(content).walk("VEVENT")}


@pytest.fixture
def on_the_day() -> object:
    with time_machine.travel(MORNING, tick=False):
        yield


def test_a_task_is_a_whole_day_that_moves_and_stays_the_same(world: World) -> None:
    item = task(world.season, 5, text=LONG)
    content = calendar_of(world.member, MORNING.date())

    (event,) = [each for text, each in events(content).items() if text == LONG]
    assert event["dtstart"].dt == date(2023, 5, 15)
    assert event["dtend"].dt == date(2023, 5, 16)
    ChecklistItem.objects.filter(pk=item.pk).update(due_on=date(2023, 5, 20))
    moved = events(calendar_of(User.objects.get(pk=world.member.pk), MORNING.date()))
    assert moved[LONG]["dtstart"].dt == date(2023, 5, 20)
    assert moved[LONG]["uid"] == event["uid"]


def test_lines_are_as_the_standard_has_them(world: World) -> None:
    task(world.season, 5, text=LONG)
    content = calendar_of(world.member, MORNING.date())

    lines = content.split(b"\r\n")
    assert b"\n" not in content.replace(b"\r\n", b"")
    assert max(map(len, lines)) <= 75
    unfolded = content.replace(b"\r\n ", b"").decode()
    assert "SUMMARY:Gửi báo cáo\\; kèm phụ lục\\, biểu số 1 \\\\ bản giấy: tổng" in unfolded
    assert "DTSTART;VALUE=DATE:20230515" in unfolded
    assert unfolded.startswith("BEGIN:VCALENDAR\r\n")
    assert unfolded.endswith("END:VCALENDAR\r\n")


def test_a_conference_has_its_hour_in_utc(meeting: Conference, ranked: World) -> None:
    Conference.objects.filter(pk=meeting.pk).update(
        held_on=date(2023, 12, 20), starts_at=hour(8, 0)
    )
    unfolded = calendar_of(ranked.member, MORNING.date()).replace(b"\r\n ", b"").decode()

    assert "DTSTART:20231220T010000Z" in unfolded
    assert f"UID:hoi-nghi-{meeting.pk}@localhost" in unfolded
    assert "hoi-nghi" not in calendar_of(ranked.outsider, MORNING.date()).decode()


def test_nobody_reads_the_tasks_of_others(world: World) -> None:
    task(world.season, 5)

    assert TEXT in events(calendar_of(world.member, MORNING.date()))
    assert TEXT not in events(calendar_of(world.outsider, MORNING.date()))


def test_the_address_is_shown_once_and_only_its_hash_is_kept(
    world: World, sign_in: SignIn, on_the_day: None
) -> None:
    client = sign_in(world.member)
    page = client.post(reverse("reminders:renew_feed")).content.decode()
    token = page.split("/reminders/calendar/")[1].split(".ics")[0]

    assert len(token) == 43
    assert token not in client.get(reverse("reminders:choose_channels")).content.decode()
    assert token not in str(CalendarFeed.objects.values())
    assert token not in str(list(Entry.objects.values_list("data", "subject_name")))
    answer = Client().get(f"/reminders/calendar/{token}.ics")
    assert answer.status_code == 200
    assert answer["Content-Type"] == "text/calendar; charset=utf-8"


def test_what_has_not_changed_is_not_sent_again(world: World, on_the_day: None) -> None:
    task(world.season, 5)
    feed, client = address(world.member), Client()
    first = client.get(feed)

    same = client.get(feed, headers={"If-None-Match": first["ETag"]})
    assert (same.status_code, same.content) == (304, b"")
    ChecklistItem.objects.update(due_on=date(2023, 5, 30))
    other = client.get(feed, headers={"If-None-Match": first["ETag"]})
    assert other.status_code == 200
    assert other["ETag"] != first["ETag"]
    assert client.head(feed).status_code == 200


def test_a_former_address_and_a_closed_account_are_as_if_they_never_were(
    world: World, sign_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    former = address(world.member)
    now, taken = address(world.member), address(world.head)
    sign_in(world.head).post(reverse("reminders:revoke_feed"))
    with caplog.at_level(logging.DEBUG):
        assert Client().get(former).status_code == 404
        assert Client().get(taken).status_code == 404
        assert Client().get(now).status_code == 200
        User.objects.filter(pk=world.member.pk).update(is_active=False)
        assert Client().get(now).status_code == 404

    assert Client().get("/reminders/calendar/x.ics").content == b""
    secret = now.split("/")[-1].removesuffix(".ics")
    assert secret not in caplog.text


def test_it_is_fetched_sixty_times_an_hour(world: World, on_the_day: None) -> None:
    feed = address(world.member)

    answers = [Client().get(feed).status_code for _ in range(61)]

    assert answers == [200] * 60 + [429]
    with time_machine.travel(MORNING + timedelta(hours=1), tick=False):
        assert Client().get(feed).status_code == 200


def test_guessing_is_slowed_down(world: World, on_the_day: None) -> None:
    answers = [Client().get(f"/reminders/calendar/{n}.ics").status_code for n in range(31)]

    assert answers == [404] * 30 + [429]
