"""The list of seasons: narrowed and sorted as the address says, with what its rows show."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import QuerySet
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import gettext_lazy as _

from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_seen, with_heads
from thidua.domain.past_names import called_at
from thidua.web.asked import a_choice, a_key
from thidua.web.badges import badge_of
from thidua.web.languages import once_a_language
from thidua.web.lists import Column, Narrowing, listed, with_words
from thidua.web.prepared import Values
from thidua.web.templatetags.interface import badge
from thidua.web.words import written_day

_BLOC = ("bloc__sort_text", "bloc__name")


@dataclass(frozen=True, slots=True)
class SeasonsAsked(Narrowing):
    """What the address asks for; the newest year comes first when nothing is asked."""

    bloc: int | None = a_key()
    year: int | None = a_key()
    state: str = a_choice(Season.State.values)

    columns: ClassVar = {
        "bloc": Column(_("Khối"), _BLOC),
        "year": Column(_("Năm"), ("year",), is_number=True),
        "state": Column(_("Bước"), ("state",)),
        "head_name": Column(_("Trưởng khối"), ("head_name",)),
        "starts_on": Column(_("Bắt đầu"), ("starts_on",)),
        "ends_on": Column(_("Kết thúc"), ("ends_on",)),
    }
    usual: ClassVar = "-year"
    tail: ClassVar = (*_BLOC, "-year", "pk")


def narrowed_seasons(seasons: QuerySet[Season], asked: SeasonsAsked) -> QuerySet[Season]:
    """The seasons asked for, in order; they carry ``head_name`` (see ``with_heads``)."""
    given = {"bloc": asked.bloc, "year": asked.year, "state": asked.state}
    seasons = seasons.filter(**{name: value for name, value in given.items() if value})
    seasons = with_words(seasons, asked.words, "bloc__search_text")
    return seasons.order_by(*asked.order)


@listed
def listed_seasons(
    standing_of: Collection[int], units: Collection[int], *, asked: SeasonsAsked
) -> QuerySet[Season, Values]:
    """Rows for ``season_lines`` of the seasons that somebody with such seats sees."""
    found = narrowed_seasons(with_heads(seasons_seen(standing_of, units)), asked)
    return found.values_list(  # type: ignore[misc] # with_heads adds head_name
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


SeasonRow = tuple[str, str, int, str, str, str, str, str]
"""Address, bloc, year, badge of the step, illustrative mark, head, first and last day.

A page shows thirty of these: plain values in a fixed order are what templates render fastest.
"""


@once_a_language
def _words() -> tuple[SafeString, dict[str, SafeString]]:
    """The illustrative mark, badges of the steps."""
    looks = {state.value: badge(badge_of(Season(state=state))) for state in Season.State}
    return format_html(' <span class="illustrative">{}</span>', _("minh hoạ")), looks


def season_lines(rows: Iterable[Values]) -> list[SeasonRow]:
    """The seasons of one page as plain values."""
    start = reverse("seasons:list")
    illustrative, looks = _words()
    return [
        (f"{start}{key}/", called_at(past, {"name": bloc}, closed)["name"], year,
         looks[state], illustrative if mark else "", head or "–",
         written_day(first), written_day(last))
        for key, bloc, year, state, mark, head, first, last, past, closed in rows
    ]  # fmt: skip
