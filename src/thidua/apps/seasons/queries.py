"""Reading seasons: which ones a user may see, and what the page's frame needs."""

from collections import defaultdict
from collections.abc import Collection, Iterable
from datetime import date
from typing import NamedTuple

from django.db.models import (
    Exists,
    OuterRef,
    Prefetch,
    Q,
    QuerySet,
    Subquery,
    prefetch_related_objects,
)

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Bloc, Membership
from thidua.apps.organisations.seats.roles import (
    BlocRoles,
    bloc_roles,
    preload_bloc_roles,
    seats_of,
)
from thidua.apps.seasons.models import ChecklistItem, ChecklistTick, Season


def seasons_visible_to(user: User) -> QuerySet[Season]:
    """Seasons that the user's unit takes part in, closed ones of its blocs, its office's.

    A new head reads the closed years of the bloc even when its unit joined later.
    """
    seats = seats_of(user)
    visible = Q(bloc__authority__in=seats.standing_of)
    if seats.units:
        mine = Membership.objects.filter(bloc=OuterRef("bloc"), unit__in=seats.units)
        visible |= Q(Exists(mine.filter(year=OuterRef("year"))))
        visible |= Q(Exists(mine.filter(year__gte=OuterRef("year"))), state=Season.State.CLOSED)
    return Season.objects.select_related("bloc", "bloc__authority").filter(visible)


def roles_in(user: User, season: Season) -> BlocRoles:
    """What the user is in this season."""
    return bloc_roles(user, season.bloc_id, season.bloc.authority_id, season.year)


def preload_roles(user: User, seasons: Iterable[Season]) -> None:
    """Ask for the user's roles in many seasons with one query; ``roles_in`` then asks none."""
    preload_bloc_roles(user, [(s.bloc_id, s.bloc.authority_id, s.year) for s in seasons])


def open_seasons_of(user: User) -> QuerySet[Season]:
    """Years that are not closed, with their phases: what the first page speaks of."""
    return (
        seasons_visible_to(user)
        .exclude(state=Season.State.CLOSED)
        .prefetch_related("phases")
        .order_by("bloc__sort_text", "bloc_id", "year")
    )


def with_heads(seasons: QuerySet[Season]) -> QuerySet[Season]:
    """Each season with the name of its head unit as ``head_name``."""
    head = Membership.objects.filter(
        bloc=OuterRef("bloc"), year=OuterRef("year"), role=Membership.Role.HEAD
    )
    return seasons.annotate(head_name=Subquery(head.values("unit__name")[:1]))


def blocs_of(user: User) -> QuerySet[Bloc]:
    """Blocs that a user may have to do with: as member in any year, or as standing office."""
    seats = seats_of(user)
    concerned = Q(authority__in=seats.standing_of)
    if seats.units:
        mine = Membership.objects.filter(bloc=OuterRef("pk"), unit__in=seats.units)
        concerned |= Q(Exists(mine))
    return Bloc.objects.filter(concerned).order_by("sort_text", "name", "pk")


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


def checklist_of(season: Season) -> QuerySet[ChecklistItem]:
    """The things to do, each with who ticked it."""
    ticks = ChecklistTick.objects.select_related("unit", "by")
    return season.checklist.select_related("done_by").prefetch_related(
        Prefetch("ticks", queryset=ticks)
    )


def open_items_of(seasons: Collection[Season], owners: Collection[str]) -> QuerySet[ChecklistItem]:
    """What some owners have not done yet in some seasons, with the ticks of the units."""
    return ChecklistItem.objects.filter(
        season__in=seasons, owner__in=owners, done_at=None
    ).prefetch_related("ticks")


def due_days_of(season: Season) -> dict[str, date]:
    """When each phase is due; uses phases fetched before."""
    return {phase.kind: phase.due_on for phase in season.phases.all()}


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
    """The members of many seasons in the bloc's order, with one query."""
    by_place = {(season.bloc_id, season.year): season.pk for season in seasons}
    rows = (
        Membership.objects.filter(
            bloc__in={bloc for bloc, _ in by_place}, year__in={year for _, year in by_place}
        )
        .order_by("order", "pk")
        .values_list("bloc_id", "year", "unit_id", "unit__code", "unit__name", "role")
    )
    found: dict[int, list[Member]] = defaultdict(list)
    for bloc, year, unit, code, name, role in rows:
        if (bloc, year) in by_place:
            found[by_place[bloc, year]].append(Member(unit, code, name, role))
    return found


def due_day_of(season: Season, kind: str) -> date | None:
    """When one phase is due; the phases stay with the season, for the strip above its pages."""
    prefetch_related_objects([season], "phases")
    return due_days_of(season).get(kind)


def members_of(season: Season) -> QuerySet[Membership]:
    """The season's member units in the bloc's own order, head first."""
    return (
        Membership.objects.filter(bloc=season.bloc_id, year=season.year)
        .select_related("unit")
        .order_by("order", "pk")
    )
