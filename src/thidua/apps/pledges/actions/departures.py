"""The registration of a unit that leaves in mid-year goes to the unit that takes its place."""

from thidua.apps.pledges.models import Registration
from thidua.apps.seasons.registries.departing import Departure


def move_registration(departure: Departure) -> bool:
    """The unit's registration becomes its successor's, unless that one has its own."""
    mine = Registration.objects.filter(season=departure.season)
    if departure.successor is None or mine.filter(unit=departure.successor).exists():
        return False
    return bool(mine.filter(unit=departure.unit).update(unit=departure.successor))


def return_registration(departure: Departure) -> bool:
    """It becomes the unit's again."""
    mine = Registration.objects.filter(season=departure.season, unit=departure.successor)
    return bool(mine.update(unit=departure.unit))
