"""Movements are launched, told of, reviewed; silence and overdue reviews show themselves."""

from datetime import UTC, date, datetime
from typing import Any

import pytest
import time_machine
from django.core.exceptions import PermissionDenied
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext

from tests.apps.ledger.material import recorded
from tests.conftest import SignIn
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.ledger.actions.deeds import withdraw_deed
from thidua.apps.ledger.models import Deed
from thidua.apps.movements.actions.movements import (
    close_movement,
    edit_movement,
    launch_movement,
    record_activity,
    remove_activity,
)
from thidua.apps.movements.facts import ActivityFacts, MovementFacts, facts_of
from thidua.apps.movements.models import Movement
from thidua.apps.movements.refusals import MovementClosed, MovementInvalid
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.refusals import SeasonClosed
from thidua.web.revisions import StalePage

pytestmark = pytest.mark.django_db
START = date(2023, 3, 1)
JUNE = datetime(2023, 6, 15, 5, 0, tzinfo=UTC)


def facts(**said: Any) -> MovementFacts:
    usual = {"name": "Vì người nghèo", "origin": "authority", "kind": "regular", "starts_on": START}
    return MovementFacts(**(usual | said))


def launched(world: World, **said: Any) -> Movement:
    return launch_movement(world.season, facts(**said), actor=world.head, at=NOON)


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return one_line(answer.content.decode())


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ({"name": " "}, "Ghi tên"),
        ({"kind": "theme"}, "phải có ngày kết thúc"),
        ({"ends_on": date(2023, 2, 1)}, "Ngày 01/02/2023 trước ngày phát động 01/03/2023"),
        ({"final_due_on": date(2023, 2, 1)}, "trước ngày phát động"),
        ({"origin": "unit"}, "chọn đơn vị"),
    ],
)
def test_launch_movement_refuses_what_cannot_be(
    world: World, said: dict[str, Any], told: str
) -> None:
    with pytest.raises(MovementInvalid, match=told):
        launched(world, **said)

    assert not Movement.objects.exists()


def test_a_unit_launches_its_own_and_nothing_else(world: World) -> None:
    own = facts(origin="unit", unit=world.units["CCC"])
    movement = launch_movement(world.season, own, actor=world.member, at=NOON)

    assert Entry.objects.get(action="movements.launch_movement").subject_id == str(movement.pk)
    for other in (facts(), facts(origin="unit", unit=world.units["AAA"])):
        with pytest.raises(PermissionDenied):
            launch_movement(world.season, other, actor=world.member, at=NOON)
    with pytest.raises(PermissionDenied):
        record_activity(launched(world), ActivityFacts("Thăm", START), actor=world.member, at=NOON)


def test_edit_movement_keeps_what_others_saved(world: World) -> None:
    movement = launched(world)

    edit_movement(movement, facts(goal="Mới"), actor=world.head, at=NOON, seen="0")

    movement.refresh_from_db()
    assert facts_of(movement) == facts(goal="Mới")
    with pytest.raises(StalePage):
        edit_movement(movement, facts(), actor=world.head, at=NOON, seen="0")


def test_close_movement_is_the_final_review_and_ends_it(world: World) -> None:
    movement = launched(world, final_due_on=date(2023, 6, 1))

    with pytest.raises(MovementInvalid, match="tác dụng"):
        close_movement(movement, " ", "", date(2023, 6, 1), actor=world.head, at=NOON)
    with pytest.raises(MovementInvalid, match="từ 01/03/2023 đến 15/06/2023"):
        close_movement(movement, "Tốt", "", date(2023, 7, 1), actor=world.head, at=NOON)
    close_movement(movement, "Tốt", "Làm sớm", date(2023, 6, 1), actor=world.head, at=NOON)

    movement.refresh_from_db()
    assert (movement.effect, movement.lessons) == ("Tốt", "Làm sớm")
    assert movement.activities.get().kind == "final"
    with pytest.raises(MovementClosed):
        edit_movement(movement, facts(), actor=world.head, at=NOON)


def test_a_closed_year_takes_nothing(world: World) -> None:
    Season.objects.update(state=Season.State.CLOSED, closed_at=NOON)

    with pytest.raises(SeasonClosed):
        launched(world)


def test_remove_activity_leaves_it_in_the_journal(world: World) -> None:
    movement = launched(world)
    told = ActivityFacts("Hội thao", date(2023, 5, 1), people=250)
    activity = record_activity(movement, told, actor=world.head, at=NOON)

    remove_activity(activity, actor=world.head, at=NOON)

    assert not movement.activities.exists()
    assert Entry.objects.get(action="movements.remove_activity").data["content"] == "Hội thao"


@time_machine.travel(JUNE, tick=False)
def test_sixty_days_of_nothing_are_seen_until_something_is_recorded(
    world: World, sign_in: SignIn
) -> None:
    movement = launched(world)
    launched(world, name="Mới phát động", starts_on=date(2023, 6, 1))
    client, path = sign_in(world.member), f"/movements/{world.season.pk}/"

    shown = page(client, path)
    assert shown.count("im lặng 106 ngày") == 1
    silent = page(client, f"{path}?state=silent")
    assert "Vì người nghèo</a>" in silent
    assert "Mới phát động</a>" not in silent

    recorded(world, done_on=date(2023, 5, 20), movement=movement.pk)
    assert "im lặng 106" not in page(client, path)


@time_machine.travel(JUNE, tick=False)
def test_the_card_of_the_year_counts_them_and_the_silent_ones(
    world: World, sign_in: SignIn
) -> None:
    client, path = sign_in(world.member), f"/seasons/{world.season.pk}/"
    assert "Phong trào</div>" not in page(client, path)
    movement = launched(world)
    launched(world, name="Mới phát động", starts_on=date(2023, 6, 1))
    silent = "1 phong trào im lặng từ 60 ngày"
    assert silent in page(client, path)

    held = ActivityFacts("Ra quân", date(2023, 5, 2))
    done = record_activity(movement, held, actor=world.head, at=NOON)
    assert silent not in page(client, path)
    remove_activity(done, actor=world.head, at=NOON)
    assert silent in page(client, path)
    recorded(world, done_on=date(2023, 5, 20), movement=movement.pk)
    assert silent not in page(client, path)

    deed = Deed.objects.get()
    withdraw_deed(deed, "Ghi nhầm", actor=world.head, at=NOON)
    assert silent in page(client, path)
    Season.objects.update(state=Season.State.CLOSED, closed_at=NOON)
    assert silent not in page(client, path)


@time_machine.travel(JUNE, tick=False)
def test_an_overdue_review_is_seen_until_it_was_held(world: World, sign_in: SignIn) -> None:
    movement = launched(world, interim_due_on=date(2023, 6, 1))
    client, path = sign_in(world.member), f"/movements/of/{movement.pk}/"

    assert "quá hạn sơ kết 01/06/2023" in page(client, path)
    told = ActivityFacts("Sơ kết", date(2023, 6, 10), "interim")
    record_activity(movement, told, actor=world.head, at=JUNE)

    assert "quá hạn sơ kết" not in page(client, path)


@time_machine.travel(JUNE, tick=False)
def test_the_forms_write_what_was_typed(world: World, sign_in: SignIn) -> None:
    head, path = sign_in(world.head), f"/movements/{world.season.pk}/"
    sent = {"name": "Văn hóa công sở", "origin": "bloc", "kind": "theme", "unit": "",
            "starts_on": "2023-03-01", "ends_on": "2023-11-30"}  # fmt: skip

    assert "Chưa có phong trào nào" in page(head, path)
    refused = head.post(f"{path}launch/", sent | {"ends_on": ""})
    assert (refused.status_code, "Văn hóa công sở" in refused.content.decode()) == (422, True)
    assert head.post(f"{path}launch/", sent).status_code == 302
    movement = Movement.objects.get()
    own = f"/movements/of/{movement.pk}/"
    told = {"content": "Hội thao", "kind": "activity", "held_on": "2023-05-01", "people": "250"}
    assert head.post(f"{own}activity/", told).status_code == 302
    assert head.post(f"{own}edit/", sent | {"goal": "Đạt chuẩn", "seen": "0"}).status_code == 302
    assert head.post(f"{own}edit/", sent | {"seen": "0"}).status_code == 422
    shown = page(head, own)
    assert ("Đạt chuẩn" in shown, "250" in shown) == (True, True)
    gone = f"/movements/activities/{movement.activities.get().pk}/remove/"
    assert sign_in(world.member).post(gone).status_code == 403
    assert head.post(gone).status_code == 302
    closing = {"held_on": "2023-06-10", "effect": "Tốt", "lessons": ""}
    assert head.post(f"{own}close/", closing).status_code == 302
    assert "Đã tổng kết" in page(head, own)
    assert "Ghi hoạt động" not in page(head, own)


def test_the_list_is_narrowed_and_scoped(world: World, sign_in: SignIn) -> None:
    launched(world)
    launched(world, name="Hội thao của Khối", origin="bloc", kind="wave", ends_on=date(2023, 5, 1))
    client, path = sign_in(world.member), f"/movements/{world.season.pk}/"

    def titles(query: str) -> list[bool]:
        shown = page(client, f"{path}?{query}")
        return [f"{name}</a>" in shown for name in ("Vì người nghèo", "Hội thao của Khối")]

    assert titles("q=nguoi+ngheo") == [True, False]
    assert titles("origin=bloc") == [False, True]
    assert titles("kind=wave&sort=name") == [False, True]
    assert titles("state=closed") == [False, False]
    assert "Phát động phong trào" in page(sign_in(world.head), path)
    assert sign_in(world.outsider).get(path).status_code == 404
    found = Movement.objects.first()
    assert found is not None
    assert sign_in(world.outsider).get(f"/movements/of/{found.pk}/").status_code == 404
    assert client.get(f"/movements/of/{found.pk}/edit/").status_code == 403


def test_more_movements_cost_no_more_queries(world: World, sign_in: SignIn) -> None:
    client, path = sign_in(world.head), f"/movements/{world.season.pk}/"
    launched(world)
    client.get(path)
    with CaptureQueriesContext(connection) as few:
        client.get(path)
    for number in range(8):
        launched(world, name=f"Phong trào {number}")

    with CaptureQueriesContext(connection) as many:
        client.get(path)

    assert len(many) == len(few)
