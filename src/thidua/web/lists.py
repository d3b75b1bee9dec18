"""Lists on pages: narrowed, sorted and paged as the address says."""

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from functools import reduce
from operator import or_
from typing import TYPE_CHECKING, Any, ClassVar, NamedTuple, Self, TypeVar

from django.core.paginator import Page, Paginator
from django.db.models import Case, Model, Q, QuerySet, When
from django.http import HttpRequest

from thidua.domain.vietnamese_text import fold
from thidua.web.asked import Asked, a_search, key_in
from thidua.web.prepared import Values, counted, prepared

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise

T = TypeVar("T", bound=Model)
PAGE = 30  # rows, unless a list says otherwise


class Column(NamedTuple):
    """A column that sorts: its words, the fields it sorts by, whether figures stand in it."""

    text: "str | _StrPromise"
    by: tuple[str, ...] = ()
    is_number: bool = False


class Head(NamedTuple):
    """Its head: the words, the sort that a click asks for, how it is sorted now."""

    text: str
    sort: str
    direction: str
    is_number: bool


@dataclass(frozen=True, slots=True)
class Narrowing(Asked):
    """What the address of a list asks for; a list adds its filters and its columns."""

    words: str = a_search()
    sort: str = ""

    columns: ClassVar[Mapping[str, Column]] = {}
    usual: ClassVar[str] = ""  # the sort of an address that asks for none
    tail: ClassVar[tuple[str, ...]] = ("pk",)  # sorts what the column leaves equal

    @classmethod
    def of(cls, sent: Mapping[str, str]) -> Self:
        """Read from an address."""
        sort = sent.get("sort", "")
        found = super(Narrowing, cls).of(sent)
        return replace(found, sort=sort) if sort.removeprefix("-") in cls.columns else found

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        told = (each for each in fields(self) if each.name != "sort")
        return any(getattr(self, each.name) != each.default for each in told)

    @property
    def heads(self) -> list[Head]:
        """The heads of the columns that sort, by their order."""
        return [self._head(key, column) for key, column in self.columns.items()]

    def _head(self, key: str, column: Column) -> Head:
        now = self.sort or self.usual
        direction = {key: "ascending", f"-{key}": "descending"}.get(now, "")
        down = f"-{key}" if now == key else key
        return Head(str(column.text), down, direction, column.is_number)

    @property
    def order(self) -> tuple[str, ...]:
        """The fields to sort by."""
        asked = self.sort or self.usual
        by = self.columns[asked.removeprefix("-")].by
        sign = "-" if asked.startswith("-") else ""
        return (*(f"{sign}{name}" for name in by), *self.tail)


Option = tuple[object, str, object]
"""Value, " selected" or nothing, words: a choice in a filter above a list."""


def options(choices: Iterable[tuple[object, object]], chosen: object) -> list[Option]:
    """The choices of a filter, with the one asked for."""
    return [(key, " selected" if key == chosen else "", words) for key, words in choices]


def with_words(things: QuerySet[T], text: str, column: str = "search_text") -> QuerySet[T]:
    """Those whose folded ``column`` holds every word, with or without marks, however dashed."""
    for word in fold(text).split():
        forms = {word, word.replace("-", " - ")} if len(word) > 1 else {word}
        held = [Q(**{f"{column}__contains": form}) for form in sorted(forms)]
        things = things.filter(reduce(or_, held))
    return things


def nearest(things: QuerySet[T], text: str, *order: Any) -> QuerySet[T]:
    """Those with the words; those that hold them one after another as typed come first."""
    as_typed = Case(When(search_text__contains=fold(text), then=0), default=1)
    return with_words(things, text).order_by(as_typed, *order)


@dataclass(frozen=True, slots=True)
class Listed:
    """A prepared list as a paginator asks for it: how many rows, and those of one page."""

    asked: Callable[[], list[Values]]
    rows: Callable[[int], list[Values]]
    ordered: ClassVar = True

    def count(self) -> int:
        """How many rows all pages have."""
        return sum(how_many for (how_many,) in self.asked())

    def __getitem__(self, part: slice) -> list[Values]:
        """The rows of a page."""
        return self.rows(part.start)


def listed(
    build: Callable[..., "QuerySet[Any, Any]"],
) -> Callable[..., "Listed | QuerySet[Any, Any]"]:
    """Ask for a page of ``build(*keys, asked=…, **how)``: prepared, unless the address narrows it.

    Narrowed lists are asked for in too many ways to be kept.
    """

    @prepared
    def rows(*keys: Collection[int], start: int, **how: Any) -> "QuerySet[Any, Any]":
        return build(*keys, **how)[start : start + PAGE]

    @prepared
    def count(*keys: Collection[int], **how: Any) -> "QuerySet[Any, Any]":
        return counted(build(*keys, **how))

    def ask(*keys: Collection[int], **how: Any) -> "Listed | QuerySet[Any, Any]":
        if how["asked"].is_narrowed:
            return build(*keys, **how)
        return Listed(lambda: count(*keys, **how), lambda start: rows(*keys, **how, start=start))

    return ask


def page_of(
    request: HttpRequest,
    rows: "QuerySet[Any, Any] | Sequence[Any] | Listed",
    size: int = PAGE,
    *,
    of: str = "",
) -> Page[Any]:
    """The page that the address asks for, of the list ``of`` where a page has several."""
    asked = key_in(request.GET, f"{of}_page" if of else "page")
    return Paginator(rows, size).get_page(asked or 1)  # type: ignore[arg-type] # counts and slices, nothing else
