"""In which office somebody signs for a unit."""

from datetime import date

from django.db.models import Case, When

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Seat, Unit
from thidua.apps.organisations.queries import held_on

DEFAULT_OFFICE = "Thủ trưởng đơn vị"


def office_of(user: User, unit: Unit, day: date) -> str:
    """The office in which somebody signs for a unit, as written in the seat held on a day."""
    held = Seat.objects.filter(held_on(day), user=user, unit=unit)
    first = Case(When(kind=Seat.Kind.LEADER, then=0), default=1)
    rows = held.order_by(first, Case(When(title="", then=1), default=0), "-pk")
    for kind, title in rows.values_list("kind", "title"):
        return title or (DEFAULT_OFFICE if kind == Seat.Kind.LEADER else str(Seat.Kind(kind).label))
    return DEFAULT_OFFICE
