"""The API keeps its own description, whatever is asked of it: fuzzed as signed-in users."""

import json
from collections.abc import Iterator

import pytest
import schemathesis
from django.conf import settings
from django.core.cache import cache
from django.core.signals import request_finished, request_started
from django.db import close_old_connections
from django.test import Client
from django.utils import timezone
from hypothesis import HealthCheck, given
from hypothesis import settings as effort
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
)

from tests.apps.appraisals.builders import LATER, all_locked, opened
from tests.factories import World
from thidua.apps.accounts.actions.tokens import issue_token
from thidua.apps.accounts.facts import TokenFacts
from thidua.apps.accounts.models import ApiToken, User
from thidua.apps.appraisals.actions.results import publish_result
from thidua.config.api import api
from thidua.config.wsgi import application
from tools.reference_pages.openapi import page

SCHEMA = schemathesis.openapi.from_dict(json.loads(page()))
SCHEMA.app = application
OPERATIONS = sorted(
    (path, method.upper()) for path, methods in api.get_openapi_schema()["paths"].items()
    for method in methods
)  # fmt: skip
CHECKS = [not_a_server_error, content_type_conformance, response_schema_conformance]


def session_of(user: User) -> dict[str, str]:
    """The cookie of a user who has just signed in."""
    client = Client()
    client.force_login(user)
    name = settings.SESSION_COOKIE_NAME
    return {name: client.cookies[name].value}


@pytest.fixture
def kept_connection() -> Iterator[None]:
    """A real request ends by closing old connections; the test's own must stay, as in Client."""
    for signal in (request_started, request_finished):
        signal.disconnect(close_old_connections)
    yield
    for signal in (request_started, request_finished):
        signal.connect(close_old_connections)


@pytest.fixture
def full_world(world: World) -> World:
    """The bloc with everything that the API tells: up to a published ranking."""
    all_locked(opened(world), BBB="90", CCC="90")
    publish_result(world.season, actor=world.head, at=LATER)
    cache.clear()
    return world


READS = [(path, method) for path, method in OPERATIONS if method == "GET"]
WRITES = [(path, method) for path, method in OPERATIONS if method != "GET"]


@pytest.mark.parametrize("who", ["standing", "member", "outsider"])
@pytest.mark.parametrize(("path", "method"), READS)
def test_answers_are_as_described(
    full_world: World, kept_connection: None, path: str, method: str, who: str
) -> None:
    session = session_of(getattr(full_world, who))
    statuses = set()

    @given(case=SCHEMA[path][method].as_strategy())
    @effort(
        max_examples=20, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def ask(case: schemathesis.Case) -> None:
        response = case.call(
            base_url="http://localhost", cookies=session, headers={"Accept-Encoding": "identity"}
        )
        statuses.add(response.status_code)
        case.validate_response(response, checks=CHECKS)

    ask()
    assert statuses <= {200, 400, 404, 422}


@pytest.mark.parametrize(("path", "method"), WRITES)
def test_whatever_a_program_sends_is_answered_as_described(
    full_world: World, kept_connection: None, path: str, method: str
) -> None:
    user = full_world.head if "ledger" in path else full_world.member
    facts = TokenFacts("x", ApiToken.Scope.values, 9)
    _token, text = issue_token(user, facts, at=timezone.now())
    keys = {"season_id": full_world.season.pk, "unit_id": full_world.units["CCC"].pk}
    statuses = set()

    @given(case=SCHEMA[path][method].as_strategy())
    @effort(
        max_examples=100, derandomize=True, database=None,
        suppress_health_check=list(HealthCheck),
    )  # fmt: skip
    def ask(case: schemathesis.Case) -> None:
        case.path_parameters = {name: keys[name] for name in case.path_parameters}
        headers = {"Accept-Encoding": "identity", "Authorization": f"Bearer {text}"}
        response = case.call(base_url="http://localhost", headers=headers)
        statuses.add(response.status_code)
        case.validate_response(response, checks=CHECKS)

    ask()
    assert statuses <= {200, 400, 403, 409, 422}
    assert statuses & {200, 403, 409}, "some of it reaches the action"


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_strangers_are_turned_away(db: None, path: str, method: str) -> None:
    address = path.format(**dict.fromkeys(("season_id", "scheme_id", "unit_id", "bloc_id"), 1))

    assert Client().generic(method, address).status_code == 401


@pytest.mark.parametrize(("path", "method"), OPERATIONS)
def test_huge_and_odd_numbers_are_answered(full_world: World, path: str, method: str) -> None:
    client = Client()
    client.force_login(full_world.standing)
    for odd in ("9" * 30, "-1", "0", "1e3", "٣", "%00"):
        address = path
        for name in ("season_id", "scheme_id", "unit_id", "bloc_id"):
            address = address.replace(f"{{{name}}}", odd)
        status = client.generic(method, f"{address}?offset={odd}&limit=1").status_code
        assert status in {200, 400, 404, 422}, (address, odd)


@pytest.mark.parametrize("path", ["/organisations/units/", "/seasons/", "/api/v1/units"])
def test_a_null_character_is_a_bad_request(full_world: World, path: str) -> None:
    client = Client()
    client.force_login(full_world.standing)

    answer = client.get(f"{path}?q=%00")

    assert answer.status_code == 400
    assert client.get(f"{path}?q=khoi").status_code == 200
