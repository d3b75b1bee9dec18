"""The sheet of a unit that leaves in mid-year goes to the unit that takes its place."""

from thidua.apps.appraisals.models import Sheet
from thidua.apps.seasons.registries.departing import Departure


def move_sheet(departure: Departure) -> bool:
    """The unit's sheet becomes its successor's, unless that one has its own."""
    sheets = Sheet.objects.filter(season=departure.season)
    if departure.successor is None or sheets.filter(unit=departure.successor).exists():
        return False
    return bool(sheets.filter(unit=departure.unit).update(unit=departure.successor))


def return_sheet(departure: Departure) -> bool:
    """It becomes the unit's again."""
    sheets = Sheet.objects.filter(season=departure.season, unit=departure.successor)
    return bool(sheets.update(unit=departure.unit))
