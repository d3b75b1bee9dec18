"""What a table can be built of: sources with the things they divide by and what they add up."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from typing import Any

from django.db.models import QuerySet
from django.db.models.expressions import Combinable
from django.utils.functional import Promise

from thidua.domain.vietnamese_numbers import format_number

NOT_KNOWN = "none"
"""The key of rows that do not say it."""
Offices = Collection[int]
Names = Mapping[str, str]
Words = str | Promise
Rows = "QuerySet[Any, Any]"


def text(key: str) -> str:
    """A key that is a text."""
    return key


@dataclass(frozen=True, slots=True)
class Dimension:
    """A thing to divide by: what the database groups by, and what its values are called.

    ``names(offices, keys)`` are words by key, in the order in which they stand; without ``keys``
    all that may be chosen, "" of them where there are too many.
    """

    name: str
    label: Words
    column: Combinable
    names: Callable[[Offices, Collection[str] | None], Names]
    read: Callable[[str], object] = text
    is_personal: bool = False  # of persons alone; small cells are hidden
    shows_all: bool = False  # a row also for what has no figures

    def value(self, key: str) -> object:
        """The value of a key; the key of no value gives None."""
        return None if key == NOT_KNOWN else self.read(key)


@dataclass(frozen=True, slots=True)
class Figure:
    """One cell: how many rows of the source are in it, the figure itself, and how it is told."""

    count: int
    value: int | Decimal | None
    told: str

    @property
    def count_of(self) -> int:
        """The figure where it is a count."""
        return int(self.value or 0)


Key = tuple[str, ...]
Tally = Callable[["QuerySet[Any, Any]", Sequence[str]], Mapping[Key, Figure]]
"""Rows and the columns to group by → figures by the values of those columns."""


def added(figures: Iterable[Figure]) -> Figure:
    """Counts of rows put together, told as each of them is."""
    told = list(figures)
    value = sum(each.count_of for each in told)
    return Figure(sum(each.count for each in told), value, format_number(value))


@dataclass(frozen=True, slots=True)
class Measure:
    """What is added up."""

    name: str
    label: Words
    tally: Tally
    adds_up: bool = True  # whether a drawing of parts makes sense
    is_count: bool = False  # of rows, each in one cell: sums are those of the cells


@dataclass(frozen=True, slots=True)
class Listing:
    """The rows behind a figure: heads, and cells with the address of the first."""

    heads: Sequence[Words]
    order: Sequence[str]
    joins: Sequence[str]
    cells: Callable[[Sequence[Any]], Sequence[tuple[str, Sequence[str]]]]


@dataclass(frozen=True, slots=True)
class Source:
    """One kind of rows of the offices' authorities."""

    name: str
    label: Words
    rows: Callable[[Offices], "QuerySet[Any, Any]"]
    dimensions: Mapping[str, Dimension]
    measures: Mapping[str, Measure]
    listing: Listing
    of_persons: Mapping[str, Any] = field(default_factory=dict)  # narrows to rows of persons


def key_of(value: object) -> str:
    """A value of the database as it stands in an address."""
    if value is None or value == "":
        return NOT_KNOWN
    return {True: "yes", False: "no"}[value] if isinstance(value, bool) else str(value)


def number(key: str) -> int:
    """A key that is a number; -1, which nothing has, of one that is none."""
    return int(key) if key.isdecimal() and len(key) < 10 else -1


def flag(key: str) -> bool:
    """A key that is yes or no."""
    return key == "yes"
