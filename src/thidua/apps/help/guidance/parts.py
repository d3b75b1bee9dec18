"""Which part a user plays, as far as help depends on it."""

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Membership, Seat
from thidua.apps.organisations.seats.roles import seats_of

OFFICE, HEAD, UNIT = "office", "head", "unit"


def parts_of(user: User) -> list[str]:
    """The parts, the widest first: the standing office, head or deputy in a newest year, a unit."""
    seats = seats_of(user)
    parts = [OFFICE] if seats.standing_of else []
    if seats.units:
        runs = Membership.objects.filter(
            unit__in=seats.units,
            left_on=None,
            role__in=(Membership.Role.HEAD, Membership.Role.DEPUTY),
        )
        newest = Membership.objects.filter(unit__in=seats.units).order_by("-year").values("year")
        parts += [HEAD] if runs.filter(year=newest[:1]).exists() else []
        parts.append(UNIT)
    return parts


def parts_in_words(user: User) -> str:
    """The kinds of seat that the user holds, as they are called."""
    seats = seats_of(user)
    kinds = (
        (Seat.Kind.STANDING, seats.standing_of),
        (Seat.Kind.LEADER, seats.leader_of),
        (Seat.Kind.OFFICER, seats.officer_of),
    )
    return ", ".join(str(kind.label) for kind, held in kinds if held)
