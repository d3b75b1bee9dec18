"""The API refuses what it does not know, in Vietnamese, and says so in its description."""

import pytest
from django.test import Client

from tests.factories import World
from thidua.config.api import api


def asked(world: World, address: str) -> tuple[int, str]:
    client = Client()
    client.force_login(world.standing)
    answer = client.get(f"/api/v1/{address}")
    return answer.status_code, str(answer.json())


@pytest.mark.parametrize(
    ("address", "said"),
    [
        ("units?stat=valid", "stat: không có tham số này; các tham số: q, state, bloc"),
        ("units?state=valid&state=ended", "state: chỉ ghi một lần"),
        ("units?state=dead", "state: phải là một trong: '', 'valid' hoặc 'ended'"),
        ("units?bloc=mot", "bloc: phải là số nguyên"),
        ("units?limit=501", "limit: không được quá 500"),
        ("seasons?state=x", "state: phải là một trong"),
        ("schemes?state=x", "state: phải là một trong"),
        ("decisions?award=BK", "award: phải là một trong: "),
        ("decisions?year=1", "year: phải từ 1900 trở lên"),
        ("seasons/1?year=2023", "year: không có tham số này; các tham số: không có tham số nào"),
    ],
)
def test_what_is_unknown_is_refused(world: World, address: str, said: str) -> None:
    status, text = asked(world, address)

    assert status == 422
    assert said in text.replace('"', "'")


@pytest.mark.parametrize("address", ["units?q=a&state=", "seasons?state=draft", "decisions?award="])
def test_what_is_known_is_answered(world: World, address: str) -> None:
    assert asked(world, address)[0] == 200


def test_a_stranger_hears_nothing_of_parameters(client: Client, db: None) -> None:
    assert client.get("/api/v1/units?x=1").status_code == 401


def test_every_operation_says_what_else_it_may_answer() -> None:
    for path, operations in api.get_openapi_schema()["paths"].items():
        for operation in operations.values():
            assert {401, 403, 422, 429, 503} <= set(operation["responses"])
            assert (404 in operation["responses"]) == ("{" in path)
