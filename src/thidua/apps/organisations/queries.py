"""Reading organisations: what a user may see, in Vietnamese order, found without marks."""

from datetime import date
from typing import TypeVar

from django.db.models import Exists, OuterRef, Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import (
    Authority,
    Bloc,
    Invitation,
    Membership,
    Seat,
    Unit,
    UnitAlias,
)
from thidua.apps.organisations.roles import seats_of
from thidua.domain.vietnamese_text import fold

T = TypeVar("T", Unit, Bloc)


def authorities_visible_to(user: User) -> QuerySet[Authority]:
    """The authorities whose standing office the user sits in."""
    return Authority.objects.filter(pk__in=seats_of(user).standing_of).order_by("name", "pk")


def blocs_visible_to(user: User) -> QuerySet[Bloc]:
    """The blocs of the user's standing office, and those a unit of the user belongs to."""
    seats = seats_of(user)
    mine = Membership.objects.filter(bloc=OuterRef("pk"), unit__in=seats.units)
    return Bloc.objects.select_related("authority").filter(
        Q(authority__in=seats.standing_of) | Q(Exists(mine))
    )


def units_visible_to(user: User) -> QuerySet[Unit]:
    """The units of the user's standing office, the user's own, and those in the same blocs."""
    seats = seats_of(user)
    seen = Q(authority__in=seats.standing_of)
    if seats.units:
        blocs = Membership.objects.filter(unit__in=seats.units).values_list("bloc_id", flat=True)
        together = Membership.objects.filter(unit=OuterRef("pk"), bloc__in=set(blocs))
        seen |= Q(pk__in=seats.units) | Q(Exists(together))
    return Unit.objects.filter(seen)


def invitations_visible_to(user: User) -> QuerySet[Invitation]:
    """Invitations to the user's standing office's places, and to seats of units the user leads."""
    seats = seats_of(user)
    return Invitation.objects.select_related("unit", "authority", "invited_by").filter(
        Q(authority__in=seats.standing_of)
        | Q(unit__authority__in=seats.standing_of)
        | Q(unit__in=seats.leader_of, kind=Seat.Kind.OFFICER)
    )


def valid_in(year: int) -> Q:
    """Units or blocs that existed on some day of the year."""
    return (Q(valid_from=None) | Q(valid_from__lte=date(year, 12, 31))) & (
        Q(valid_to=None) | Q(valid_to__gte=date(year, 1, 1))
    )


def with_words(things: QuerySet[T], text: str) -> QuerySet[T]:
    """Those whose code, name or other names hold every word, typed with or without marks."""
    for word in fold(text).split():
        things = things.filter(search_text__contains=word)
    return things


def members_of_year(bloc: Bloc, year: int) -> QuerySet[Membership]:
    """The members of a bloc in a year, in the bloc's own order."""
    return (
        Membership.objects.filter(bloc=bloc, year=year)
        .select_related("unit")
        .order_by("order", "pk")
    )


def held_on(day: date) -> Q:
    """Seats that are held on a day."""
    return (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gte=day))


def seats_at(unit: Unit) -> QuerySet[Seat]:
    """Everybody who sits or sat at a unit, leaders first."""
    return unit.seats.select_related("user").order_by("-kind", "until", "pk")


def former_names(unit: Unit) -> QuerySet[UnitAlias]:
    """What the unit was called before, newest first."""
    return unit.aliases.filter(kind=UnitAlias.Kind.FORMER).order_by("-until", "pk")
