"""What a user is, from the seats held today: the base of every permission."""

from dataclasses import dataclass
from datetime import date

from django.db.models import Q
from django.utils import timezone

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Membership, Seat


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
    held = Seat.objects.filter(
        Q(since=None) | Q(since__lte=day), Q(until=None) | Q(until__gte=day), user=user
    ).values_list("kind", "unit_id", "authority_id")
    rows = list(held)
    return Seats(
        frozenset(unit for kind, unit, _ in rows if kind == Seat.Kind.OFFICER),
        frozenset(unit for kind, unit, _ in rows if kind == Seat.Kind.LEADER),
        frozenset(office for kind, _, office in rows if kind == Seat.Kind.STANDING),
    )


def seats_of(user: User) -> Seats:
    """The seats of a user today, asked from the database once for each user object."""
    kept: Seats | None = getattr(user, "_seats", None)
    if kept is None:
        kept = seats_on(user, timezone.localdate())
        user._seats = kept  # type: ignore[attr-defined] # noqa: SLF001 - kept for this request only
    return kept


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
    cache: dict[tuple[int, int], BlocRoles] = user.__dict__.setdefault("_bloc_roles", {})
    key = (bloc_id, year)
    if key not in cache:
        seats = seats_of(user)
        mine = dict(
            Membership.objects.filter(bloc=bloc_id, year=year, unit__in=seats.units).values_list(
                "unit_id", "role"
            )
        )
        cache[key] = BlocRoles(
            member_units=frozenset(mine),
            led_units=frozenset(mine) & seats.leader_of,
            is_head=Membership.Role.HEAD in mine.values(),
            is_deputy=Membership.Role.DEPUTY in mine.values(),
            is_standing=authority_id in seats.standing_of,
        )
    return cache[key]
