"""What moves which page of the hall, and what it costs however many look."""

from typing import Any

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse
from django.utils import timezone

from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.meetings.actions.floor import ask_to_speak
from thidua.apps.meetings.actions.presence import note_arrival
from thidua.apps.meetings.hall.screen_link import stamp_token
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.pages.hall import live_stamp, seat_parts
from thidua.apps.meetings.registries.hall import Audience, Stamp


def stamps(conference: Conference) -> dict[Audience, Stamp]:
    conference.refresh_from_db()
    return {audience: live_stamp(conference, audience, NOON) for audience in Audience}


def test_who_comes_is_seen_at_once_by_the_chair_and_soon_by_phones(
    ranked: World, meeting: Conference
) -> None:
    before = stamps(meeting)
    note_arrival(meeting.attendance.get(unit=ranked.units["CCC"]), actor=ranked.head, at=NOON)
    after = stamps(meeting)

    for audience in (Audience.CHAIR, Audience.PROJECTOR):
        assert before[audience].now != after[audience].now
    delegate = Audience.DELEGATE
    assert before[delegate].now == after[delegate].now
    assert before[delegate].soon != after[delegate].soon


def test_the_agenda_is_seen_by_all_at_once(ranked: World, meeting: Conference) -> None:
    before = stamps(meeting)
    Conference.objects.filter(pk=meeting.pk).update(revision=meeting.revision + 1)
    after = stamps(meeting)

    assert all(before[audience].now != after[audience].now for audience in Audience)


def test_a_process_asks_once_for_all_who_look(
    meeting: Conference, client: Client, settings: Any, django_assert_num_queries: Any
) -> None:
    settings.HALL_STAMP_KEPT = 3600
    url = reverse("meetings:stamp", args=[stamp_token(meeting.pk, Audience.DELEGATE)])
    first = client.get(url)

    with django_assert_num_queries(0):
        again = [client.get(url) for _phone in range(25)]

    assert {answer.content for answer in again} == {first.content}


def test_a_stamp_of_no_conference_is_none(
    meeting: Conference, client: Client, settings: Any
) -> None:
    url = reverse("meetings:stamp", args=[stamp_token(meeting.pk + 1, Audience.CHAIR)])

    assert client.get(url).status_code == 404


def test_phones_of_a_larger_hall_take_more_time_for_what_may_wait(
    ranked: World, meeting: Conference
) -> None:
    parts = seat_parts(meeting, ranked.member, NOON)

    assert parts["calm"] == len(parts["roll"]) * 4


def test_phones_share_what_all_of_them_show(
    ranked: World, meeting: Conference, settings: Any, sign_in: SignIn
) -> None:
    url = reverse("meetings:seat", args=[meeting.pk]) + "?live=1"
    client = sign_in(ranked.member)
    with CaptureQueriesContext(connection) as alone:
        shown = client.get(url).content
    by_itself = len(alone)
    settings.HALL_STAMP_KEPT = 3600
    client.get(url)
    with CaptureQueriesContext(connection) as together:
        again = client.get(url).content

    assert len(together) <= by_itself - 3  # agenda, floor, roll, members, names
    assert len(again) == len(shown)
    note_arrival(meeting.attendance.get(unit=ranked.units["CCC"]), actor=ranked.head, at=NOON)
    ask_to_speak(
        meeting.attendance.get(unit=ranked.units["CCC"]), actor=ranked.member, at=timezone.now()
    )
    assert "Rút đăng ký phát biểu" in client.get(url).content.decode()
