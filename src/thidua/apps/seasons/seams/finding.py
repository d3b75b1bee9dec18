"""Blocs' years in the search over everything."""

from collections.abc import Iterable

from django.urls import reverse
from django.utils.translation import gettext_lazy as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.finding import ASKED, Found, finds
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_seen
from thidua.domain.vietnamese_text import fold
from thidua.web.lists import with_words

YEARS = range(1900, 2200)


@finds(_("Năm thi đua"), "calendar-event", order=40)
def seasons(user: User, words: str) -> Iterable[Found]:
    """By the bloc's code and name and by the year, the newest first."""
    seats = seats_of(user)
    seen = seasons_seen(seats.standing_of, seats.units).select_related("bloc")
    years = [word for word in fold(words).split() if _is_year(word)]
    others = [word for word in fold(words).split() if not _is_year(word)]
    if years:
        seen = seen.filter(year__in=map(int, years))
    seen = with_words(seen, " ".join(others), "bloc__search_text")
    for season in seen.order_by("-year", "bloc__sort_text", "pk")[:ASKED]:
        url = reverse("seasons:detail", args=[season.pk])
        yield Found(str(season), str(Season.State(season.state).label), url)


def _is_year(word: str) -> bool:
    return word.isascii() and word.isdecimal() and len(word) == 4 and int(word) in YEARS
