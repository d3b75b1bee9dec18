"""The years of blocs in which a user sees or writes ratings, and how far they are filled."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Membership
from thidua.apps.ratings.queries import rating_kinds_visible_to, ratings_visible_to, seasons_to_rate
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to


@dataclass(frozen=True, slots=True)
class SeasonRow:
    """One year of a bloc: how many ratings of its units the user sees."""

    season: Season
    units: int
    written: int


def years_to_ask(user: User) -> list[int]:
    """The years there are, newest first."""
    rows = _seasons(user).order_by("-year").values_list("year", flat=True).distinct()
    return list(rows)


def seasons_of_year(user: User, year: int) -> QuerySet[Season]:
    """The years of blocs in a calendar year, by name."""
    seasons = _seasons(user).filter(year=year).select_related("bloc__authority")
    return seasons.order_by("bloc__sort_text", "bloc__name", "pk")


def season_rows(user: User, year: int, found: Sequence[Season]) -> list[SeasonRow]:
    """How far each of them is filled; two queries."""
    blocs = {season.bloc_id for season in found}
    places = Membership.objects.filter(bloc__in=blocs, year=year, left_on=None)
    units = dict[int, set[int]]()
    for bloc, unit in places.values_list("bloc", "unit"):
        units.setdefault(bloc, set()).add(unit)
    kinds = rating_kinds_visible_to(user).filter(retired_on=None).values("pk")
    rows = ratings_visible_to(user).filter(year=year, kind__in=kinds)
    rated = Counter(rows.order_by().values_list("unit", flat=True))
    return [
        SeasonRow(
            season,
            len(units.get(season.bloc_id, ())),
            sum(rated[unit] for unit in units.get(season.bloc_id, ())),
        )
        for season in found
    ]


def _seasons(user: User) -> QuerySet[Season]:
    issued, seen = seasons_to_rate(user).values("pk"), seasons_visible_to(user).values("pk")
    return Season.objects.filter(Q(pk__in=seen) | Q(pk__in=issued))
