"""Seasons over the API: the same as on the pages, for the same users."""

from ninja.testing import TestClient

from tests.factories import NOON, World
from thidua.apps.seasons.actions.seasons import create_season
from thidua.apps.seasons.api import router

client = TestClient(router)


def test_list_is_scoped_and_filtered(world: World) -> None:
    create_season(world.bloc, 2024, actor=world.standing, at=NOON)

    everything = client.get("", user=world.standing).json()
    assert (everything["count"], [s["year"] for s in everything["items"]]) == (2, [2024, 2023])
    assert [s["year"] for s in client.get("", user=world.member).json()["items"]] == [2023]
    assert client.get("", user=world.outsider).json()["count"] == 0
    only = client.get("?year=2024&state=draft", user=world.standing).json()["items"]
    assert [s["year"] for s in only] == [2024]
    assert client.get("?year=hai", user=world.standing).status_code == 422


def test_one_season_has_phases_and_members(world: World) -> None:
    answer = client.get(f"/{world.season.pk}", user=world.member).json()

    assert (answer["state"], answer["bloc_name"]) == ("draft", "Khối thi đua Một")
    assert [phase["kind"] for phase in answer["phases"]][:3] == ["setup", "registration", "signing"]
    assert [(m["code"], m["role"]) for m in answer["members"]] == [
        ("AAA", "head"),
        ("BBB", "deputy"),
        ("CCC", "member"),
    ]


def test_a_foreign_season_does_not_exist(world: World) -> None:
    assert client.get(f"/{world.season.pk}", user=world.outsider).status_code == 404
