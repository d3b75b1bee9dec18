"""What a user is, from the seats held today: the base of every permission."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Q, QuerySet
from django.utils import timezone

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Membership, Seat
from thidua.web.kept import once_an_object
from thidua.web.prepared import prepared


@dataclass(frozen=True, slots=True)
class Seats:
    """Where a user sits: unit keys as officer and as leader, authority keys as standing office."""

    officer_of: frozenset[int]
    leader_of: frozenset[int]
    standing_of: frozenset[int]

    @property
    def units(self) -> frozenset[int]:
        """Units the user works for, as officer or leader."""
        return self.officer_of | self.leader_of


def seats_on(user: User, day: date) -> Seats:
    """The seats a user holds on a day."""
    rows = _held([user.pk], day=day)
    return Seats(
        frozenset(unit for kind, unit, _ in rows if kind == Seat.Kind.OFFICER),
        frozenset(unit for kind, unit, _ in rows if kind == Seat.Kind.LEADER),
        frozenset(office for kind, _, office in rows if kind == Seat.Kind.STANDING),
    )


@prepared
def _held(users: Collection[int], *, day: date) -> QuerySet[Seat, tuple[str, int, int]]:
    held = Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day)
    return Seat.objects.filter(*held, user__in=users).values_list("kind", "unit_id", "authority_id")


@once_an_object
def seats_of(user: User) -> Seats:
    """The seats of a user today."""
    return seats_on(user, timezone.localdate())


@dataclass(frozen=True, slots=True)
class BlocRoles:
    """What a user is in one bloc in one year."""

    member_units: frozenset[int]
    led_units: frozenset[int]
    is_head: bool
    is_deputy: bool
    is_standing: bool

    @property
    def is_anyone(self) -> bool:
        """Whether the user has any part in it."""
        return bool(self.member_units) or self.is_standing

    @property
    def runs_it(self) -> bool:
        """Head or deputy."""
        return self.is_head or self.is_deputy


def bloc_roles(user: User, bloc_id: int, authority_id: int, year: int) -> BlocRoles:
    """What ``user`` is in the bloc that year; one query for each user object, bloc and year."""
    known = _known_roles(user)
    if (bloc_id, year) not in known:
        preload_bloc_roles(user, [(bloc_id, authority_id, year)])
    return known[bloc_id, year]


def preload_bloc_roles(user: User, places: Iterable[tuple[int, int, int]]) -> None:
    """Ask for the roles in many (bloc, authority, year) at once, for ``bloc_roles`` to find."""
    known = _known_roles(user)
    wanted = {(bloc, year): office for bloc, office, year in places if (bloc, year) not in known}
    if not wanted:
        return
    seats = seats_of(user)
    mine: dict[tuple[int, int], dict[int, str]] = {key: {} for key in wanted}
    rows = _places(seats.units, {bloc for bloc, _ in wanted}, {year for _, year in wanted})
    for bloc_id, year, unit_id, role in rows:
        if (bloc_id, year) in mine:
            mine[bloc_id, year][unit_id] = role
    for key, units in mine.items():
        known[key] = _roles(seats, units, wanted[key])


def forget_roles(user: User) -> None:
    """A seat was given: ask again."""
    seats_of.forget(user)
    _known_roles.forget(user)


@once_an_object
def _known_roles(user: User) -> dict[tuple[int, int], BlocRoles]:
    """By bloc and year, as far as somebody asked."""
    return {}


@prepared
def _places(
    units: Collection[int], blocs: Collection[int], years: Collection[int]
) -> QuerySet[Membership, tuple[int, int, int, str]]:
    staying = Membership.objects.filter(left_on=None)
    return staying.filter(unit__in=units, bloc__in=blocs, year__in=years).values_list(
        "bloc_id", "year", "unit_id", "role"
    )


def _roles(seats: Seats, units: dict[int, str], authority_id: int) -> BlocRoles:
    return BlocRoles(
        member_units=frozenset(units),
        led_units=frozenset(units) & seats.leader_of,
        is_head=Membership.Role.HEAD in units.values(),
        is_deputy=Membership.Role.DEPUTY in units.values(),
        is_standing=authority_id in seats.standing_of,
    )
