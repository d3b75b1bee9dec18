"""The list of seasons: narrowed and sorted as the address says, with what its rows show."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import NamedTuple

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.translation import gettext_lazy as _

from thidua.apps.seasons.models import Season
from thidua.domain.past_names import called_at
from thidua.domain.vietnamese_text import fold

PAGE = 30
_BLOC = ("bloc__sort_text", "bloc__name")
_ORDERS: dict[str, tuple[str, ...]] = {
    "": ("-year", *_BLOC, "pk"),
    "bloc": (*_BLOC, "-year", "pk"),
    "-bloc": ("-bloc__sort_text", "-bloc__name", "-year", "pk"),
} | {
    f"{sign}{key}": (f"{sign}{key}", *_BLOC, "-year", "pk")
    for key in ("year", "state", "head_name", "starts_on", "ends_on")
    for sign in ("", "-")
}
_COLUMNS = {
    "bloc": _("Khối"),
    "year": _("Năm"),
    "state": _("Bước"),
    "head_name": _("Trưởng khối"),
    "starts_on": _("Bắt đầu"),
    "ends_on": _("Kết thúc"),
}
_TONES = {Season.State.CLOSED.value: "secondary", Season.State.DRAFT.value: "azure"}


class Head(NamedTuple):
    """The head of a column: its words, the sort that a click asks for, how it is sorted now."""

    key: str
    text: str
    sort: str
    direction: str


@dataclass(frozen=True, slots=True)
class Narrowing:
    """What the address asks for."""

    words: str = ""
    bloc: int | None = None
    year: int | None = None
    state: str = ""
    sort: str = ""

    @classmethod
    def of(cls, query: Mapping[str, str]) -> "Narrowing":
        """Read from an address; what makes no sense is left out."""
        state, sort = query.get("state", ""), query.get("sort", "")
        return cls(
            words=query.get("q", "").strip()[:100],
            bloc=_whole(query.get("bloc", "")),
            year=_whole(query.get("year", "")),
            state=state if state in Season.State.values else "",
            sort=sort if sort in _ORDERS else "",
        )

    @property
    def is_narrowed(self) -> bool:
        """Whether anything is left out."""
        return bool(self.words or self.bloc or self.year or self.state)

    def heads(self) -> list[Head]:
        """The heads of the columns; the newest year comes first when nothing is asked."""
        return [self._head(key, str(text), self.sort or "-year") for key, text in _COLUMNS.items()]

    def _head(self, key: str, text: str, sort: str) -> Head:
        if key == sort:
            return Head(key, text, f"-{key}", "ascending")
        return Head(key, text, key, "descending" if sort == f"-{key}" else "")


def _whole(text: str) -> int | None:
    return int(text) if text.isdecimal() and len(text) < 10 else None


def narrowed_seasons(seasons: QuerySet[Season], asked: Narrowing) -> QuerySet[Season]:
    """The seasons asked for, in order; they carry ``head_name`` (see ``with_heads``)."""
    given = {"bloc": asked.bloc, "year": asked.year, "state": asked.state}
    seasons = seasons.filter(**{name: value for name, value in given.items() if value})
    for word in fold(asked.words).split():
        seasons = seasons.filter(bloc__search_text__contains=word)
    return seasons.order_by(*_ORDERS[asked.sort])


SeasonLine = tuple[str, str, int, str, str, str, str, str, str]
"""Address, bloc, year, tone and name of the step, illustrative mark, head, first and last day.

A page shows thirty of these: plain values in a fixed order are what templates render fastest.
"""


def season_lines(seasons: QuerySet[Season]) -> list[SeasonLine]:
    """The seasons of one page as plain values."""
    names = {state.value: str(state.label) for state in Season.State}
    start = reverse("seasons:list")
    illustrative = format_html(' <span class="illustrative">{}</span>', _("minh hoạ"))
    rows = seasons.values_list(  # type: ignore[misc] # with_heads adds head_name
        "pk",
        "bloc__name",
        "year",
        "state",
        "is_illustrative",
        "head_name",
        "starts_on",
        "ends_on",
        "bloc__past_names",
        "closed_at",
    )
    return [
        (f"{start}{key}/", called_at(past, {"name": bloc}, closed)["name"], year,
         _TONES.get(state, "green"), names[state], illustrative if mark else "", head or "–",
         _day(first), _day(last))
        for key, bloc, year, state, mark, head, first, last, past, closed in rows
    ]  # fmt: skip


def _day(day: date) -> str:
    return f"{day:%d/%m/%Y}"
