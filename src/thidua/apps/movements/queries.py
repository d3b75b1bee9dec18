"""Reading movements: everybody in a bloc's year sees them all."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Exists, Max, OuterRef, Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.awards.models import AwardRecord
from thidua.apps.awards.queries import records_visible_to
from thidua.apps.movements.models import Activity, CalledMovement, Movement
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, roles_in, seasons_visible_to
from thidua.web.prepared import prepared


def movements_visible_to(user: User) -> QuerySet[Movement]:
    """The movements of the seasons that the user may see, each with its last activity's day."""
    return (
        Movement.objects.filter(season__in=seasons_visible_to(user))
        .select_related("season__bloc__authority", "unit")
        .annotate(last_held_on=Max("activities__held_on"))
    )


@prepared
def days_of_movements(seasons: Collection[int]) -> QuerySet[Movement, tuple[Any, ...]]:
    """Key, first and last day, and the day when it was closed, of the movements of years."""
    movements = Movement.objects.filter(season__in=seasons)
    return movements.values_list("pk", "starts_on", "ends_on", "closed_on")


@prepared
def last_activities(movements: Collection[int]) -> QuerySet[Activity, tuple[int, date]]:
    """The day of each movement's last activity."""
    held = Activity.objects.filter(movement__in=movements).order_by()
    return held.values_list("movement").annotate(last=Max("held_on"))


def runs_all_movements(user: User, season: Season) -> bool:
    """Whether the user writes the bloc's movements, and every unit's."""
    roles = roles_in(user, season)
    return roles.runs_it or roles.is_standing


def units_launching_for(user: User, season: Season) -> list[Unit]:
    """The units whose own movements the user may write."""
    units = [member.unit for member in members_of(season)]
    if runs_all_movements(user, season):
        return units
    mine = roles_in(user, season).member_units
    return [unit for unit in units if unit.pk in mine]


def calls_visible_to(user: User) -> QuerySet[CalledMovement]:
    """The catalogues of the authorities that the user serves, or whose unit the user works for."""
    seats = seats_of(user)
    visible = Q(authority__in=seats.standing_of)
    if seats.units:
        visible |= Q(authority__in=Unit.objects.filter(pk__in=seats.units).values("authority"))
    return CalledMovement.objects.filter(visible).select_related("authority")


def calls_to_join(season: Season) -> QuerySet[CalledMovement]:
    """What the bloc is called to in the year and has not joined."""
    joined = Movement.objects.filter(season=season, call=OuterRef("pk"))
    return CalledMovement.objects.filter(
        ~Exists(joined),
        Q(ends_on=None) | Q(ends_on__gte=season.starts_on),
        authority=season.bloc.authority_id,
        retired_on=None,
        starts_on__lte=season.ends_on,
    )


def awards_to_link(user: User, movement: Movement) -> QuerySet[AwardRecord]:
    """What members and their people were given in the year of the movement, as the user sees it."""
    season = movement.season
    units = [member.unit_id for member in members_of(season)]
    return (
        records_visible_to(user)
        .filter(
            Q(unit__in=units) | Q(holder_unit__in=units),
            state=AwardRecord.State.DECIDED,
            year__gte=season.year,
            year__lte=season.year + 1,
        )
        .select_related("decision")
        .distinct()
        .order_by("-decision__decided_on", "award", "holder_name", "pk")
    )
