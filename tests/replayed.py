"""What many tests begin with is made by its actions twice in a process, then written row by row.

A function that is ``replayed`` runs as it is written whenever the database, what it is given or the
day is another than before. When all are the same for the third time, the rows that it wrote the
second time are written, and the objects it was given are told what they were told then: the test
begins where it would have begun, some fifty times sooner. Files that it wrote are put back.
"""

import pickle
from collections.abc import Callable, Iterable, Iterator
from dataclasses import is_dataclass
from datetime import date, time, timedelta
from decimal import Decimal
from fractions import Fraction
from functools import wraps
from io import BytesIO
from pathlib import Path
from typing import Any, NamedTuple, ParamSpec, TypeVar

from django.conf import settings
from django.db import connection, models, transaction

from tests.kept_rows import Change, State, change_between, count_anew, state, write

Given = ParamSpec("Given")
Made = TypeVar("Made")
_PLAIN = (str, int, float, bytes, Decimal, Fraction, date, time, timedelta, type(None))


class _Kept(NamedTuple):
    """What a run did: to the database, to files, to what it was given; and what it answered."""

    change: Change
    files: dict[Path, bytes]
    objects: bytes


_met: set[object] = set()
_kept: dict[object, _Kept | None] = {}


def replayed(build: Callable[Given, Made]) -> Callable[Given, Made]:
    """See above. ``build`` takes models, dataclasses of them and plain values."""

    @wraps(build)
    def again(*args: Given.args, **kwargs: Given.kwargs) -> Made:
        if not connection.in_atomic_block:  # another connection may be at work
            return build(*args, **kwargs)
        given = [*args, *kwargs.items()]
        before = count_anew(state())
        facts = (build, date.today(), settings.MEDIA_ROOT, before.mark(), told(given))
        if facts in _kept:
            known = _kept[facts]
            return build(*args, **kwargs) if known is None else _again(known, given)
        if facts not in _met:
            _met.add(facts)
            return build(*args, **kwargs)
        files = set(_files())
        made = build(*args, **kwargs)
        _kept[facts] = _what_it_did(before, files, given, made)
        return made

    return again


def told(value: Any) -> object:
    """What a value says, so that equal ones are known again: of a model's instance its key."""
    if isinstance(value, models.Model):
        return (value._meta.label, value.pk)
    if is_dataclass(value) and not isinstance(value, type):
        names = value.__dataclass_fields__
        return (type(value), *(told(getattr(value, name)) for name in names))
    if isinstance(value, dict):
        return tuple((told(key), told(each)) for key, each in value.items())
    if isinstance(value, list | tuple):
        return (type(value), *map(told, value))
    if isinstance(value, _PLAIN):
        return value
    raise TypeError(f"replayed: {type(value)} does not say what it is")


def _known(value: Any) -> Iterator[Any]:
    """The objects among what is given that a run may change, each in its place."""
    parts: Iterable[Any] = ()
    is_ours = is_dataclass(value) and not isinstance(value, type)
    if isinstance(value, models.Model) or (is_ours and hasattr(value, "__dict__")):
        yield value
    if is_ours:
        parts = (getattr(value, name) for name in value.__dataclass_fields__)
    elif isinstance(value, dict):
        parts = value.values()
    elif isinstance(value, list | tuple):
        parts = value
    for part in parts:
        yield from _known(part)


def _files() -> Iterator[Path]:
    return (path for path in Path(settings.MEDIA_ROOT).rglob("*") if path.is_file())


class _Pickler(pickle.Pickler):
    """Writes what was given as its place among what was given."""

    def __init__(self, stream: BytesIO, places: dict[int, int]) -> None:
        super().__init__(stream)
        self.places = places

    def persistent_id(self, obj: Any) -> int | None:
        return self.places.get(id(obj))


class _Unpickler(pickle.Unpickler):
    """Reads it back from what is given now; what it reads was written by this process."""

    def __init__(self, stream: BytesIO, known: list[Any]) -> None:
        super().__init__(stream)
        self.known = known

    def persistent_load(self, pid: Any) -> Any:
        return self.known[pid]


def _what_it_did(before: State, files: set[Path], given: list[Any], made: object) -> _Kept | None:
    """None when an object cannot be kept: then it is made each time."""
    known = list(_known(given))
    places = {id(each): place for place, each in enumerate(known)}
    stream = BytesIO()
    pickler = _Pickler(stream, places)
    try:
        pickler.dump(([vars(each) for each in known], made))
    except (pickle.PicklingError, TypeError, AttributeError):
        return None
    new = {path: path.read_bytes() for path in _files() if path not in files}
    return _Kept(change_between(before, state()), new, stream.getvalue())


def _again(kept: _Kept, given: list[Any]) -> Any:
    with transaction.atomic(savepoint=False):
        write(kept.change)
    for path, content in kept.files.items():
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content)
    known = list(_known(given))
    unpickler = _Unpickler(BytesIO(kept.objects), known)
    facts, made = unpickler.load()
    for each, said in zip(known, facts, strict=True):
        vars(each).clear()
        vars(each).update(said)
    return made
