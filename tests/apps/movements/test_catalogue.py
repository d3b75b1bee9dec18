"""The catalogue of an authority, teams of a sports meet, awards given for a movement."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.test import Client
from openpyxl import load_workbook

from tests.apps.movements.test_movements import START, launched
from tests.conftest import SignIn
from tests.factories import NOON, World, make_world
from tests.factories_registry import give
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.movements.actions.awards import link_movement_awards
from thidua.apps.movements.actions.calls import create_call, edit_call, join_call, retire_call
from thidua.apps.movements.actions.movements import close_movement, record_activity
from thidua.apps.movements.actions.teams import record_team, remove_team
from thidua.apps.movements.facts import ActivityFacts, CallFacts, TeamFacts
from thidua.apps.movements.models import Activity, CalledMovement, Movement, Team
from thidua.apps.movements.queries import calls_to_join, calls_visible_to
from thidua.apps.movements.refusals import (
    AwardElsewhere,
    CallRetired,
    MovementClosed,
    MovementInvalid,
)
from thidua.apps.organisations.models import Seat
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.refusals import SeasonClosed
from thidua.web.revisions import StalePage

pytestmark = pytest.mark.django_db


def call_facts(**said: Any) -> CallFacts:
    usual: dict[str, Any] = {
        "name": "Vì người nghèo", "origin": "authority", "kind": "theme", "starts_on": START,
        "ends_on": date(2025, 12, 31), "launch_paper": "15/KH-UBND ngày 01/03/2023",
        "final_due_on": date(2025, 12, 1),
    }  # fmt: skip
    return CallFacts(**(usual | said))


def called(world: World, **said: Any) -> CalledMovement:
    return create_call(world.authority, call_facts(**said), actor=world.standing, at=NOON)


def meet(world: World, people: int | None = 250) -> Activity:
    facts = ActivityFacts("Hội thao", START, place="Nhà thi đấu tỉnh", people=people)
    return record_activity(launched(world), facts, actor=world.head, at=NOON)


def team(world: World, activity: Activity, athletes: int = 12, **said: Any) -> Team:
    facts = TeamFacts(**{"event": "Kéo co", "unit": world.units["CCC"], **said}, athletes=athletes)
    return record_team(activity, facts, actor=world.head, at=NOON)


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return one_line(answer.content.decode())


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"name": " "}, "Ghi tên phong trào"),
        ({"launch_paper": ""}, "văn bản phát động"),
        ({"ends_on": None}, "phải có ngày kết thúc"),
        ({"final_due_on": date(2023, 1, 1)}, "Ngày 01/01/2023 trước ngày phát động"),
    ],
)
def test_create_call_refuses_what_cannot_be(world: World, said: dict[str, Any], told: str) -> None:
    with pytest.raises(MovementInvalid, match=told):
        called(world, **said)
    with pytest.raises(PermissionDenied):
        create_call(world.authority, call_facts(), actor=world.head, at=NOON)


def test_a_bloc_joins_a_movement_once(world: World) -> None:
    call = called(world)
    assert list(calls_to_join(world.season)) == [call]
    with pytest.raises(PermissionDenied):
        join_call(world.season, call, actor=world.member, at=NOON)

    movement = join_call(world.season, call, actor=world.head, at=NOON)

    assert (movement.name, movement.origin, movement.call) == (call.name, "authority", call)
    assert movement.final_due_on == date(2025, 12, 1)
    assert list(calls_to_join(world.season)) == []
    with pytest.raises(MovementInvalid, match="đã tham gia"):
        join_call(world.season, call, actor=world.head, at=NOON)
    assert Entry.objects.filter(action="movements.join_call").count() == 1


def test_a_call_belongs_to_its_authority_and_is_retired(world: World) -> None:
    other = make_world(codes=("DDD", "EEE", "FFF"))
    call = called(world)
    with pytest.raises(MovementInvalid, match="cấp tổ chức khác"):
        join_call(other.season, call, actor=other.head, at=NOON)
    assert not calls_visible_to(other.head).exists()
    assert calls_visible_to(world.member).exists()

    edit_call(call, call_facts(goal="Mới"), actor=world.standing, at=NOON, seen="0")
    with pytest.raises(StalePage):
        edit_call(call, call_facts(), actor=world.standing, at=NOON, seen="0")
    retire_call(call, actor=world.standing, at=NOON)

    for act in (retire_call, lambda c, **o: edit_call(c, call_facts(), **o)):
        with pytest.raises(CallRetired, match="thôi gọi từ 15/06/2023"):
            act(call, actor=world.standing, at=NOON)
    with pytest.raises(CallRetired):
        join_call(world.season, call, actor=world.head, at=NOON)


def test_teams_sum_up_to_the_people_of_the_activity(world: World) -> None:
    activity = meet(world, people=30)
    team(world, activity, 12, prize="1")
    team(world, activity, 10, event="Cầu lông", unit=None, name="Liên quân Một")

    with pytest.raises(MovementInvalid, match="cộng lại 31 vận động viên, nhiều hơn 30 người"):
        team(world, activity, 9)
    assert team(world, meet(world, people=None), 500).athletes == 500


@pytest.mark.parametrize(
    ("said", "athletes", "told"),
    [
        ({"event": " "}, 5, "Ghi môn"),
        ({"unit": None}, 5, "Chọn đơn vị hoặc ghi tên đội"),
        ({}, 0, "Số vận động viên: 0; phải từ 1 đến 9999"),
        ({}, 10_000, "Số vận động viên: 10000"),
    ],
)
def test_record_team_refuses_what_cannot_be(
    world: World, said: dict[str, Any], athletes: int, told: str
) -> None:
    with pytest.raises(MovementInvalid, match=told):
        team(world, meet(world), athletes, **said)


def test_teams_are_of_the_bloc_and_fixed_after_the_final_review(world: World) -> None:
    activity = meet(world)
    stranger = world.outsider.seats.get().unit
    with pytest.raises(MovementInvalid, match="không phải thành viên Khối"):
        team(world, activity, unit=stranger)
    one = team(world, activity)
    with pytest.raises(PermissionDenied):
        remove_team(one, actor=world.member, at=NOON)
    remove_team(one, actor=world.head, at=NOON)
    assert Entry.objects.get(action="movements.remove_team").data["athletes"] == 12
    close_movement(activity.movement, "Tốt", "", START, actor=world.head, at=NOON)

    with pytest.raises(MovementClosed):
        team(world, activity)


def test_awards_are_linked_also_after_the_final_review(world: World) -> None:
    movement = launched(world)
    own, last_year = give(world.units["AAA"], "GK", 2023), give(world.units["AAA"], "GK", 2021)
    foreign = give(world.units["CCC"], "GK", 2023)
    close_movement(movement, "Tốt", "", START, actor=world.head, at=NOON)

    link_movement_awards(movement, [own.pk, foreign.pk], actor=world.standing, at=NOON)
    for record in (last_year, foreign):
        with pytest.raises(AwardElsewhere):
            link_movement_awards(movement, [record.pk], actor=world.head, at=NOON)
    link_movement_awards(movement, [], actor=world.head, at=NOON)

    assert list(movement.awards.all()) == [foreign]
    told = Entry.objects.filter(action="movements.link_movement_awards").order_by("pk")[0].data
    assert told["awards"] == [f"Giấy khen, {each.decision}" for each in (own, foreign)]
    Season.objects.update(state=Season.State.CLOSED, closed_at=NOON)
    with pytest.raises(SeasonClosed):
        link_movement_awards(movement, [], actor=world.head, at=NOON)


@time_machine.travel(NOON)
def test_the_office_keeps_the_catalogue_on_pages(world: World, sign_in: SignIn) -> None:
    client, said = sign_in(world.standing), {
        "name": "Vì người nghèo", "origin": "central", "kind": "regular",
        "launch_paper": "15/KH-UBND", "starts_on": "01/03/2023",
    }  # fmt: skip
    assert "Danh mục chưa có phong trào nào" in page(client, "/movements/calls/")
    client.post(f"/movements/calls/{world.authority.pk}/add/", said)
    call = CalledMovement.objects.get()
    text = page(client, "/movements/calls/?year=2023")
    assert "1 khối chưa tham gia" in text
    assert "Đang gọi tham gia" in text
    edit = f"/movements/calls/of/{call.pk}/edit/"
    assert 'value="15/KH-UBND"' in page(client, edit)
    client.post(edit, said | {"name": "Vì người nghèo 2023", "seen": "0"})
    head, calls = sign_in(world.head), f"/movements/{world.season.pk}/calls/"
    assert "1 phong trào chưa tham gia" in page(head, f"/movements/{world.season.pk}/")
    assert "Khối tham gia" in page(head, calls)
    assert "Khối tham gia" not in page(sign_in(world.member), calls)
    sign_in(world.head).post(f"{calls}{call.pk}/join/")
    assert Movement.objects.get().call == call
    assert "Không còn phong trào nào" in page(sign_in(world.head), calls)
    assert "khối chưa tham gia" not in page(sign_in(world.standing), "/movements/calls/?year=2023")
    client = sign_in(world.standing)
    assert "Thôi gọi các khối" in page(client, f"/movements/calls/of/{call.pk}/retire/")
    client.post(f"/movements/calls/of/{call.pk}/retire/")
    assert "Thôi gọi từ 15/06/2023" in page(client, "/movements/calls/")
    assert "Danh mục chưa có phong trào nào" in page(client, "/movements/calls/?year=2022")
    CalledMovement.objects.update(retired_on=None, ends_on=START + timedelta(days=1))
    assert "Đã hết hạn" in page(client, "/movements/calls/")
    assert sign_in(world.head).get(edit).status_code == 403


def test_only_its_office_is_offered_to_change_a_call(world: World, sign_in: SignIn) -> None:
    other = make_world(codes=("DDD", "EEE"))
    unit = other.units["DDD"]
    Seat.objects.create(user=world.standing, kind=Seat.Kind.OFFICER, unit=unit)
    own = called(world)
    foreign = create_call(other.authority, call_facts(), actor=other.standing, at=NOON)

    text = page(sign_in(world.standing), "/movements/calls/?year=2023")

    assert f"/movements/calls/of/{own.pk}/edit/" in text
    assert f"/movements/calls/of/{foreign.pk}/edit/" not in text
    assert text.count("15/KH-UBND") == 2


@time_machine.travel(NOON)
def test_the_meet_shows_teams_and_prizes_by_unit(world: World, sign_in: SignIn) -> None:
    activity, client = meet(world), sign_in(world.head)
    one = f"/movements/activities/{activity.pk}/"
    assert "Chưa ghi đội nào" in page(client, one)
    said = {"event": "Kéo co", "unit": world.units["CCC"].pk, "athletes": "20", "prize": "1"}
    client.post(f"{one}team/", said)
    client.post(f"{one}team/", said | {"event": "Bóng chuyền", "prize": "2"})
    client.post(f"{one}team/", said | {"unit": "", "name": "Liên quân", "prize": "4"})

    text = page(client, one)

    assert "60 vận động viên, 2 môn" in text
    assert text.index("Hội CCC") < text.index("Liên quân")
    assert "3 đội" in page(client, f"/movements/of/{activity.movement_id}/")
    refused = client.post(f"{one}team/", said | {"athletes": "200"}).content.decode()
    assert "nhiều hơn 250 người" in one_line(refused)
    last = Team.objects.latest("pk")
    assert "Xóa đội" in page(client, f"/movements/teams/{last.pk}/remove/")
    client.post(f"/movements/teams/{last.pk}/remove/")
    Season.objects.update(state=Season.State.CLOSED, closed_at=NOON)
    assert "Ghi đội" not in page(client, one)
    assert sign_in(world.outsider).get(one).status_code == 404


@time_machine.travel(NOON)
def test_awards_are_ticked_and_the_list_goes_to_excel(world: World, sign_in: SignIn) -> None:
    movement = launched(world, final_due_on=date(2023, 6, 1))
    record = give(world.units["AAA"], "GK", 2023)
    client, one = sign_in(world.head), f"/movements/of/{movement.pk}/"

    client.post(f"{one}awards/", {"records": [record.pk]})

    assert "1 khen thưởng đã gắn" in page(client, one)
    assert "Giấy khen" in page(client, one)
    seen = page(sign_in(world.member), one)
    assert "1 khen thưởng đã gắn" in seen
    assert "Giấy khen" not in seen
    answer = sign_in(world.member).get(f"/movements/{world.season.pk}/phong-trao.xlsx")
    (row,) = list(load_workbook(BytesIO(answer.getvalue())).worksheets[0].values)[2:]
    assert (row[0], row[14]) == ("Vì người nghèo", "quá hạn tổng kết 01/06/2023; im lặng 106 ngày")
