"""A machine asks itself whether it is ready, whatever its settings, and is told why not."""

import pytest
from django.db import connection
from django.test import Client, override_settings
from pytest_django import DjangoAssertNumQueries

from thidua.config import health

PROVINCE = override_settings(
    SECURE_SSL_REDIRECT=True, ALLOWED_HOSTS=["thidua.example.vn"], SESSION_COOKIE_SECURE=True
)
pytestmark = pytest.mark.django_db


@PROVINCE
@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_it_answers_over_plain_http_under_any_name(path: str) -> None:
    answer = Client().get(path, headers={"host": "127.0.0.1:8000"})

    assert answer.status_code == 200
    assert answer.headers["Cache-Control"] == "no-store"
    assert answer.headers["X-Frame-Options"] == "DENY"


def test_the_machine_itself_is_told_each_part_and_others_only_that_it_is_ready() -> None:
    here = Client().get("/readyz").content.decode().splitlines()
    through_a_proxy = Client().get("/readyz", headers={"x-forwarded-for": "203.0.113.7"})
    elsewhere = Client(REMOTE_ADDR="203.0.113.7").get("/readyz")

    assert [line.partition(":")[0] for line in here] == [
        "ready",
        "database",
        "migrations",
        "ballot keys",
        "disk",
        "worker",
    ]
    assert through_a_proxy.content == elsewhere.content == b"ready"


def test_missing_migrations_are_seen_and_what_is_there_is_not_read_each_time(
    django_assert_num_queries: DjangoAssertNumQueries,
) -> None:
    client = Client()
    assert client.get("/readyz").status_code == 200
    with django_assert_num_queries(1):  # open ballots
        assert client.get("/readyz").status_code == 200
    with connection.cursor() as cursor:
        cursor.execute("DELETE FROM django_migrations WHERE app = 'audit' AND name LIKE '0001%'")
    answer = Client().get("/readyz")

    assert (answer.status_code, answer.content) == (503, b"migrations pending")
    assert answer.headers["Retry-After"] == "5"


def test_a_full_disk_is_not_ready(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(health, "LEAST_FREE", 10**18)
    answer = Client().get("/readyz")

    assert answer.status_code == 503
    assert answer.content.startswith(b"disk: ")
