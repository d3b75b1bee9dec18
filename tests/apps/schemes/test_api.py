"""The read API: the same people see the same tables as on the pages."""

import pytest
from ninja.testing import TestClient

from tests.factories import NOON, SCHEME, World
from thidua.apps.schemes.actions.adopting import adopt_scheme
from thidua.apps.schemes.actions.drafting import create_scheme
from thidua.apps.schemes.api import router
from thidua.apps.schemes.models import Scheme
from thidua.formats.canonical import scheme_hash


@pytest.fixture
def scheme(world: World) -> Scheme:
    draft = create_scheme(world.season, SCHEME, actor=world.head, at=NOON)
    return adopt_scheme(draft, revision=0, actor=world.head, at=NOON)


@pytest.fixture(scope="module")
def api() -> TestClient:
    return TestClient(router)


def test_list_and_detail(scheme: Scheme, world: World, api: TestClient) -> None:
    listed = api.get("", user=world.member).json()
    assert listed["count"] == 1
    summary = {
        "id": scheme.pk,
        "season_id": world.season.pk,
        "bloc_id": world.bloc.pk,
        "year": 2023,
        "version": 1,
        "state": "adopted",
        "hash": scheme_hash(SCHEME),
        "adopted_at": "2023-06-15T05:00:00Z",
    }
    assert listed["items"] == [summary]
    detail = api.get(f"/{scheme.pk}", user=world.member).json()
    assert detail == summary | {"reason": "", "definition": SCHEME}


def test_filters(scheme: Scheme, world: World, api: TestClient) -> None:
    assert api.get("?state=draft", user=world.member).json()["count"] == 0
    assert api.get(f"?season={world.season.pk}", user=world.member).json()["count"] == 1


def test_outsider_sees_nothing(scheme: Scheme, world: World, api: TestClient) -> None:
    assert api.get("", user=world.outsider).json()["count"] == 0
    assert api.get(f"/{scheme.pk}", user=world.outsider).status_code == 404
