"""Dated values: what the law said on a day, where it says so, and how sure we are of it."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cache
from importlib.resources.abc import Traversable
from typing import Any, Generic, TypeVar

from thidua.domain.confidence import Confidence
from thidua.law.citations import cited_words, instrument_of
from thidua.law.yaml_data import law_folder, read_law_file

TABLES = frozenset({"records"})  # folders of tables, not of single values
NAME = re.compile(r"[a-z0-9_]+(\.[a-z0-9_]+)+")

V = TypeVar("V", Decimal, str)


class NotInForce(LookupError):
    """Nothing is in force on that day: not yet enacted, repealed, or not known to us."""


class UnknownParameter(LookupError):
    """No file of ``parameters/`` has that name, or it holds another type."""


@dataclass(frozen=True, slots=True)
class DatedValue(Generic[V]):
    """A value from its first day in force on."""

    since: date
    value: V
    cites: str  # "ND-91-2017/art/9/clause/3"
    citation: str  # "NĐ 91/2017, Điều 9 khoản 3"
    confidence: Confidence
    note: str = ""
    published: date | None = None  # None: nobody noted it


@dataclass(frozen=True, slots=True)
class Repeal:
    """From this day on there is no value."""

    since: date
    cites: str
    citation: str
    note: str = ""
    published: date | None = None


@dataclass(frozen=True, slots=True)
class Parameter(Generic[V]):
    """One number (or word) of the law through time, oldest first."""

    name: str
    name_vi: str
    description: str
    unit: str
    history: tuple[DatedValue[V] | Repeal, ...]
    days: tuple[date, ...] = field(repr=False)

    def at(self, day: date) -> DatedValue[V]:
        """The value in force on ``day``.

        Source: the entry's own citation.
        Units: the parameter's ``unit``.

        Raises:
            NotInForce: before the first value, or from a repeal on.
        """
        place = bisect_right(self.days, day)
        entry = self.history[place - 1] if place else None
        if isinstance(entry, DatedValue):
            return entry
        raise NotInForce(f"«{self.name_vi}» ({self.name}) không có giá trị ngày {day:%d/%m/%Y}")


@cache
def parameter(name: str) -> Parameter[Decimal]:
    """The number ``name``, such as "titles.cstdcs_share_of_ldtt"; dots are folders.

    Source: law/parameters/<name>.yaml
    Units: the parameter's own ``unit``.

    Raises:
        UnknownParameter: no such file, or it holds words.

    >>> parameter("titles.cstdcs_share_of_ldtt").at(date(2023, 11, 30)).value
    Decimal('0.15')
    """
    raw = _read(name, kind="number")
    return _parameter(name, raw, Decimal)


@cache
def text_parameter(name: str) -> Parameter[str]:
    """The words ``name``: a day of the year such as "10-31", or a way of rounding.

    Source: law/parameters/<name>.yaml
    Units: the parameter's own ``unit``.

    Raises:
        UnknownParameter: no such file, or it holds a number.
    """
    raw = _read(name, kind="text")
    return _parameter(name, raw, str)


@cache
def parameter_names() -> tuple[str, ...]:
    """The names of all parameters, numbers and words, in order.

    Tables (the page rules of ``records``) are no parameters: their readers know their shape.

    Source: law/parameters/
    """
    return tuple(sorted(_names_under(law_folder().joinpath("parameters"), ())))


def _names_under(folder: Traversable, path: tuple[str, ...]) -> Iterator[str]:
    for entry in folder.iterdir():
        stem = entry.name.removesuffix(".yaml")
        if entry.is_dir() and not path and stem in TABLES:
            continue
        if entry.is_dir():
            yield from _names_under(entry, (*path, entry.name))
        else:
            yield ".".join((*path, stem))


def _read(name: str, *, kind: str) -> dict[str, Any]:
    if not NAME.fullmatch(name):
        raise UnknownParameter(name)
    *folders, stem = name.split(".")
    try:
        raw: dict[str, Any] = read_law_file("parameters", *folders, f"{stem}.yaml")
    except FileNotFoundError as error:
        raise UnknownParameter(name) from error
    if raw.get("type", "number") != kind:
        raise UnknownParameter(f"{name} holds {raw.get('type', 'number')}, not {kind}")
    return raw


def _parameter(name: str, raw: dict[str, Any], of: type[V]) -> Parameter[V]:
    entries = sorted(raw["values"].items())
    return Parameter(
        name=name,
        name_vi=raw["name_vi"],
        description=raw["description"],
        unit=raw["unit"],
        history=tuple(_entry(since, row, of) for since, row in entries),
        days=tuple(since for since, _ in entries),
    )


def _entry(since: date, row: dict[str, Any], of: type[V]) -> DatedValue[V] | Repeal:
    words, note = cited_words(row["cites"]), row.get("note", "")
    published = row.get("published") or instrument_of(row["cites"]).signed
    if row["value"] is None:
        return Repeal(since, row["cites"], words, note, published)
    confidence = Confidence(row["confidence"])
    return DatedValue(since, of(row["value"]), row["cites"], words, confidence, note, published)
