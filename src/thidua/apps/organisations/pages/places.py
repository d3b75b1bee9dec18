"""Where a seat is given or somebody is invited to: a unit or a standing office, and its page."""

from dataclasses import dataclass

from django.urls import reverse

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.organisations.facts import SeatPlace
from thidua.apps.organisations.models import Authority, Seat, Unit


@dataclass(frozen=True, slots=True)
class Office:
    """A unit or a standing office, with the kinds of seat the user may fill there."""

    name: str
    address: str
    kinds: list[str]
    unit: Unit | None = None
    authority: Authority | None = None

    def place(self, kind: str) -> SeatPlace:
        """One kind of seat here."""
        return SeatPlace(kind, self.unit, self.authority)


def office_of_unit(unit: Unit, user: User) -> Office:
    """A unit: its leader fills officers' seats, the standing office also the leader's."""
    kinds = [Seat.Kind.OFFICER.value]
    if can(user, "organisations.invite", SeatPlace.leader(unit)):
        kinds.append(Seat.Kind.LEADER.value)
    return Office(unit.name, reverse("organisations:unit", args=[unit.pk]), kinds, unit=unit)


def office_of_authority(authority: Authority) -> Office:
    """The standing office of an authority."""
    address = reverse("organisations:authority", args=[authority.pk])
    kinds = [Seat.Kind.STANDING.value]
    return Office(authority.standing_office, address, kinds, authority=authority)
