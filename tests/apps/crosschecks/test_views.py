"""Pages of the draw: what each reader sees, forms, files, queries."""

import pytest
from django.test import Client
from django.urls import reverse
from pytest_django import DjangoAssertNumQueries

from tests.apps.crosschecks.builders import CALLED, SEED, announced, drawn, eight
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.accounts.models import User
from thidua.apps.crosschecks.models import CrossCheck, Recusal, Visit

pytestmark = pytest.mark.django_db


@pytest.fixture
def world() -> World:
    return eight()


def signed_in(user: User) -> Client:
    client = Client()
    client.force_login(user)
    return client


def address(name: str, *keys: int) -> str:
    return reverse(f"crosschecks:{name}", args=keys)


def test_the_head_goes_all_the_way(world: World) -> None:
    client, key = signed_in(world.head), world.season.pk
    rules = {
        "checkers": "2", "combine": "median", "effect": "lowers_only", "most_difference": "1,5",
        "marks_due_on": "2023-11-30", "seen": "0",
    }  # fmt: skip
    assert client.post(address("set_crosscheck", key), rules).status_code == 302
    page = one_line(client.get(address("crosscheck", key)).content.decode())
    assert "1,5 điểm một tiêu chí" in page
    assert "chỉ hạ, không nâng điểm tự chấm" in page
    units = world.units
    asked = {"checker": units["C"].pk, "unit": units["D"].pk, "reason": "Cùng trụ sở"}
    assert client.post(address("recuse_checker", key), asked).status_code == 302
    assert client.post(address("announce_seed", key), {"seed": SEED}).status_code == 302
    assert SEED in client.get(address("draw_checkers", key)).content.decode()
    answer = client.post(address("draw_checkers", key), {"called": CALLED}, follow=True)
    assert f"{SEED} – {CALLED}" in answer.content.decode()
    kept = CrossCheck.objects.get()
    assert client.get(address("draw_file", key)).content.decode() == kept.file
    assert client.get(address("draw_answer", key)).content.decode() == kept.answer + "\n"


def test_what_was_typed_wrong_stays(world: World) -> None:
    client, key = signed_in(world.head), world.season.pk
    answer = client.post(address("set_crosscheck", key), {"checkers": "99", "seen": "0"})
    assert answer.status_code == 422
    assert 'value="99"' in answer.content.decode()
    assert not CrossCheck.objects.exists()
    small = client.post(address("set_crosscheck", key), {
        "checkers": "9", "combine": "mean", "effect": "replaces", "seen": "0",
    })  # fmt: skip
    assert small.status_code == 302
    refused = client.post(address("announce_seed", key), {"seed": SEED})
    assert refused.status_code == 422
    assert "cần 18 đơn vị khác" in refused.content.decode()
    assert SEED in refused.content.decode()


def test_a_member_sees_all_and_changes_only_for_itself(world: World) -> None:
    client, key = signed_in(world.officers["E"]), world.season.pk
    page = client.get(address("crosscheck", key)).content.decode()
    assert address("announce_seed", key) not in page
    units = world.units
    mine = {"checker": units["E"].pk, "unit": units["F"].pk, "reason": "Anh em"}
    assert client.post(address("recuse_checker", key), mine).status_code == 302
    others = mine | {"checker": units["G"].pk}
    assert client.post(address("recuse_checker", key), others).status_code == 422
    assert Recusal.objects.count() == 1
    recusal = Recusal.objects.get()
    assert client.post(address("take_back_recusal", key, recusal.pk)).status_code == 403
    announced(world)
    hall = client.get(address("draw_checkers", key)).content.decode()
    assert SEED in hall
    assert 'http-equiv="refresh"' in hall
    assert client.post(address("draw_checkers", key), {"called": "1"}).status_code == 403


def test_replacing_and_going_there(world: World) -> None:
    kept, client = drawn(world), signed_in(world.head)
    first = kept.assignments.order_by("pk")[0]
    plan = {"day": "2023-11-25", "place": "Trụ sở", "lead": first.checker_id}
    path = address("plan_visit", world.season.pk, first.unit_id)
    assert client.post(path, plan).status_code == 302
    assert Visit.objects.get().lead == first.checker
    assert 'value="Trụ sở"' in client.get(path).content.decode()
    path = address("replace_checker", first.pk)
    assert client.get(path).status_code == 200
    assert client.post(path, {"reason": "Quá hạn"}).status_code == 302
    page = one_line(client.get(address("crosscheck", world.season.pk)).content.decode())
    assert "Quá hạn" in page


def test_strangers_find_nothing(world: World) -> None:
    kept, key = drawn(world), world.season.pk
    client = signed_in(world.outsider)
    first = kept.assignments.order_by("pk")[0]
    for path in (
        address("crosscheck", key), address("draw_checkers", key), address("draw_file", key),
        address("draw_answer", key), address("set_crosscheck", key),
        address("replace_checker", first.pk), address("plan_visit", key, first.unit_id),
    ):  # fmt: skip
        assert client.get(path).status_code == 404


def test_files_before_the_draw(world: World) -> None:
    client, key = signed_in(world.member), world.season.pk
    assert client.get(address("draw_file", key)).status_code == 404
    announced(world)
    assert client.get(address("draw_file", key)).status_code == 200
    assert client.get(address("draw_answer", key)).status_code == 404


def test_as_many_queries_for_eight_units_as_for_five(
    world: World, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    drawn(world)
    client = signed_in(world.member)
    client.get(address("crosscheck", world.season.pk))
    with django_assert_max_num_queries(14):
        client.get(address("crosscheck", world.season.pk))
