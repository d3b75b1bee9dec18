"""One copy of the database as it stands at one moment, and a copy put in its place."""

import sqlite3
from contextlib import closing
from pathlib import Path

from django.db import connection, connections

from thidua.config.backup import postgres_tools

SQLITE, POSTGRES = "database.sqlite3", "database.dump"
WAIT = 60  # seconds for a writer to end


class CopyDamaged(Exception):
    """The copy is no whole database."""


def copy_name() -> str:
    """What the copy is called in the backup."""
    return SQLITE if connection.vendor == "sqlite" else POSTGRES


def copy_database(folder: Path) -> Path:
    """Copy it into the folder while others go on reading and writing; its path."""
    target = folder / copy_name()
    if connection.vendor == "sqlite":
        _copy_sqlite(Path(connection.settings_dict["NAME"]), target)
    else:
        postgres_tools.dump(target)
    return target


def put_database(copy: Path, aside: Path) -> None:
    """The copy becomes the database; what was there lies in ``aside``."""
    if connection.vendor == "sqlite":
        _put_sqlite(copy, Path(connection.settings_dict["NAME"]), aside)
        return
    if connection.introspection.table_names():
        postgres_tools.dump(aside / POSTGRES)
    postgres_tools.load(copy, copy.with_suffix(".sql"))
    connections.close_all()


def others_connected() -> int:
    """How many other sessions the database has; SQLite counts none."""
    if connection.vendor == "sqlite":
        return 0
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
            " AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )
        return int(cursor.fetchone()[0])


def _copy_sqlite(source: Path, target: Path) -> None:
    """By SQLite's own backup: one moment, journal and all; in one file without a journal beside."""
    with (
        closing(sqlite3.connect(source, timeout=WAIT)) as living,
        closing(sqlite3.connect(target)) as copy,
    ):
        living.backup(copy)
        copy.execute("PRAGMA journal_mode=DELETE")
    refuse_damaged(target)


def refuse_damaged(path: Path) -> None:
    """Raises: CopyDamaged: SQLite finds something wrong in the file."""
    try:
        with closing(sqlite3.connect(path)) as copy:
            told = [row[0] for row in copy.execute("PRAGMA quick_check")]
    except sqlite3.DatabaseError as error:
        raise CopyDamaged(str(error)) from error
    if told != ["ok"]:
        raise CopyDamaged("; ".join(told)[:300])


def _put_sqlite(copy: Path, place: Path, aside: Path) -> None:
    connections.close_all()
    for suffix in ("-wal", "-shm", ""):
        found = place.with_name(place.name + suffix)
        if found.exists():
            found.rename(aside / found.name)
    copy.rename(place)
