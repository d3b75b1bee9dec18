"""What a unit that leaves in mid-year has in the season goes to its successor, and back."""

from typing import Any

from thidua.apps.seasons.registries.departing import Departure


def give_to_successor(model: Any, departure: Departure) -> bool:
    """The unit's row of the season becomes its successor's, unless that one has its own."""
    rows = model.objects.filter(season=departure.season)
    if departure.successor is None or rows.filter(unit=departure.successor).exists():
        return False
    return bool(rows.filter(unit=departure.unit).update(unit=departure.successor))


def give_back(model: Any, departure: Departure) -> bool:
    """It becomes the unit's again."""
    rows = model.objects.filter(season=departure.season, unit=departure.successor)
    return bool(rows.update(unit=departure.unit))
