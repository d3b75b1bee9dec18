"""Reading movements: everybody in a bloc's year sees them all."""

from collections.abc import Collection
from datetime import date
from typing import Any

from django.db.models import Max, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.movements.models import Activity, Movement
from thidua.apps.organisations.models import Unit
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
