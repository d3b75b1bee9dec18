"""How long pages wait for a server: set for pages alone, and not where a pool decides."""

from typing import Any

import pytest
from django.db import OperationalError, connection

from thidua.config.database import bring_up_to_date
from thidua.config.postgres import LIMITS, WAITS, limit_questions, of_a_server


def test_what_the_address_says_goes_before() -> None:
    told = of_a_server({"OPTIONS": {"connect_timeout": 9, "sslmode": "require"}}, pooled=True)

    assert told["OPTIONS"] == WAITS | {"connect_timeout": 9, "sslmode": "require"}
    assert told["DISABLE_SERVER_SIDE_CURSORS"]
    assert of_a_server({}, pooled=False)["OPTIONS"] == WAITS


@pytest.fixture
def options(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    database = connection.settings_dict
    monkeypatch.setitem(database, "OPTIONS", dict(database["OPTIONS"]))
    monkeypatch.setitem(database, "DISABLE_SERVER_SIDE_CURSORS", False)
    return database  # type: ignore[return-value] # Django's own


def test_a_file_and_a_pool_get_no_limits(
    options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(options, "DISABLE_SERVER_SIDE_CURSORS", True)
    limit_questions()

    assert "options" not in options["OPTIONS"]


@pytest.mark.django_db(transaction=True)
def test_a_question_that_takes_too_long_is_given_up(
    options: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(LIMITS, "statement_timeout", "50ms")
    limit_questions()
    if connection.vendor == "sqlite":
        assert "options" not in options["OPTIONS"]
        return
    connection.close()
    with connection.cursor() as cursor, pytest.raises(OperationalError, match="timeout"):
        cursor.execute("SELECT pg_sleep(5)")
    connection.close()


@pytest.mark.django_db(transaction=True)
def test_who_upgrades_holds_no_lock_afterwards() -> None:
    assert bring_up_to_date() == []
    if connection.vendor == "postgresql":
        with connection.cursor() as cursor:
            cursor.execute("SELECT count(*) FROM pg_locks WHERE locktype = 'advisory'")
            assert cursor.fetchone() == (0,)
