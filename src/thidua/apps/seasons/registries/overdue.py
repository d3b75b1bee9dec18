"""What units owe past its day besides the phases of the year, told by the app that holds it.

@overdue_things
def overdue_reports(seasons, day): …
"""

from collections.abc import Callable, Collection, Iterable
from dataclasses import dataclass
from datetime import date

from thidua.apps.seasons.models import Season


@dataclass(frozen=True, slots=True)
class Overdue:
    """One thing that a unit still owes, and how many days after its day."""

    season: int
    unit: int
    text: str
    days: int


Source = Callable[[Collection[Season], date], Iterable[Overdue]]
_sources: list[Source] = []


def overdue_things(source: Source) -> Source:
    """Register a source; it answers for many seasons with few queries."""
    _sources.append(source)
    return source


def overdue_in(seasons: Collection[Season], day: date) -> list[Overdue]:
    """Everything that is owed past its day; nothing in years that are over."""
    running = [season for season in seasons if season.state != Season.State.CLOSED]
    return [each for source in _sources for each in source(running, day)] if running else []
