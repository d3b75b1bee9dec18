"""Which units have done their part of a phase: the app that holds the deed registers a count.

A count answers for many seasons at once, so that pages over many blocs stay at few queries.
"""

from collections.abc import Callable, Collection, Mapping

from thidua.apps.seasons.models import Season
from thidua.web.kept import once_an_object

Done = set[tuple[int, int]]  # (season key, unit key)
Count = Callable[[Collection[int]], Done]
_counts: dict[str, Count] = {}


def unit_progress(kind: str) -> Callable[[Count], Count]:
    """Register how it is known that a unit did its part of the phase ``kind``."""

    def register(count: Count) -> Count:
        _counts[kind] = count
        return count

    return register


def progress_kinds() -> list[str]:
    """The phases whose progress is known unit by unit."""
    return list(_counts)


def units_done(kind: str, season_keys: Collection[int]) -> Done:
    """Pairs (season, unit) that have done their part of ``kind``."""
    return _counts[kind](season_keys)


@once_an_object
def done_in(season: Season) -> Mapping[str, Done]:
    """By phase, who has done its part in one season as a page read it."""
    return {kind: units_done(kind, [season.pk]) for kind in _counts}
