"""A connection is used again, and never writes to a database that was moved away."""

import sqlite3
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest
from django.core.signals import request_started
from django.db import connection, connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.utils import ConnectionHandler

from thidua.config.kept_connections import (
    _IDENTITY,
    close_if_replaced,
    remember,
    watch_database_file,
)


def make_database(path: Path, name: str) -> None:
    with closing(sqlite3.connect(path)) as database, database:
        database.execute("CREATE TABLE office (name text)")
        database.execute("INSERT INTO office VALUES (?)", [name])


@pytest.fixture
def opened(db: None, tmp_path: Path) -> Iterator[BaseDatabaseWrapper]:
    path = tmp_path / "office.sqlite3"
    make_database(path, "Sở Nội vụ")
    backend = {"ENGINE": "django.db.backends.sqlite3", "NAME": str(path)}
    mine = ConnectionHandler({"default": backend})["default"]
    mine.ensure_connection()
    remember(mine)
    yield mine
    mine.close()


def name_in(database: BaseDatabaseWrapper) -> str:
    with database.cursor() as cursor:
        cursor.execute("SELECT name FROM office")
        return str(cursor.fetchone()[0])


def test_it_stays_open_while_its_file_is_there(opened: BaseDatabaseWrapper) -> None:
    before = opened.connection
    close_if_replaced(opened)
    assert opened.connection is before


def test_a_restored_backup_is_opened(opened: BaseDatabaseWrapper, tmp_path: Path) -> None:
    assert name_in(opened) == "Sở Nội vụ"
    make_database(tmp_path / "backup.sqlite3", "Ban Thi đua")
    (tmp_path / "backup.sqlite3").replace(tmp_path / "office.sqlite3")
    close_if_replaced(opened)
    assert opened.connection is None
    assert name_in(opened) == "Ban Thi đua"


def test_a_file_that_is_gone_is_not_written_to(opened: BaseDatabaseWrapper, tmp_path: Path) -> None:
    (tmp_path / "office.sqlite3").unlink()
    close_if_replaced(opened)
    assert opened.connection is None


def test_a_transaction_is_never_cut_off(opened: BaseDatabaseWrapper, tmp_path: Path) -> None:
    opened.in_atomic_block = True
    (tmp_path / "office.sqlite3").unlink()
    close_if_replaced(opened)
    assert opened.connection is not None
    opened.in_atomic_block = False


@pytest.mark.django_db
def test_every_request_looks_and_every_connection_is_known() -> None:
    watch_database_file()
    try:
        connection.ensure_connection()
        connection_created.send(sender=type(connection), connection=connections["default"])
        assert hasattr(connection, _IDENTITY) == (connection.vendor == "sqlite")
        request_started.send(sender=None)
        assert connection.connection is not None
    finally:
        connection_created.disconnect(dispatch_uid=_IDENTITY)
        request_started.disconnect(dispatch_uid=_IDENTITY)
