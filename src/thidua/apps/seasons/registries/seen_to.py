"""Usual things to do that an app sees to: it says where they are done, and by whom they are.

@sees_to(Phase.Kind.MIDYEAR, Phase.Owner.UNITS)
def half_year_reports(seasons): …

Of a year that is left out nothing is known there, and people tick.
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass

from thidua.apps.seasons.models import ChecklistItem


@dataclass(frozen=True, slots=True)
class SeenTo:
    """Where a thing is done; the keys of the units that did it; whether all of it is done.

    What the app ``asks`` for itself is not asked for a second time.
    """

    url: str
    units: frozenset[int] = frozenset()
    is_done: bool = False
    asks: bool = False


Known = Mapping[int, SeenTo]
"""By the key of the year."""
Source = Callable[[Collection[int]], Known]
_sources: dict[tuple[str, str], Source] = {}


def sees_to(phase: str, owner: str) -> Callable[[Source], Source]:
    """Register who knows of the one usual thing of ``owner`` in the step ``phase``."""

    def register(source: Source) -> Source:
        _sources[phase, owner] = source
        return source

    return register


def seen_to(items: Iterable[ChecklistItem]) -> Known:
    """What is known of things that nobody ticked off for good, by the key of the thing."""
    things: dict[tuple[str, str], list[ChecklistItem]] = defaultdict(list)
    for item in items:
        if item.done_at is None and (item.phase, item.owner) in _sources:
            things[item.phase, item.owner].append(item)
    known: dict[int, SeenTo] = {}
    for thing, asked in things.items():
        told = _sources[thing]({item.season_id for item in asked})
        known |= {item.pk: told[item.season_id] for item in asked if item.season_id in told}
    return known
