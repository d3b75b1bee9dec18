"""SQLite's connections stay open between requests; one to a file that was replaced is let go.

Opening one and putting every question anew takes as long as a page. A restored backup is another
file at the same place: what is written must go there, not to the file that was moved away.
"""

from pathlib import Path
from typing import Any

from django.core.signals import request_started
from django.db import connections
from django.db.backends.base.base import BaseDatabaseWrapper
from django.db.backends.signals import connection_created
from django.db.utils import DEFAULT_DB_ALIAS

_IDENTITY = "_thidua_file"  # on Django's wrapper, as long as its connection


def watch_database_file() -> None:
    """From now on, before each request of this process."""
    connection_created.connect(remember, dispatch_uid=_IDENTITY)
    request_started.connect(_look, dispatch_uid=_IDENTITY)


def remember(connection: BaseDatabaseWrapper, **_signal: Any) -> None:
    """Note which file a new connection is to."""
    if connection.vendor == "sqlite":
        setattr(connection, _IDENTITY, _identity(connection))


def close_if_replaced(connection: BaseDatabaseWrapper) -> None:
    """Let the next question open the file that is there now."""
    is_open = connection.connection is not None and not connection.in_atomic_block
    if is_open and getattr(connection, _IDENTITY, None) != _identity(connection):
        connection.close()


def _look(**_signal: Any) -> None:
    connection = connections[DEFAULT_DB_ALIAS]
    if connection.vendor == "sqlite":
        close_if_replaced(connection)


def _identity(connection: BaseDatabaseWrapper) -> tuple[int, int] | None:
    try:
        found = Path(connection.settings_dict["NAME"]).stat()
    except OSError:
        return None
    return found.st_dev, found.st_ino
