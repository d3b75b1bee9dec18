"""Authorities, their units and blocs; who belongs to a bloc in a year; who sits where."""

from thidua.apps.organisations.models.authorities import Authority, AuthoritySetting
from thidua.apps.organisations.models.blocs import Bloc, Membership
from thidua.apps.organisations.models.seats import Invitation, Seat
from thidua.apps.organisations.models.units import PastName, Unit, UnitAlias

__all__ = [
    "Authority",
    "AuthoritySetting",
    "Bloc",
    "Invitation",
    "Membership",
    "PastName",
    "Seat",
    "Unit",
    "UnitAlias",
]
