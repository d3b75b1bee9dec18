"""The log of deadlines: how late a unit did each thing that it owed in the year.

The app that holds a deed says on which day each unit did it first::

    @deed_days(Phase.Kind.REGISTRATION)
    def registered_on(season) -> dict[int, date]: ...

What has dates of its own, and as many of them as a bloc likes, tells how late each was::

    @late_things("reports")
    def late_reports(season, units, day) -> dict[int, list[LateDeed]]: ...
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.queries import due_day_of

Days = Callable[[Season], Mapping[int, date]]
Things = Callable[[Season, Collection[int], date], "Mapping[int, list[LateDeed]]"]
_days: dict[str, Days] = {}
_things: dict[str, Things] = {}


def deed_days(kind: str) -> Callable[[Days], Days]:
    """Register how it is known on which day a unit did its part of the phase ``kind``."""

    def register(days: Days) -> Days:
        _days[kind] = days
        return days

    return register


def late_things(kind: str) -> Callable[[Things], Things]:
    """Register what units did late besides the phases of the year; ``kind`` names it."""

    def register(things: Things) -> Things:
        _things[kind] = things
        return things

    return register


@dataclass(frozen=True, slots=True)
class LateDeed:
    """One thing that a unit did late, or still owes after its day."""

    phase: str
    days: int

    def __str__(self) -> str:
        return _("%(phase)s trễ %(days)d ngày") % {"phase": self.phase, "days": self.days}


def late_deeds(
    season: Season, units: Collection[int], day: date, kinds: Collection[str] = ()
) -> dict[int, list[LateDeed]]:
    """What units did late, in the order of the year; what is still owed counts until ``day``.

    ``kinds``: only phases and things of these kinds.
    """
    found: dict[int, list[LateDeed]] = {unit: [] for unit in units}
    for kind, days in _days.items():
        due = due_day_of(season, kind) if not kinds or kind in kinds else None
        if due is None:
            continue
        done = days(season)
        for unit, late in found.items():
            by = (done.get(unit, day) - due).days
            if by > 0:
                late.append(LateDeed(str(Phase.Kind(kind).label), by))
    for kind, things in _things.items():
        if not kinds or kind in kinds:
            for unit, deeds in things(season, units, day).items():
                found[unit] += deeds
    return found
