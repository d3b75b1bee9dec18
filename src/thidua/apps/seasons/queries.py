"""Reading seasons: which ones a user may see, and what the page's frame needs."""

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Membership
from thidua.apps.organisations.roles import BlocRoles, bloc_roles, seats_of
from thidua.apps.seasons.models import Season


def seasons_visible_to(user: User) -> QuerySet[Season]:
    """Seasons that the user's unit takes part in, closed ones of its blocs, its office's.

    A new head reads the closed years of the bloc even when its unit joined later.
    """
    seats = seats_of(user)
    mine = Membership.objects.filter(bloc=OuterRef("bloc"), unit__in=seats.units)
    return Season.objects.select_related("bloc", "bloc__authority").filter(
        Q(bloc__authority__in=seats.standing_of)
        | Q(Exists(mine.filter(year=OuterRef("year"))))
        | Q(Exists(mine.filter(year__gte=OuterRef("year"))), state=Season.State.CLOSED)
    )


def roles_in(user: User, season: Season) -> BlocRoles:
    """What the user is in this season."""
    return bloc_roles(user, season.bloc_id, season.bloc.authority_id, season.year)


def members_of(season: Season) -> QuerySet[Membership]:
    """The season's member units in the bloc's own order, head first."""
    return (
        Membership.objects.filter(bloc=season.bloc_id, year=season.year)
        .select_related("unit")
        .order_by("order", "pk")
    )
