"""What stands in one's calendar beside the days of one's tasks: things with an hour of their own.

Each app lists what the user may see of the seasons it is asked about.
"""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.seasons.models import Season


@dataclass(frozen=True, slots=True)
class Appointment:
    """One thing at an hour; ``name`` stays the same while it is the same thing."""

    name: str
    text: str
    starts: datetime
    ends: datetime
    place: str
    url: str
    sequence: int = 0


Source = Callable[[User, Sequence[Season]], list[Appointment]]
_sources: list[Source] = []


def appointments(source: Source) -> Source:
    """Register an app's."""
    if source not in _sources:
        _sources.append(source)
    return source


def appointments_of(user: User, seasons: Sequence[Season]) -> list[Appointment]:
    """What every app says."""
    return [each for source in _sources for each in source(user, seasons)]
