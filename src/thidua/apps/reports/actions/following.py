"""What a unit that leaves in mid-year reported goes to its successor, and back."""

from django.db.models import QuerySet

from thidua.apps.organisations.models import Unit
from thidua.apps.reports.models import Extension, Report
from thidua.apps.seasons.registries.departing import Departure


def give_reports(departure: Departure) -> bool:
    """Reports and extensions become the successor's, unless it has its own."""
    if departure.successor is None or _reports(departure, departure.successor).exists():
        return False
    return _move(departure, departure.unit, departure.successor)


def give_reports_back(departure: Departure) -> bool:
    """They become the unit's again."""
    return departure.successor is not None and _move(departure, departure.successor, departure.unit)


def _move(departure: Departure, giver: Unit, taker: Unit) -> bool:
    extensions = Extension.objects.filter(form__season=departure.season, unit=giver)
    moved = extensions.update(unit=taker) + _reports(departure, giver).update(unit=taker)
    return bool(moved)


def _reports(departure: Departure, unit: Unit) -> QuerySet[Report]:
    return Report.objects.filter(form__season=departure.season, unit=unit)
