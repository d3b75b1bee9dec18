"""Rows of the database fetched and read into Python's values, a column at a time.

On SQLite a question in Django's cursor takes fifteen times as long as the question itself: where
nobody counts or watches questions they go to the connection at once. Days, moments and yes or no
are read once a text.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from django.db import connection, connections
from django.db.backends.sqlite3.base import FORMAT_QMARK_REGEX
from django.db.utils import DEFAULT_DB_ALIAS

Values = tuple[Any, ...]
Reader = Callable[[Any], Any]
_TEXTS = 4_096  # read days and moments that are kept


def fetched(text: str, marked: str, parameters: Sequence[Any]) -> list[Values]:
    """The rows of a question; ``marked`` is its text with SQLite's own marks for parameters."""
    here = connections[DEFAULT_DB_ALIAS]
    is_watched = here.queries_logged or here.execute_wrappers
    if here.vendor != "sqlite" or here.connection is None or is_watched:
        with here.cursor() as cursor:
            cursor.execute(text, parameters)
            found: list[Values] = cursor.fetchall()
            return found
    here.validate_no_broken_transaction()
    with here.wrap_database_errors:
        rows: list[Values] = here.connection.execute(marked, parameters).fetchall()
        return rows


def marked(text: str) -> str:
    """The text of a question as SQLite wants it."""
    return FORMAT_QMARK_REGEX.sub("?", text).replace("%%", "%")


def read(rows: list[Values], readers: Iterable[tuple[int, Reader]]) -> list[Values]:
    """The rows with those columns read."""
    if not rows:
        return rows
    columns = list(zip(*rows, strict=True))
    for place, reader in readers:
        columns[place] = tuple(map(reader, columns[place]))
    return list(zip(*columns, strict=True))


def readers_of(converters: Mapping[int, tuple[Iterable[Any], Any]]) -> list[tuple[int, Reader]]:
    """What Django's compiler says of its columns, as one function for each of them."""
    return [(place, _reader(list(each), column)) for place, (each, column) in converters.items()]


def _reader(converters: list[Any], column: Any) -> Reader:
    if len(converters) == 1:
        quick = _QUICK.get(getattr(converters[0], "__name__", ""))
        if quick is not None:
            return quick

    def reader(value: Any) -> Any:
        for convert in converters:
            value = convert(value, column, connection)
        return value

    return reader


@lru_cache(_TEXTS)
def _day(text: str | None) -> Any:
    return connection.ops.convert_datefield_value(text, None, connection)  # type: ignore[attr-defined] # SQLite's


@lru_cache(_TEXTS)
def _moment(text: str | None) -> Any:
    return connection.ops.convert_datetimefield_value(text, None, connection)  # type: ignore[attr-defined] # SQLite's


class _AsItStands(dict[Any, Any]):
    """What is not in it is its own answer."""

    def __missing__(self, key: Any) -> Any:
        return key


_QUICK: dict[str, Reader] = {  # SQLite's converters by name; PostgreSQL needs none
    "convert_datefield_value": _day,
    "convert_datetimefield_value": _moment,
    "convert_booleanfield_value": _AsItStands({0: False, 1: True}).__getitem__,
}
