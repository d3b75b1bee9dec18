"""Reading seasons: which ones a user may see, and what the page's frame needs."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date, datetime
from typing import Protocol, TypeVar

from django.db.models import (
    Exists,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
)
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Bloc, Membership, PastName, Unit
from thidua.apps.organisations.queries import blocs_seen, staying
from thidua.apps.organisations.seats.roles import (
    BlocRoles,
    bloc_roles,
    preload_bloc_roles,
    seats_of,
)
from thidua.apps.organisations.units.naming import (
    Names,
    PastCall,
    name_at,
    past_names,
    renamed_offices,
)
from thidua.apps.seasons.models import Phase, Season
from thidua.web.kept import once_an_object
from thidua.web.prepared import keep, kept_rows, prepared, without


class OfUnit(Protocol):
    """A row that belongs to a unit."""

    unit: Unit


UnitNamed = TypeVar("UnitNamed", bound=OfUnit)


def seasons_visible_to(user: User) -> QuerySet[Season]:
    """Seasons that the user's unit takes part in, closed ones of its blocs, its office's.

    A new head reads the closed years of the bloc even when its unit joined later.
    """
    seats = seats_of(user)
    seen = seasons_seen(seats.standing_of, seats.units)
    return seen.select_related("bloc", "bloc__authority")


def seasons_seen(standing_of: Collection[int], units: Collection[int]) -> QuerySet[Season]:
    """The same, by the keys of the authorities and units that the user sits in."""
    visible = Q(bloc__authority__in=standing_of)
    if units:
        mine = Membership.objects.filter(bloc=OuterRef("bloc"), unit__in=units)
        visible |= Q(Exists(mine.filter(year=OuterRef("year"))))
        visible |= Q(Exists(mine.filter(year__gte=OuterRef("year"))), state=Season.State.CLOSED)
    return Season.objects.filter(visible)


def seasons_in_view(user: User, keys: Collection[int]) -> list[Season]:
    """Those of them that have these keys, with their phases."""
    seats = seats_of(user)
    found = _in_view(seats.standing_of, seats.units, keys)
    keep_phases(found)
    return found


@prepared
def _in_view(
    standing_of: Collection[int], units: Collection[int], keys: Collection[int]
) -> QuerySet[Season]:
    seen = seasons_seen(standing_of, units).filter(pk__in=keys)
    return seen.select_related("bloc", "bloc__authority")


def roles_in(user: User, season: Season) -> BlocRoles:
    """What the user is in this season."""
    return bloc_roles(user, season.bloc_id, season.bloc.authority_id, season.year)


def preload_roles(user: User, seasons: Iterable[Season]) -> None:
    """Ask for the user's roles in many seasons with one query; ``roles_in`` then asks none."""
    preload_bloc_roles(user, [(s.bloc_id, s.bloc.authority_id, s.year) for s in seasons])


def keep_phases(seasons: Collection[Season]) -> None:
    """Ask for the phases that are not known yet; ``season.phases.all()`` then asks nothing."""
    wanted = without(seasons, "phases")
    found: dict[int, list[Phase]] = defaultdict(list)
    for phase in _phases([season.pk for season in wanted]):
        found[phase.season_id].append(phase)
    keep(wanted, "phases", found)


@prepared
def _phases(seasons: Collection[int]) -> QuerySet[Phase]:
    return Phase.objects.filter(season__in=seasons)


def with_heads(seasons: QuerySet[Season]) -> QuerySet[Season]:
    """Each season with the name of its head unit as ``head_name``."""
    head = Membership.objects.filter(
        bloc=OuterRef("bloc"), year=OuterRef("year"), role=Membership.Role.HEAD
    ).annotate(named_at=closing_of("bloc", "year"))
    head = head.annotate(called=name_at("unit"))
    return seasons.annotate(head_name=Subquery(head.values("called")[:1]))


def blocs_of(user: User) -> QuerySet[Bloc]:
    """Blocs that a user may have to do with: as member in any year, or as standing office."""
    seats = seats_of(user)
    return blocs_seen(seats.standing_of, seats.units).order_by("sort_text", "name", "pk")


def blocs_to_open_for(user: User) -> QuerySet[Bloc]:
    """The query twin of ``seasons.create``: blocs whose year the user may open."""
    seats = seats_of(user)
    if not seats.units:
        return blocs_of(user)
    newest = Membership.objects.filter(bloc=OuterRef("bloc")).order_by("-year").values("year")
    runs = Membership.objects.filter(
        bloc=OuterRef("pk"),
        unit__in=seats.units,
        role__in=[Membership.Role.HEAD, Membership.Role.DEPUTY],
        year=Subquery(newest[:1]),
    )
    return blocs_of(user).filter(Q(authority__in=seats.standing_of) | Q(Exists(runs)))


def seasons_to_copy_for(user: User) -> QuerySet[Season]:
    """The newest year of each bloc whose next year the user may open."""
    newer = Season.objects.filter(bloc=OuterRef("bloc"), year__gt=OuterRef("year"))
    return (
        Season.objects.filter(~Exists(newer), bloc__in=blocs_to_open_for(user))
        .select_related("bloc", "bloc__authority")
        .order_by("bloc__sort_text", "bloc__name", "pk")
    )


def phases_of(season: Season) -> Iterable[Phase]:
    """Its phases in order; uses those fetched before."""
    return kept_rows(season, "phases")


def due_days_of(season: Season) -> dict[str, date]:
    """When each phase is due; uses phases fetched before."""
    return {phase.kind: phase.due_on for phase in phases_of(season)}


def due_day_of(season: Season, kind: str) -> date | None:
    """When one phase is due; the phases stay with the season, for the strip above its pages."""
    keep_phases([season])
    return due_days_of(season).get(kind)


def members_of(season: Season) -> QuerySet[Membership]:
    """The season's member units in the bloc's own order, head first."""
    return (
        Membership.objects.filter(bloc=season.bloc_id, year=season.year, left_on=None)
        .select_related("unit")
        .order_by("order", "pk")
    )


@once_an_object
def places_in(season: Season) -> list[tuple[int, str]]:
    """(unit, role) of those members."""
    return _roles([season.bloc_id], [season.year])


@prepared
def _roles(blocs: Collection[int], years: Collection[int]) -> QuerySet[Membership, tuple[int, str]]:
    return _members(blocs, years).values_list("unit_id", "role")


def _members(blocs: Collection[int], years: Collection[int]) -> QuerySet[Membership]:
    there = Membership.objects.filter(bloc__in=blocs, year__in=years, left_on=None)
    return there.order_by("order", "pk")


@prepared
def _members_with_units(blocs: Collection[int], years: Collection[int]) -> QuerySet[Membership]:
    return _members(blocs, years).select_related("unit")


@once_an_object
def names_in(season: Season) -> Names:
    """What units were called in a season."""
    return Names(_past_names([season.bloc_id], [season.year]))


@prepared
def _past_names(blocs: Collection[int], years: Collection[int]) -> QuerySet[PastName, PastCall]:
    places = Membership.objects.filter(bloc__in=blocs, year__in=years)
    return past_names(places.values("unit"))


def renamed_in(season: Season) -> list[str]:
    """The notes beside names of that time: «Hội A» nay là «Hội B»."""
    day = season.starts_on
    pairs = [*names_in(season).renamed_since(day), *renamed_offices(season.bloc, day)]
    return [_("«%(then)s» nay là «%(now)s»") % {"then": then, "now": now} for then, now in pairs]


def named_members(season: Season) -> list[Membership]:
    """The members under the names of the day when the year was closed."""
    return named(season, _members_with_units([season.bloc_id], [season.year]))


def named(season: Season, rows: list[UnitNamed], moment: datetime | None = None) -> list[UnitNamed]:
    """Rows of units (``row.unit``) under the names of a moment, the season's closing if none.

    The name stays with each row's own unit object; what is stored does not change.
    """
    moment = moment or season.closed_at
    if moment is not None:
        for row in rows:
            names_in(season).call(row.unit, moment)
    return rows


def departed_from(season: Season) -> QuerySet[Membership]:
    """Units that left in the course of the year, each with who follows it."""
    return (
        Membership.objects.filter(bloc=season.bloc_id, year=season.year, left_on__isnull=False)
        .select_related("unit", "succeeded_by")
        .order_by("left_on", "pk")
    )


def of_members(path: str = "season", unit: str = "unit") -> Q:
    """Rows of units still in the season that ``path`` leads to: what is counted and listed."""
    return staying(bloc=f"{path}__bloc", year=f"{path}__year", unit=unit)


def closing_of(bloc: str, year: str) -> Subquery:
    """When the season of a bloc and year was closed; null while it is not."""
    found = Season.objects.filter(bloc=OuterRef(bloc), year=OuterRef(year))
    return Subquery(found.values("closed_at")[:1])
