"""The log of deadlines: how late a unit did each thing that it owed in the year.

The app that holds a deed says on which day each unit did it first::

    @deed_days(Phase.Kind.REGISTRATION)
    def registered_on(season) -> dict[int, date]: ...

It answers None where the bloc does that thing by other dates than those of the phase.

What has dates of its own, and as many of them as a bloc likes, tells how late each was::

    @late_things("reports")
    def late_reports(season, units, day) -> dict[int, list[LateDeed]]: ...
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.seasons.models import Phase, Season
from thidua.apps.seasons.queries import due_day_of

Days = Callable[[Season], Mapping[int, date] | None]
Within = tuple[date, date]
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
    """One thing that a unit did late, or still owes after its day.

    ``of_day``: the day by which it belongs to a part of the year, where that is not the due day.
    """

    phase: str
    days: int
    due_on: date
    of_day: date | None = None

    def __str__(self) -> str:
        return _("%(phase)s trễ %(days)d ngày") % {"phase": self.phase, "days": self.days}


def late_deeds(
    season: Season,
    units: Collection[int],
    day: date,
    kinds: Collection[str] = (),
    *,
    except_kinds: Collection[str] = (),
    within: Within | None = None,
) -> dict[int, list[LateDeed]]:
    """What units did late, in the order of the year; what is still owed counts until ``day``.

    Nothing is owed any more once the year is closed, and nothing was late that was due before the
    year was made here: it was entered afterwards.

    ``kinds``: only phases and things of these kinds, all when empty; ``within``: only what
    belongs to these days.
    """
    if season.closed_at is not None:
        day = min(day, timezone.localdate(season.closed_at))
    asked = [
        kind
        for kind in (*_days, *_things)
        if kind not in except_kinds and (not kinds or kind in kinds)
    ]
    found: dict[int, list[LateDeed]] = {unit: [] for unit in units}
    for kind in dict.fromkeys(asked):
        for unit, deeds in _late(kind, season, units, day).items():
            found[unit] += [deed for deed in deeds if _counts(deed, season, within)]
    return found


def _counts(deed: LateDeed, season: Season, within: Within | None) -> bool:
    if season.made_on is not None and deed.due_on < season.made_on:
        return False
    return within is None or within[0] <= (deed.of_day or deed.due_on) <= within[1]


def _late(
    kind: str, season: Season, units: Collection[int], day: date
) -> dict[int, list[LateDeed]]:
    found: dict[int, list[LateDeed]] = {unit: [] for unit in units}
    due = due_day_of(season, kind) if kind in _days else None
    done = _days[kind](season) if due is not None else None
    if due is not None and done is not None:
        for unit, late in found.items():
            by = (done.get(unit, day) - due).days
            if by > 0:
                late.append(LateDeed(str(Phase.Kind(kind).label), by, due))
    if kind in _things:
        for unit, deeds in _things[kind](season, units, day).items():
            found[unit] += deeds
    return found
