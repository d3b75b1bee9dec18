"""The read API of organisations: scoped as the pages, in pages, by name."""

from django.test import Client

from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.organisations.actions.units import rename_unit


def test_lists_are_scoped_narrowed_and_paged(
    world: World, sign_in: SignIn
) -> None:  # fixture of conftest
    client: Client = sign_in(world.standing)

    def names(path: str) -> list[str]:
        return [item["name"] for item in client.get(f"/api/v1/{path}").json()["items"]]

    assert names("units") == ["Hội AAA", "Hội BBB", "Hội CCC", "Hội ZZZ"]
    assert names("units?limit=2&offset=1") == ["Hội BBB", "Hội CCC"]
    assert names(f"units?bloc={world.bloc.pk}&state=valid") == ["Hội AAA", "Hội BBB", "Hội CCC"]
    assert names("blocs") == ["Khối thi đua Hai", "Khối thi đua Một"]
    member: Client = sign_in(world.outsider)
    assert member.get("/api/v1/units").json()["count"] == 1


def test_one_unit_and_one_bloc(world: World, sign_in: SignIn) -> None:
    unit = world.units["AAA"]
    rename_unit(unit, "Hội Mới", last_day=NOON.date(), actor=world.standing, at=NOON)
    client: Client = sign_in(world.member)

    told = client.get(f"/api/v1/units/{unit.pk}").json()
    bloc = client.get(f"/api/v1/blocs/{world.bloc.pk}").json()

    assert (told["name"], told["authority"]) == ("Hội Mới", "Tỉnh Thử")
    assert told["names"] == [{"name": "Hội AAA", "kind": "former", "until": "2023-06-15"}]
    assert [
        (year["year"], [(member["code"], member["role"]) for member in year["members"]])
        for year in bloc["years"]
    ] == [(2023, [("AAA", "head"), ("BBB", "deputy"), ("CCC", "member")])]


def test_what_is_not_ones_own_is_not_there(world: World, sign_in: SignIn) -> None:
    outsider: Client = sign_in(world.outsider)

    assert outsider.get(f"/api/v1/units/{world.units['AAA'].pk}").status_code == 404
    assert outsider.get(f"/api/v1/blocs/{world.bloc.pk}").status_code == 404
    assert Client().get("/api/v1/units").status_code == 401
