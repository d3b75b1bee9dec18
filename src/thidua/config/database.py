"""Bringing the database up to date: an empty SQLite file at once, anything else by its migrations.

``ready_schema.sql`` holds what the migrations themselves make of an empty database
(``tools/ready_schema.py`` writes it, a test compares): filling it takes a moment where running a
hundred migrations takes twenty seconds.
"""

import sqlite3
from collections.abc import Iterator
from contextlib import contextmanager
from functools import cache
from importlib.resources import files
from pathlib import Path
from pkgutil import iter_modules

from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor
from django.db.migrations.recorder import MigrationRecorder

from thidua.config.locks import UPGRADING, alone

LOCK = 0x746869647561  # "thidua": the number of the advisory lock


def ready_schema() -> str:
    """The statements that make an empty SQLite database what the migrations make it."""
    return (files("thidua.config") / "ready_schema.sql").read_text("utf-8")


def is_empty() -> bool:
    """Whether there is no table yet: nobody's data could be changed."""
    return not connection.introspection.table_names()


def pending() -> list[str]:
    """The migrations that the database still lacks, as "app.name", in the order they run in."""
    executor = MigrationExecutor(connection)
    plan = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return [f"{migration.app_label}.{migration.name}" for migration, _backwards in plan]


def lacking() -> frozenset[tuple[str, str]]:
    """What the database still lacks, as (app, name): asked often, so no migration is loaded."""
    return known_migrations() - MigrationRecorder(connection).applied_migrations().keys()


@cache
def known_migrations() -> frozenset[tuple[str, str]]:
    """What this version knows, by the names of its files."""
    return frozenset(
        (each.label, module.name)
        for each in apps.get_app_configs()
        for module in iter_modules([str(Path(each.path) / "migrations")])
        if not module.ispkg and module.name[0] not in "_~"
    )


def bring_up_to_date() -> list[str]:
    """Make the tables, or migrate those of an earlier version; the migrations that were run.

    Several at once do it once: the others wait, and find nothing left to do.
    """
    with _by_one():
        if connection.vendor == "sqlite" and is_empty():
            _fill(connection)
        missing = pending()
        if missing:
            call_command("migrate", verbosity=0, interactive=False)
    return missing


@contextmanager
def _by_one() -> Iterator[None]:
    """Alone on this database: among the processes of one machine, or among those of a server."""
    if connection.vendor == "sqlite":
        with alone(UPGRADING, waits=True):
            yield
        return
    # in a transaction of another connection: behind a pool a session's lock is nobody's
    other = connection.copy()
    try:
        with other.cursor() as cursor:
            cursor.execute("BEGIN")
            cursor.execute("SET LOCAL idle_in_transaction_session_timeout = 0")
            cursor.execute("SELECT pg_advisory_xact_lock(%s)", [LOCK])
            yield
            cursor.execute("COMMIT")
    finally:
        other.close()


def _fill(database: BaseDatabaseWrapper) -> None:
    """All or nothing; where another process was quicker, its tables stand."""
    database.ensure_connection()
    try:
        database.connection.executescript(ready_schema())
    except sqlite3.OperationalError:
        database.connection.rollback()
        if not database.introspection.table_names():
            raise
