"""The door and the floor: who is there, who asks, who speaks."""

from collections.abc import Callable
from datetime import datetime, timedelta

import pytest
from django.core.exceptions import PermissionDenied

from tests.factories import NOON, World
from thidua.apps.audit.models import Entry
from thidua.apps.meetings.actions.floor import (
    ask_to_speak,
    end_speech,
    give_floor,
    take_back_request,
)
from thidua.apps.meetings.actions.presence import confirm_presence, note_arrival, note_departure
from thidua.apps.meetings.hall.door import check_door, door_code, door_token
from thidua.apps.meetings.models import Attendance, Conference
from thidua.apps.meetings.queries import speaking_list, units_in_hall
from thidua.apps.meetings.refusals import (
    ConferenceClosed,
    ConferenceNotOpen,
    DoorCodeRefused,
    FloorRefused,
    UnitLeft,
)
from thidua.apps.organisations.models import Membership


def row(world: World, conference: Conference, code: str) -> Attendance:
    return conference.attendance.get(unit=world.units[code])


def minutes(count: float) -> timedelta:
    return timedelta(minutes=count)


def arrive(world: World, conference: Conference, code: str, at: datetime = NOON) -> Attendance:
    given = door_token(conference, at)
    return confirm_presence(row(world, conference, code), given, actor=world.officers[code], at=at)


@pytest.mark.parametrize("make", [door_token, door_code])
@pytest.mark.parametrize("later", [0, 1, 2])
def test_a_code_opens_the_door_for_its_minutes(
    ranked: World, meeting: Conference, make: Callable[[Conference, datetime], str], later: int
) -> None:
    check_door(meeting, make(meeting, NOON), NOON + minutes(later))


def test_an_old_token_says_when_it_was_made(meeting: Conference) -> None:
    with pytest.raises(DoorCodeRefused, match="của lúc 12:00, đã hết hạn"):
        check_door(meeting, door_token(meeting, NOON), NOON + minutes(3))
    with pytest.raises(DoorCodeRefused, match="không đúng hoặc đã đổi"):
        check_door(meeting, door_code(meeting, NOON), NOON + minutes(3))


def test_a_clock_set_back_is_told_plainly_and_the_new_code_works(meeting: Conference) -> None:
    set_back = NOON - minutes(30)
    with pytest.raises(DoorCodeRefused, match="đi trước giờ của máy chủ 30 phút"):
        check_door(meeting, door_token(meeting, NOON), set_back)
    check_door(meeting, door_token(meeting, set_back), set_back)


@pytest.mark.parametrize("given", ["", "12345", "abcdef", "1-2.x", "٣٣٣٣٣٣", "x" * 5000])
def test_rubbish_opens_nothing(meeting: Conference, given: str) -> None:
    with pytest.raises(DoorCodeRefused):
        check_door(meeting, given, NOON)


def test_the_token_of_another_conference_opens_nothing(meeting: Conference) -> None:
    other = Conference(pk=meeting.pk + 1)
    with pytest.raises(DoorCodeRefused, match="không phải của hội nghị"):
        check_door(meeting, door_token(other, NOON), NOON)


def test_confirm_presence_marks_the_own_unit_once(ranked: World, meeting: Conference) -> None:
    there = arrive(ranked, meeting, "CCC")
    arrive(ranked, meeting, "CCC", NOON + minutes(5))

    there.refresh_from_db()
    assert (there.is_present, there.arrived_at) == (True, NOON)
    assert (there.delegate, there.representative) == (ranked.member, str(ranked.member))
    assert Entry.objects.filter(action="meetings.confirm_presence").count() == 1


def test_confirm_presence_for_another_unit_is_refused(ranked: World, meeting: Conference) -> None:
    given = door_token(meeting, NOON)
    for user in (ranked.officers["BBB"], ranked.outsider, ranked.standing):
        with pytest.raises(PermissionDenied):
            confirm_presence(row(ranked, meeting, "CCC"), given, actor=user, at=NOON)


def test_a_named_delegate_may_come_for_the_unit(ranked: World, meeting: Conference) -> None:
    Attendance.objects.filter(unit=ranked.units["CCC"]).update(delegate=ranked.outsider)
    given = door_token(meeting, NOON)
    there = confirm_presence(row(ranked, meeting, "CCC"), given, actor=ranked.outsider, at=NOON)
    assert there.is_in_hall


def test_a_delegate_whose_unit_left_is_told_so(ranked: World, meeting: Conference) -> None:
    Membership.objects.filter(unit=ranked.units["CCC"]).delete()
    with pytest.raises(UnitLeft, match="Hội CCC không còn là thành viên của Khối năm 2023"):
        arrive(ranked, meeting, "CCC")
    assert (units_in_hall(meeting).present, units_in_hall(meeting).total) == (0, 2)


def test_leaving_early_and_coming_back(ranked: World, meeting: Conference) -> None:
    there = arrive(ranked, meeting, "CCC")
    left = note_departure(there, actor=ranked.head, at=NOON + minutes(20))
    assert (left.is_present, left.is_in_hall, units_in_hall(meeting).present) == (True, False, 0)
    with pytest.raises(FloorRefused):
        note_departure(there, actor=ranked.head, at=NOON)
    back = note_arrival(there, actor=ranked.head, at=NOON + minutes(40))
    assert (back.arrived_at, back.left_at) == (NOON, None)


def test_arrival_and_departure_are_the_chairs(ranked: World, meeting: Conference) -> None:
    for act in (note_arrival, note_departure):
        with pytest.raises(PermissionDenied):
            act(row(ranked, meeting, "CCC"), actor=ranked.member, at=NOON)


def test_nobody_arrives_after_the_closing(ranked: World, meeting: Conference) -> None:
    Conference.objects.update(state="closed")
    with pytest.raises(ConferenceClosed):
        arrive(ranked, meeting, "CCC")


def test_the_speaking_list_keeps_the_order_of_asking(ranked: World, meeting: Conference) -> None:
    for code in ("CCC", "BBB"):
        arrive(ranked, meeting, code)
        ask_to_speak(row(ranked, meeting, code), actor=ranked.officers[code], at=NOON)
    first, second = speaking_list(meeting)

    give_floor(second, actor=ranked.head, at=NOON)
    assert [str(each) for each in speaking_list(meeting)] == ["Hội BBB", "Hội CCC"]
    give_floor(first, actor=ranked.head, at=NOON + minutes(2))
    second.refresh_from_db()
    assert (second.state, second.ended_at) == ("done", NOON + minutes(2))
    assert end_speech(first, actor=ranked.head, at=NOON + minutes(3)).state == "done"
    assert speaking_list(meeting) == []


def test_asking_twice_or_from_outside_is_refused(ranked: World, meeting: Conference) -> None:
    with pytest.raises(FloorRefused, match="chưa điểm danh"):
        ask_to_speak(row(ranked, meeting, "CCC"), actor=ranked.member, at=NOON)
    arrive(ranked, meeting, "CCC")
    ask_to_speak(row(ranked, meeting, "CCC"), actor=ranked.member, at=NOON)
    with pytest.raises(FloorRefused, match="đã có trong danh sách"):
        ask_to_speak(row(ranked, meeting, "CCC"), actor=ranked.leaders["CCC"], at=NOON)
    with pytest.raises(PermissionDenied):
        ask_to_speak(row(ranked, meeting, "CCC"), actor=ranked.head, at=NOON)


def test_a_request_is_taken_back_once(ranked: World, meeting: Conference) -> None:
    there = arrive(ranked, meeting, "CCC")
    asked = ask_to_speak(there, actor=ranked.member, at=NOON)
    take_back_request(there, actor=ranked.member, at=NOON)
    with pytest.raises(FloorRefused):
        take_back_request(there, actor=ranked.member, at=NOON)
    with pytest.raises(FloorRefused):
        give_floor(asked, actor=ranked.head, at=NOON)
    with pytest.raises(FloorRefused):
        end_speech(asked, actor=ranked.head, at=NOON)
    with pytest.raises(PermissionDenied):
        give_floor(asked, actor=ranked.member, at=NOON)


def test_nobody_asks_before_the_opening(ranked: World, conference: Conference) -> None:
    arrive(ranked, conference, "CCC")
    with pytest.raises(ConferenceNotOpen):
        ask_to_speak(row(ranked, conference, "CCC"), actor=ranked.member, at=NOON)
