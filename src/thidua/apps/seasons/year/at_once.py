"""What pages over many blocs read of all their seasons at once: phases, members."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from typing import Any, NamedTuple

from django.db.models import QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Membership
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.organisations.units.naming import name_at
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import closing_of, keep_phases, places_in, seasons_seen
from thidua.web.prepared import prepared


def open_seasons_of(user: User) -> list[Season]:
    """Years that are not closed, with their phases: what the first page speaks of."""
    seats = seats_of(user)
    seasons = _open_seasons(seats.standing_of, seats.units)
    keep_phases(seasons)
    return seasons


@prepared
def _open_seasons(standing_of: Collection[int], units: Collection[int]) -> QuerySet[Season]:
    seen = seasons_seen(standing_of, units).exclude(state=Season.State.CLOSED)
    seen = seen.select_related("bloc", "bloc__authority")
    return seen.order_by("bloc__sort_text", "bloc_id", "year")


def keep_places(seasons: Iterable[Season]) -> None:
    """Ask for the places in many seasons at once; ``places_in`` then asks nothing."""
    wanted = {(s.bloc_id, s.year): s for s in seasons if not places_in.is_kept(s)}
    found: dict[tuple[int, int], list[tuple[int, str]]] = {key: [] for key in wanted}
    rows = _roles({bloc for bloc, _ in wanted}, {year for _, year in wanted})
    for bloc, year, unit, role in rows:
        if (bloc, year) in found:
            found[bloc, year].append((unit, role))
    for key, season in wanted.items():
        places_in.keep(season, found[key])


@prepared
def _roles(
    blocs: Collection[int], years: Collection[int]
) -> QuerySet[Membership, tuple[int, int, int, str]]:
    there = Membership.objects.filter(bloc__in=blocs, year__in=years, left_on=None)
    return there.order_by("order", "pk").values_list("bloc_id", "year", "unit_id", "role")


class Member(NamedTuple):
    """A unit in a season: what pages over many blocs show of it."""

    unit_id: int
    code: str
    name: str
    role: str

    @property
    def role_name(self) -> str:
        """The role in words, such as “Trưởng khối”."""
        return str(Membership.Role(self.role).label)


def members_by_season(seasons: Collection[Season]) -> dict[int, list[Member]]:
    """The members of many seasons in the bloc's order, with one query; their places are known."""
    by_place = {(season.bloc_id, season.year): season.pk for season in seasons}
    rows = _places({bloc for bloc, _ in by_place}, {year for _, year in by_place})
    found: dict[int, list[Member]] = defaultdict(list)
    for bloc, year, unit, code, name, role in rows:
        if (bloc, year) in by_place:
            found[by_place[bloc, year]].append(Member(unit, code, name, role))
    for season in seasons:
        places_in.keep(season, [(each.unit_id, each.role) for each in found[season.pk]])
    return found


@prepared
def _places(
    blocs: Collection[int], years: Collection[int]
) -> QuerySet[Membership, tuple[Any, ...]]:
    return (
        Membership.objects.filter(bloc__in=blocs, year__in=years, left_on=None)
        .order_by("order", "pk")
        .annotate(named_at=closing_of("bloc", "year"))
        .annotate(called=name_at("unit"))
        .values_list("bloc_id", "year", "unit_id", "unit__code", "called", "role")
    )
