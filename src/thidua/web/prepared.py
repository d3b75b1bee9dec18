"""Questions to the database that Django puts into SQL once, however often they are asked."""

from collections.abc import Callable, Collection, Hashable, Sequence
from functools import wraps
from typing import Any, NamedTuple

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import Count, QuerySet, Value

from thidua.web.kept import Kept

Values = tuple[Any, ...]
KEPT = 500  # compilations of one question; each asks with another number of keys, or in another way
_APART = 1_000_000  # between the stand-ins of the two compilations that tell keys from constants


class _Sql(NamedTuple):
    """One question in SQL, with the places where keys go."""

    text: str
    parameters: tuple[Any, ...]
    keys: tuple[tuple[int, int, type], ...]  # place among the parameters, which key, its type
    converters: tuple[tuple[int, tuple[Callable[..., Any], ...], Any], ...]

    def asked_with(self, given: Sequence[int]) -> list[Values]:
        """The rows for these keys."""
        parameters = list(self.parameters)
        for place, which, kind in self.keys:
            parameters[place] = kind(given[which])
        with connection.cursor() as cursor:
            cursor.execute(self.text, parameters)
            rows = cursor.fetchall()
        return [self._read(row) for row in rows] if self.converters else rows

    def _read(self, row: Values) -> Values:
        values = list(row)
        for column, converters, expression in self.converters:
            for convert in converters:
                values[column] = convert(values[column], expression, connection)
        return tuple(values)


def prepared(build: Callable[..., QuerySet[Any, Any]]) -> Callable[..., list[Values]]:
    """Ask ``build(*collections of whole-number keys, **how)``, a ``values_list``, compiled once.

    ``build`` may only hand its keys to ``…__in``; it is called again for another number of keys, at
    most once for each power of two, and for another ``how``: a day, an order, never typed text.
    """
    known: Kept[_Sql | None] = Kept(KEPT)

    @wraps(build)
    def ask(*keys: Collection[int], **how: Hashable) -> list[Values]:
        lists = [_padded(each) for each in keys]
        shape = (connection.vendor, *map(len, lists), *how.items())
        sql = known.by(shape, lambda: _compiled(build, how, [len(each) for each in lists]))
        return sql.asked_with([key for each in lists for key in each]) if sql else []

    return ask


def counted(things: QuerySet[Any, Any]) -> QuerySet[Any, tuple[int]]:
    """How many there are, as a question that ``prepared`` takes."""
    everything = things.order_by().values(everything=Value(1))
    return everything.annotate(how_many=Count("pk")).values_list("how_many")  # type: ignore[no-any-return] # of any model


def _padded(keys: Collection[int]) -> list[int]:
    """The keys, the last one repeated up to a power of two."""
    found = list(keys)
    return found + found[-1:] * ((1 << (len(found) - 1).bit_length()) - len(found)) if found else []


def _compiled(
    build: Callable[..., QuerySet[Any, Any]], how: dict[str, Hashable], lengths: Sequence[int]
) -> _Sql | None:
    """None when the question has no answer whatever the keys are."""
    try:
        (text, first, converters), (again, second, _) = (
            _once(build, how, lengths, start) for start in (1, 1 + _APART)
        )
    except EmptyResultSet:
        return None
    pairs = list(enumerate(zip(first, second, strict=True)))
    moved = [(place, a, b) for place, (a, b) in pairs if a != b]
    if text != again or any(b != a + _APART for _, a, b in moved):
        raise TypeError(f"{build.__qualname__} does more with its keys than to look for them")
    keys = tuple((place, a - 1, type(a)) for place, a, _ in moved)
    return _Sql(text, first, keys, converters)


def _once(
    build: Callable[..., QuerySet[Any, Any]],
    how: dict[str, Hashable],
    lengths: Sequence[int],
    start: int,
) -> tuple[str, tuple[Any, ...], tuple[Any, ...]]:
    """SQL, parameters and converters with stand-ins, numbered from ``start``, for keys."""
    stand_ins = []
    for length in lengths:
        stand_ins.append(list(range(start, start + length)))
        start += length
    compiler = build(*stand_ins, **how).query.get_compiler(connection=connection)
    text, parameters = compiler.as_sql()
    found = compiler.get_converters([column for column, *_ in compiler.select])
    converters = [(n, tuple(each), column) for n, (each, column) in found.items()]
    return text, tuple(parameters), tuple(converters)
