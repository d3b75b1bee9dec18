"""Questions to the database that Django puts into SQL once, however often they are asked."""

from collections.abc import Callable, Collection, Hashable, Iterable, Mapping, Sequence
from functools import partial, wraps
from typing import Any, NamedTuple, Self, TypeVar

from django.core.exceptions import EmptyResultSet
from django.db import connection
from django.db.models import BigIntegerField, Count, Model, QuerySet, Value
from django.db.models.base import ModelState
from django.db.models.query import ModelIterable, get_related_populators
from django.db.models.signals import post_init, pre_init

from thidua.web.kept import Kept
from thidua.web.row_readers import Reader, fetched, marked, read, readers_of

Values = tuple[Any, ...]
Asked = TypeVar("Asked")
Found = TypeVar("Found", bound=Model)
Key = TypeVar("Key", int, str)
KEPT = 500  # compilations of one question; each asks with another number of keys, or in another way
_APART = 1_000_000  # between the stand-ins of the two compilations that tell keys from constants


class _Sql(NamedTuple):
    """One question in SQL, with the places where keys go."""

    text: str
    marked: str  # the same, with SQLite's marks
    parameters: tuple[Any, ...]
    keys: tuple[tuple[int, int, type], ...]  # place among the parameters, which key, its type
    readers: tuple[tuple[int, Reader], ...]
    made: Callable[[Values], Any] | None  # a model's instance of a row; None: the row itself

    def asked_with(self, given: Sequence[int]) -> list[Any]:
        """The rows for these keys."""
        parameters = list(self.parameters)
        for place, which, kind in self.keys:
            parameters[place] = kind(given[which])
        rows = fetched(self.text, self.marked, parameters)
        if self.readers:
            rows = read(rows, self.readers)
        return list(map(self.made, rows)) if self.made else rows


def prepared(build: Callable[..., "QuerySet[Any, Asked]"]) -> Callable[..., list[Asked]]:
    """Ask ``build(*collections of keys, **how)``, compiled once; keys are whole numbers, or text.

    ``build`` may only hand its keys to ``…__in``; it is called again for another number of keys, at
    most once for each power of two, and for another ``how``: a day, an order, never typed text.
    It gives rows or, with ``select_related`` if need be, instances; nothing is prefetched.
    """
    known: Kept[_Sql | None] = Kept(KEPT)

    @wraps(build)
    def ask(*keys: Collection[int], **how: Hashable) -> list[Asked]:
        lists = [_padded(each) for each in keys]
        shape = (connection.vendor, *map(len, lists), *how.items())
        sql = known.by(shape, lambda: _compiled(build, how, [len(each) for each in lists]))
        return sql.asked_with([key for each in lists for key in each]) if sql else []

    return ask


class _Beside(list[Any]):
    """Rows that were asked for beforehand, where a related manager looks for them.

    What they do not answer is asked anew.
    """

    def __init__(self, rows: Iterable[object], anew: Callable[[], QuerySet[Any]]) -> None:
        super().__init__(rows)
        self._anew = anew

    def all(self) -> Self:
        """All of them."""
        return self

    def count(self) -> int:  # type: ignore[override] # as of a query set
        """How many."""
        return len(self)

    def __getattr__(self, name: str) -> Any:
        return getattr(self._anew(), name)


def keep(things: Iterable[Model], name: str, rows: Mapping[int, Iterable[object]]) -> None:
    """Keep the rows of each thing's key as what its related manager ``name`` gives."""
    for thing in things:
        relation: Any = thing._meta.get_field(name)
        anew = partial(
            relation.related_model._default_manager.filter,  # noqa: SLF001 - the same
            **{relation.remote_field.name: thing},
        )
        row: Any = thing
        row._prefetched_objects_cache = _prefetched(thing) | {  # noqa: SLF001 - Django's place for it
            name: _Beside(rows.get(thing.pk, ()), anew)
        }


def kept_rows(thing: Model, name: str) -> Iterable[Any]:
    """What is kept under this name, else what the related manager asks for now."""
    rows = _prefetched(thing).get(name)
    return getattr(thing, name).all() if rows is None else rows  # type: ignore[no-any-return] # of any model


def without(things: Iterable[Found], name: str) -> list[Found]:
    """Those for which nothing is kept under this name yet."""
    return [thing for thing in things if name not in _prefetched(thing)]


def _prefetched(thing: Model) -> dict[str, Any]:
    return getattr(thing, "_prefetched_objects_cache", {})


def counted(things: QuerySet[Any, Any]) -> QuerySet[Any, tuple[int]]:
    """How many there are, as a question that ``prepared`` takes."""
    everything = things.order_by().values(everything=Value(1))
    return everything.annotate(how_many=Count("pk")).values_list("how_many")  # type: ignore[no-any-return] # of any model


def _padded(keys: Collection[Key]) -> list[Key]:
    """The keys that a row may have, the last one repeated up to a power of two."""
    most = BigIntegerField.MAX_BIGINT
    found = [key for key in keys if not isinstance(key, int) or key <= most]
    return found + found[-1:] * ((1 << (len(found) - 1).bit_length()) - len(found)) if found else []


def _compiled(
    build: Callable[..., QuerySet[Any, Any]], how: dict[str, Hashable], lengths: Sequence[int]
) -> _Sql | None:
    """None when the question has no answer whatever the keys are."""
    try:
        (text, first, readers, made), (again, second, *_) = (
            _once(build, how, lengths, start) for start in (1, 1 + _APART)
        )
    except EmptyResultSet:
        return None
    pairs = list(enumerate(zip(first, second, strict=True)))
    moved = [(place, a, b) for place, (a, b) in pairs if a != b]
    if text != again or any(str(b) != str(int(a) + _APART) for _, a, b in moved):
        raise TypeError(f"{build.__qualname__} does more with its keys than to look for them")
    keys = tuple((place, int(a) - 1, type(a)) for place, a, _ in moved)
    return _Sql(text, marked(text), first, keys, readers, made)


def _once(
    build: Callable[..., QuerySet[Any, Any]],
    how: dict[str, Hashable],
    lengths: Sequence[int],
    start: int,
) -> tuple[str, tuple[Any, ...], tuple[Any, ...], Callable[[Values], Any] | None]:
    """SQL, parameters, readers and maker with stand-ins, numbered from ``start``, for keys."""
    stand_ins = []
    for length in lengths:
        stand_ins.append(list(range(start, start + length)))
        start += length
    things = build(*stand_ins, **how)
    compiler = things.query.get_compiler(connection=connection)
    text, parameters = compiler.as_sql()
    readers = readers_of(compiler.get_converters([column for column, *_ in compiler.select]))
    is_whole = things._iterable_class is ModelIterable  # noqa: SLF001 - instances, no rows
    made = _maker(compiler) if is_whole else None
    return text, tuple(parameters), tuple(readers), made


class _Quick:
    """Makes a model's instances as ``from_db`` does, at a fifth of its time."""

    def __init__(self, model: type[Model]) -> None:
        self._model, self._new = model, model.__new__

    def from_db(self, alias: str, names: Sequence[str], values: Values) -> Model:
        """An instance of a row; fields that were not asked for are read when they are wanted."""
        thing = self._new(self._model)
        thing._state = state = ModelState()  # noqa: SLF001 - Django's place for it
        state.adding, state.db = False, alias
        vars(thing).update(zip(names, values, strict=True))
        return thing


def _quick(model: type[Model]) -> Any:
    """What makes the instances: the model itself where it, or a listener, wants to know of each."""
    listens = any(signal.has_listeners(model) for signal in (pre_init, post_init))
    is_plain = model.__init__ is Model.__init__ and _from_db(model) is _from_db(Model)
    return _Quick(model) if is_plain and not listens else model


def _from_db(model: type[Model]) -> object:
    return getattr(model.from_db, "__func__", None)


def _hasten(populators: Iterable[Any]) -> None:
    for each in populators:
        each.model_cls = _quick(each.model_cls)
        _hasten(each.related_populators)


def _maker(compiler: Any) -> Callable[[Values], Model]:
    """A row as an instance, as ``ModelIterable`` makes it of a compiled query."""
    model, fields = _quick(compiler.klass_info["model"]), compiler.klass_info["select_fields"]
    start, stop = fields[0], fields[-1] + 1
    names = [column[0].target.attname for column in compiler.select[start:stop]]
    alias = connection.alias
    related = get_related_populators(compiler.klass_info, compiler.select, alias)  # type: ignore[call-arg] # stubs are newer
    _hasten(related)
    annotated = tuple(compiler.annotation_col_map.items())

    def made(row: Values) -> Model:
        thing: Model = model.from_db(alias, names, row[start:stop])
        for each in related:
            each.populate(row, thing)
        for name, column in annotated:
            setattr(thing, name, row[column])
        return thing

    return made
