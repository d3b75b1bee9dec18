"""A database or disk that takes nothing: 503 that says so, one line of the log, nothing left."""

import errno
import logging
import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.contrib.sessions.exceptions import SessionInterrupted
from django.core.management import call_command
from django.db import OperationalError, connection
from django.test import Client
from django.urls import reverse

from tests.conftest import SignIn
from tests.factories import World
from thidua.cli import serve
from thidua.config.cache import DatabaseCache
from thidua.config.unavailable import (
    NoLineForEachRefusal,
    _Outage,
    is_unavailable,
    tell_outage,
)


@contextmanager
def database_that_takes_nothing() -> Iterator[None]:
    """SQLite: another program holds the lock. PostgreSQL: the server ended our connection."""
    if connection.vendor == "sqlite":
        other = sqlite3.connect(connection.settings_dict["NAME"], uri=True)
        other.execute("BEGIN IMMEDIATE")
        other.execute("UPDATE accounts_user SET username = username")
        try:
            yield
        finally:
            other.rollback()
            other.close()
        return
    with connection.cursor() as cursor:
        cursor.execute("ALTER SYSTEM SET default_transaction_read_only = on")
        cursor.execute("SELECT pg_reload_conf()")
        cursor.execute("SET default_transaction_read_only = on")
    try:
        yield
    finally:
        connection.close()
        with connection.cursor() as cursor:
            cursor.execute("SET default_transaction_read_only = off")
            cursor.execute("ALTER SYSTEM RESET default_transaction_read_only")
            cursor.execute("SELECT pg_reload_conf()")
        connection.close()


@pytest.fixture(autouse=True)
def _no_outage_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(_Outage, "_told", -1000.0)
    monkeypatch.setattr(_Outage, "folder", tmp_path)


def change_name(client: Client, **extra: object) -> object:
    return client.post(reverse("accounts:profile"), {"full_name": "Tên mới", "email": ""}, **extra)


@pytest.mark.django_db(transaction=True)
def test_a_page_says_that_nothing_was_saved(
    transactional_world: World, sign_in: SignIn, caplog: pytest.LogCaptureFixture
) -> None:
    client = sign_in(transactional_world.member)
    client.raise_request_exception = False
    caplog.set_level(logging.ERROR)

    with database_that_takes_nothing():
        answers = [change_name(client) for _ in range(3)]

    assert {answer.status_code for answer in answers} == {503}
    assert answers[0].headers["Retry-After"] == "5"
    assert "chưa được lưu" in answers[0].content.decode()
    assert "quá nhiều lần" not in answers[0].content.decode().lower()
    ours = [record for record in caplog.records if record.name == "thidua.config.unavailable"]
    shown = [record for record in caplog.records if NoLineForEachRefusal().filter(record)]
    assert len(ours) == 1
    assert shown == ours
    assert change_name(client).status_code == 302


@pytest.mark.django_db(transaction=True)
def test_a_program_gets_json(transactional_world: World, sign_in: SignIn) -> None:
    client = sign_in(transactional_world.member)
    client.raise_request_exception = False

    with database_that_takes_nothing():
        answer = change_name(client, headers={"accept": "application/json"})

    assert answer.status_code == 503
    assert "chưa được lưu" in answer.json()["detail"]


@pytest.mark.django_db(transaction=True)
def test_signing_in_never_blames_the_user(transactional_world: World) -> None:
    call_command("createcachetable", verbosity=0)
    user = transactional_world.member
    user.set_password("mat-khau-rat-dai-1")
    user.save()
    client = Client(raise_request_exception=False)

    with database_that_takes_nothing():
        form = {"login": user.username, "password": "mat-khau-rat-dai-1"}
        answer = client.post(reverse("account_login"), form)

    assert answer.status_code == 503


@pytest.mark.django_db(transaction=True)
def test_the_cache_says_when_the_database_fails() -> None:
    cache = DatabaseCache("accounts_cache", {})
    call_command("createcachetable", "accounts_cache", verbosity=0)
    assert cache.add("x", 1)
    assert not cache.add("x", 2)

    with database_that_takes_nothing(), pytest.raises(Exception) as failure:  # noqa: PT011 - its kind is the point
        cache.set("y", 1)

    assert is_unavailable(failure.value)


def full_disk(tmp_path: Path) -> sqlite3.Connection:
    database = sqlite3.connect(tmp_path / "full.sqlite3")
    database.execute("CREATE TABLE rows (text)")
    database.execute("PRAGMA max_page_count = 4")
    return database


def test_a_full_disk_is_known_by_what_sqlite_says(tmp_path: Path) -> None:
    with pytest.raises(sqlite3.OperationalError) as failure:
        full_disk(tmp_path).execute("INSERT INTO rows VALUES (?)", ["x" * 100_000])

    assert str(failure.value) == "database or disk is full"
    if connection.vendor == "sqlite":
        assert is_unavailable(OperationalError(*failure.value.args))


@pytest.mark.parametrize(
    ("error", "answer"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), True),
        (OSError(errno.ENOENT, "No such file"), False),
        (ValueError("a mistake of ours"), False),
        (None, False),
    ],
)
def test_what_will_pass_is_told_from_mistakes(error: Exception | None, answer: bool) -> None:
    assert is_unavailable(error) is answer


def test_a_cause_counts_however_deep() -> None:
    error = SessionInterrupted()
    error.__context__ = RuntimeError()
    error.__context__.__cause__ = OSError(errno.ENOSPC, "No space left on device")

    assert is_unavailable(error)


def test_an_outage_is_told_once_a_machine_not_once_a_process(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    tell_outage(OperationalError("away"))
    monkeypatch.setattr(_Outage, "_told", -1000.0)  # as another process
    tell_outage(OperationalError("away"))

    assert [record.levelname for record in caplog.records] == ["ERROR"]


def test_the_worker_waits_for_a_database_that_is_away(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(serve, "LOOK_EVERY", 0)
    monkeypatch.setattr(serve.connections, "close_all", lambda: None)  # the test's own
    faults = [OSError(errno.ENOSPC, "No space left"), OSError(errno.ENOSPC, "No space left")]

    def work() -> None:
        if faults:
            raise faults.pop()

    serve._through_outages(work, again=False)
    assert len(faults) == 1
    serve._through_outages(work, again=True)
    assert faults == []
    with pytest.raises(ValueError, match="ours"):
        serve._through_outages(_mistake, again=True)


def _mistake() -> None:
    raise ValueError("ours")
