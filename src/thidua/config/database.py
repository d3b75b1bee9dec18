"""Bringing the database up to date: an empty SQLite file at once, anything else by its migrations.

``ready_schema.sql`` holds what the migrations themselves make of an empty database
(``tools/ready_schema.py`` writes it, a test compares): filling it takes a moment where running a
hundred migrations takes twenty seconds.
"""

import sqlite3
from importlib.resources import files

from django.core.management import call_command
from django.db import connection
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.migrations.executor import MigrationExecutor


def ready_schema() -> str:
    """The statements that make an empty SQLite database what the migrations make it."""
    return (files("thidua.config") / "ready_schema.sql").read_text("utf-8")


def bring_up_to_date() -> None:
    """Make the tables, or migrate those of an earlier version."""
    if connection.vendor == "sqlite" and not connection.introspection.table_names():
        _fill(connection)
    executor = MigrationExecutor(connection)
    if executor.migration_plan(executor.loader.graph.leaf_nodes()):
        call_command("migrate", verbosity=0, interactive=False)


def _fill(database: BaseDatabaseWrapper) -> None:
    """All or nothing; where another process was quicker, its tables stand."""
    database.ensure_connection()
    try:
        database.connection.executescript(ready_schema())
    except sqlite3.OperationalError:
        database.connection.rollback()
        if not database.introspection.table_names():
            raise
