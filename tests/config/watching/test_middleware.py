"""Every request has a number, a measure and a line; those of ballots have none of the three."""

import json
import logging
from typing import Any

import pytest
from django.core.exceptions import MiddlewareNotUsed
from django.http import HttpResponse
from django.test import Client, RequestFactory
from django.urls import reverse
from prometheus_client import REGISTRY

from tests.conftest import SignIn
from tests.factories import World
from thidua.config.watching.log_lines import REQUEST_LOG, AsJson
from thidua.config.watching.measures import REQUESTS
from thidua.config.watching.middleware import WatchingMiddleware
from thidua.config.watching.secrecy import NoLineOfBallots

pytestmark = pytest.mark.django_db
SECRET = ("/ballots/b/", "/ballots/7/draw/")


@pytest.fixture
def _watched(settings: Any, caplog: pytest.LogCaptureFixture) -> None:
    settings.LOG_REQUESTS = True
    caplog.set_level(logging.INFO, REQUEST_LOG)


def lines(caplog: pytest.LogCaptureFixture) -> list[dict[str, object]]:
    told = [record for record in caplog.records if record.name == REQUEST_LOG]
    return [json.loads(AsJson().format(each)) for each in told]


def counted(address: str) -> float:
    labels = {"address": address, "method": "GET", "status": "200"}
    return REGISTRY.get_sample_value("thidua_requests_total", labels) or 0.0


@pytest.mark.usefixtures("_watched")
def test_a_request_is_counted_and_told_by_the_name_of_its_address(
    world: World, sign_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    before = counted("jobs:list")
    answer = sign_in(world.member).get(reverse("jobs:list"), headers={"x-request-id": "abc-12345"})

    [line] = lines(caplog)
    assert counted("jobs:list") == before + 1
    assert answer.headers["X-Request-ID"] == "abc-12345"
    assert {name: line[name] for name in ("message", "level", "status", "user")} == {
        "message": "GET jobs:list", "level": "INFO", "status": 200, "user": world.member.pk,
    }  # fmt: skip
    assert isinstance(line["ms"], float)


@pytest.mark.usefixtures("_watched")
def test_neither_secrets_of_a_link_nor_numbers_of_others_are_told(
    caplog: pytest.LogCaptureFixture,
) -> None:
    path = reverse("organisations:accept_invitation", args=["bi-mat"])
    answer = Client().get(path, headers={"x-request-id": "x\ny"})
    Client().get("/khong-co/")
    Client().get("/readyz")

    assert "bi-mat" not in json.dumps(lines(caplog))
    assert len(answer.headers["X-Request-ID"]) == 32
    told = [line["message"] for line in lines(caplog)]
    assert told == ["GET organisations:accept_invitation", "GET -", "GET /readyz"]


@pytest.mark.usefixtures("_watched")
@pytest.mark.parametrize("path", SECRET)
def test_nothing_is_told_of_a_ballot_nor_of_who_comes_from_one(
    path: str, caplog: pytest.LogCaptureFixture
) -> None:
    before = list(REQUESTS.collect())
    answer = Client().get(path)
    for headers in ({"referer": f"http://testserver{path}"}, {"hx-current-url": path}):
        Client().get("/accounts/login/", headers=headers)
    Client().get("/accounts/login/", headers={"referer": "http://["})

    assert lines(caplog) == []
    assert "X-Request-ID" not in answer.headers
    assert list(REQUESTS.collect()) == before


def test_it_is_absent_where_nobody_watches() -> None:
    with pytest.raises(MiddlewareNotUsed):
        WatchingMiddleware(lambda request: HttpResponse())


@pytest.mark.parametrize(
    ("path", "level", "told"),
    [
        ("/ballots/b/x/", logging.WARNING, False),
        ("/ballots/b/x/", logging.ERROR, True),
        ("/seasons/", logging.WARNING, True),
    ],
)
def test_djangos_own_lines_name_no_address_of_a_ballot(path: str, level: int, told: bool) -> None:
    record = logging.LogRecord("django.request", level, "", 0, "Not Found: %s", (path,), None)
    record.request = RequestFactory().get(path)

    assert NoLineOfBallots().filter(record) is told
    assert not told or "ballots" not in record.getMessage()


def test_a_traceback_is_part_of_its_line() -> None:
    try:
        raise ValueError("hỏng")
    except ValueError as error:
        info = (type(error), error, error.__traceback__)
    record = logging.LogRecord("x", logging.ERROR, "", 0, "told", (), info)

    line = json.loads(AsJson().format(record))
    assert "ValueError: hỏng" in line["traceback"]
    assert "request" not in line
