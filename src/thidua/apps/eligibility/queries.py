"""Whose conditions a user may look into, and the screenings that are there."""

from django.db.models import Q, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.eligibility.models import Screening
from thidua.apps.eligibility.tracks.judging import verdict_for, verdicts_for
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.people.models import Person

__all__ = [
    "judged_people_visible_to",
    "judged_units_visible_to",
    "screenings_visible_to",
    "verdict_for",
    "verdicts_for",
]


def judged_people_visible_to(user: User) -> QuerySet[Person]:
    """The people of the user's units; all of the standing office's authority."""
    seats = seats_of(user)
    seen = Q(authority__in=seats.standing_of) | Q(unit__in=seats.units)
    return Person.objects.filter(seen).select_related("unit")


def judged_units_visible_to(user: User) -> QuerySet[Unit]:
    """The user's own units; all of the standing office's authority."""
    seats = seats_of(user)
    return Unit.objects.filter(Q(authority__in=seats.standing_of) | Q(pk__in=seats.units))


def screenings_visible_to(user: User) -> QuerySet[Screening]:
    """Screenings of the user's units; of the standing office's authority all."""
    seats = seats_of(user)
    seen = Q(authority__in=seats.standing_of) | Q(unit__in=seats.units)
    return Screening.objects.filter(seen).select_related("authority", "unit", "job", "owner")
