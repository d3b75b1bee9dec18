"""Reading organisations: what a user may see, in Vietnamese order, found without marks."""

from collections.abc import Collection
from datetime import date, datetime
from typing import TypeVar

from django.db.models import Exists, F, OuterRef, Q, QuerySet
from django.utils import timezone

from thidua.apps.accounts.models import User
from thidua.apps.organisations.invitations.links import token_hash
from thidua.apps.organisations.models import (
    Authority,
    Bloc,
    Invitation,
    Membership,
    Seat,
    Unit,
    UnitAlias,
)
from thidua.apps.organisations.seats.roles import seats_of
from thidua.web.prepared import prepared

T = TypeVar("T", Unit, Bloc)


def authorities_visible_to(user: User) -> QuerySet[Authority]:
    """The authorities whose standing office the user sits in."""
    return Authority.objects.filter(pk__in=seats_of(user).standing_of).order_by("name", "pk")


def authorities_of(user: User) -> QuerySet[Authority]:
    """Those, and the authorities of the units that the user sits in: whose awards are at hand."""
    seats = seats_of(user)
    mine = Q(pk__in=seats.standing_of) | Q(units__in=seats.units)
    return Authority.objects.filter(mine).distinct()


@prepared
def offices_of(standing_of: Collection[int]) -> QuerySet[Authority, tuple[int, str]]:
    """Key and standing office of those authorities: what buttons above lists need."""
    offices = Authority.objects.filter(pk__in=standing_of).order_by("name", "pk")
    return offices.values_list("pk", "standing_office")


def blocs_visible_to(user: User) -> QuerySet[Bloc]:
    """The blocs of the user's standing office, and those a unit of the user belongs to."""
    seats = seats_of(user)
    return blocs_seen(seats.standing_of, seats.units).select_related("authority")


def blocs_seen(standing_of: Collection[int], units: Collection[int]) -> QuerySet[Bloc]:
    """The same, by the keys of the authorities and units that the user sits in."""
    seen = Q(pk__in=[])
    if standing_of:
        seen |= Q(authority__in=standing_of)
    if units:
        seen |= Q(pk__in=Membership.objects.filter(unit__in=units).values("bloc"))
    return Bloc.objects.filter(seen)


@prepared
def blocs_to_choose(
    standing_of: Collection[int], units: Collection[int]
) -> QuerySet[Bloc, tuple[int, str]]:
    """Key and name of those blocs, in order."""
    return blocs_seen(standing_of, units).order_by("sort_text", "name").values_list("pk", "name")


def units_visible_to(user: User) -> QuerySet[Unit]:
    """The units of the user's standing office, the user's own, and those in the same blocs."""
    seats = seats_of(user)
    return units_seen(seats.standing_of, seats.units)


def units_seen(standing_of: Collection[int], units: Collection[int]) -> QuerySet[Unit]:
    """The same, by the keys of the authorities and units that the user sits in."""
    seen = Q(pk__in=[])
    if standing_of:
        seen |= Q(authority__in=standing_of)
    if units:
        blocs = Membership.objects.filter(unit__in=units).values("bloc")
        together = Membership.objects.filter(bloc__in=blocs).values("unit")
        seen |= Q(pk__in=units) | Q(pk__in=together)
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


def members_of_year(bloc: Bloc, year: int) -> QuerySet[Membership]:
    """The members of a bloc in a year, in the bloc's own order; who left in it is none."""
    return (
        Membership.objects.filter(bloc=bloc, year=year, left_on=None)
        .select_related("unit")
        .order_by("order", "pk")
    )


def staying(*, bloc: str, year: str, unit: str = "unit") -> Q:
    """Rows of units that have not left the bloc's year, by the paths from the row."""
    left = Membership.objects.filter(
        bloc=OuterRef(bloc), year=OuterRef(year), unit=OuterRef(unit), left_on__isnull=False
    )
    return ~Q(Exists(left))


def run_by(units: Collection[int], *, season: str = "season") -> Exists:
    """A condition for rows of a year, ``season`` being the way to it: units of these run it."""
    running = Membership.objects.filter(
        bloc=OuterRef(f"{season}__bloc"),
        year=OuterRef(f"{season}__year"),
        unit__in=units,
        left_on=None,
        role__in=(Membership.Role.HEAD, Membership.Role.DEPUTY),
    )
    return Exists(running)


@prepared
def ended_members(blocs: Collection[int], *, day: date) -> QuerySet[Membership]:
    """Places in a bloc's year of units that have ended by a day; nobody decided about them yet."""
    places = Membership.objects.filter(bloc__in=blocs, left_on=None, unit__valid_to__lt=day)
    return places.select_related("unit").order_by("year", "order", "pk")


def held_on(day: date) -> Q:
    """Seats that are held on a day."""
    return (Q(since=None) | Q(since__lte=day)) & (Q(until=None) | Q(until__gte=day))


@prepared
def units_led(units: Collection[int], *, day: date) -> QuerySet[Seat, tuple[int]]:
    """Those of the units in which somebody who can sign in is the leader on a day."""
    led = Seat.objects.filter(held_on(day), unit__in=units, kind=Seat.Kind.LEADER)
    return led.filter(user__is_active=True).values_list("unit_id")


def seats_at(unit: Unit) -> QuerySet[Seat]:
    """Everybody who sits or sat at a unit: those who still do first, leaders before officers."""
    return unit.seats.select_related("user").order_by(
        F("until").desc(nulls_first=True), "kind", "pk"
    )


def former_names(unit: Unit) -> QuerySet[UnitAlias]:
    """What the unit was called before, newest first."""
    return unit.aliases.filter(kind=UnitAlias.Kind.FORMER).order_by("-until", "pk")


def people_known_to(user: User) -> QuerySet[User]:
    """People whom the user may give a seat: with one in its authority, or at a unit it leads."""
    seats = seats_of(user)
    held = Seat.objects.filter(user=OuterRef("pk")).filter(
        Q(authority__in=seats.standing_of)
        | Q(unit__authority__in=seats.standing_of)
        | Q(unit__in=seats.leader_of)
    )
    return User.objects.filter(Exists(held), is_active=True).order_by("full_name", "pk")


def seats_under(user: User) -> QuerySet[Seat]:
    """Seats that the user sees people of: the own units' and the own authority's."""
    seats = seats_of(user)
    return Seat.objects.select_related("user", "unit", "authority").filter(
        Q(authority__in=seats.standing_of)
        | Q(unit__authority__in=seats.standing_of)
        | Q(unit__in=seats.units)
    )


def standing_seats(authority: Authority) -> QuerySet[Seat]:
    """Everybody who sits or sat in the standing office."""
    return authority.seats.select_related("user").order_by(F("until").desc(nulls_first=True), "pk")


def years_of(bloc: Bloc) -> list[Membership]:
    """Every place in every year of a bloc, newest year first, in the bloc's order."""
    rows = bloc.memberships.select_related("unit")
    return list(rows.order_by("-year", "order", "pk"))


def places_of(unit: Unit, blocs: QuerySet[Bloc]) -> QuerySet[Membership]:
    """The places of a unit by year, in blocs that the reader may see."""
    places = unit.memberships.filter(bloc__in=blocs.values("pk")).select_related("bloc")
    return places.order_by("-year", "bloc__sort_text")


def units_to_add(bloc: Bloc, year: int) -> QuerySet[Unit]:
    """Units of the bloc's authority that existed in the year."""
    return Unit.objects.filter(valid_in(year), authority=bloc.authority_id).order_by(
        "sort_text", "name", "pk"
    )


def units_without_people(authority: Authority, at: datetime) -> QuerySet[Unit, tuple[str, str]]:
    """Code and name of the units that stand, where nobody sits and nobody is invited to."""
    day = timezone.localdate(at)
    sitting = Seat.objects.filter(held_on(day), unit=OuterRef("pk"), user__is_active=True)
    invited = Invitation.objects.filter(
        unit=OuterRef("pk"), accepted_at=None, revoked_at=None, expires_at__gt=at
    )
    units = Unit.objects.filter(~Exists(sitting), ~Exists(invited), authority=authority)
    standing = units.filter(Q(valid_to=None) | Q(valid_to__gte=day))
    return standing.order_by("sort_text", "pk").values_list("code", "name")


def invitation_behind(token: str) -> Invitation | None:
    """The invitation whose link holds this secret."""
    invitations = Invitation.objects.select_related("unit", "authority", "invited_by")
    return invitations.filter(token_hash=token_hash(token)).first()
