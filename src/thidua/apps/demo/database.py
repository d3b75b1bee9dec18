"""Emptying the database for ``thidua demo --fresh``."""

from pathlib import Path

from django.conf import settings
from django.db import connection


def empty_database() -> None:
    """Remove every table: the SQLite file with its companions, or the PostgreSQL schema."""
    if connection.vendor == "sqlite":
        connection.close()
        name = str(settings.DATABASES["default"]["NAME"])
        for suffix in ("", "-wal", "-shm"):
            Path(name + suffix).unlink(missing_ok=True)
        return
    with connection.cursor() as cursor:
        cursor.execute("DROP SCHEMA public CASCADE")
        cursor.execute("CREATE SCHEMA public")
