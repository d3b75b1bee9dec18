"""What a database of tests holds, what changed in it since, and the same change written again."""

from collections.abc import Iterable, Mapping
from datetime import time
from functools import cache
from hashlib import blake2b
from typing import Any, NamedTuple

from django.apps import apps
from django.contrib.sessions.models import Session
from django.db import connection

Row = tuple[Any, ...]
Rows = dict[Any, Row]
"""Rows of one table by their keys."""

_OF_MIGRATIONS = {"django_migrations", "django_content_type", "auth_permission"}


class State(NamedTuple):
    """Every row, and the last number that each table gave."""

    rows: dict[str, Rows]
    numbers: dict[str, int]

    @property
    def is_empty(self) -> bool:
        """Nothing but what the migrations wrote."""
        return not any(self.rows.values())

    def mark(self) -> bytes:
        """Equal for equal states."""
        return blake2b(repr(self).encode()).digest()


class Change(NamedTuple):
    """What lies between two states: by table, rows that went, that differ, that came."""

    gone: dict[str, list[Any]]
    other: dict[str, Rows]
    new: dict[str, list[Row]]
    numbers: dict[str, int]


@cache
def _keys() -> dict[str, str]:
    """The column of the key of each table of ours; sessions are nobody's facts."""
    models = apps.get_models(include_auto_created=True)
    tables = {model._meta.db_table: model._meta.pk.column for model in models}
    return {
        table: key
        for table, key in tables.items()
        if table not in _OF_MIGRATIONS | {Session._meta.db_table}
    }


@cache
def _without_numbers() -> list[str]:
    """Tables whose keys the database does not give."""
    models = apps.get_models(include_auto_created=True)
    own = {m._meta.db_table for m in models if m._meta.auto_field is None}
    return sorted(own & _keys().keys())


@cache
def _columns(table: str) -> list[str]:
    """As ``SELECT *`` gives them."""
    with connection.cursor() as cursor:
        cursor.execute(f'SELECT * FROM "{table}" LIMIT 0')  # noqa: S608 - a table of ours
        return [column[0] for column in cursor.description]


def state() -> State:
    """What the database holds now."""
    numbers = _numbers()
    tables = sorted({*numbers, *_without_numbers()})
    return State({table: found for table in tables if (found := _rows(table))}, numbers)


def _numbers() -> dict[str, int]:
    if connection.vendor == "sqlite":
        found = _asked("SELECT name, seq FROM sqlite_sequence WHERE seq > 0 ORDER BY name")
    else:
        found = _asked(
            "SELECT regexp_replace(sequencename, '_id_seq$', ''), last_value FROM pg_sequences"
            " WHERE last_value IS NOT NULL ORDER BY 1"
        )
    return {table: last for table, last in found if table in _keys()}


def _rows(table: str) -> Rows:
    key = _columns(table).index(_keys()[table])
    asked = f'SELECT * FROM "{table}" ORDER BY "{_keys()[table]}"'  # noqa: S608 - a table of ours
    return {row[key]: row for row in _asked(asked)}


def _asked(text: str, given: Iterable[Any] = ()) -> list[Row]:
    """Past Django, as nobody counts what a test asks before it begins."""
    connection.ensure_connection()
    raw: Any = connection.connection
    done = raw.execute(text, tuple(given))
    return list(done.fetchall()) if done.description else []


def change_between(before: State, after: State) -> Change:
    """What to write to come from one to the other."""
    tables = before.rows.keys() | after.rows.keys()
    pairs = {table: (before.rows.get(table, {}), after.rows.get(table, {})) for table in tables}
    return Change(
        {t: [key for key in old if key not in now] for t, (old, now) in pairs.items()},
        {
            t: {key: row for key, row in now.items() if key in old and old[key] != row}
            for t, (old, now) in pairs.items()
        },
        {t: [row for key, row in now.items() if key not in old] for t, (old, now) in pairs.items()},
        {t: n for t, n in after.numbers.items() if before.numbers.get(t) != n},
    )


def write(change: Change) -> None:
    """The same change, for a database that is in the state it was made from."""
    mark = "?" if connection.vendor == "sqlite" else "%s"
    for table, keys in change.gone.items():
        asked = f'DELETE FROM "{table}" WHERE "{_keys()[table]}" = {mark}'  # noqa: S608 - ours
        _written(asked, [(key,) for key in keys])
    for table, rows in change.other.items():
        places = ", ".join(f'"{column}" = {mark}' for column in _columns(table))
        asked = f'UPDATE "{table}" SET {places} WHERE "{_keys()[table]}" = {mark}'  # noqa: S608 - ours
        _written(asked, [(*row, key) for key, row in rows.items()])
    for table, rows in change.new.items():
        places = ", ".join(mark for _ in _columns(table))
        _written(f'INSERT INTO "{table}" VALUES ({places})', rows)  # noqa: S608 - ours
    _set_numbers(change.numbers)


def _written(text: str, rows: list[Row]) -> None:
    if rows:
        raw: Any = connection.connection
        raw.cursor().executemany(text, [tuple(map(_writable, row)) for row in rows])


def _writable(value: Any) -> Any:
    """SQLite reads an hour of the day, and does not write one."""
    return str(value) if isinstance(value, time) and connection.vendor == "sqlite" else value


def _set_numbers(numbers: Mapping[str, int]) -> None:
    for table, last in numbers.items():
        if connection.vendor == "sqlite":
            _asked("UPDATE sqlite_sequence SET seq = ? WHERE name = ?", (last, table))
        else:
            _asked("SELECT setval(%s, %s)", (f"{table}_id_seq", last))


def count_anew(now: State) -> State:
    """PostgreSQL goes on counting after a test was undone: an empty database begins at 1 again."""
    if connection.vendor == "sqlite" or not now.is_empty:
        return now
    for table in now.numbers:
        _asked("SELECT setval(%s, 1, false)", (f"{table}_id_seq",))
    return State(now.rows, {})
