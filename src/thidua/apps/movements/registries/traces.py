"""Traces of movements that higher apps keep: results that name their movement.

Each source answers with the last day on which it knows something of a movement::

    @trace_source
    def results(keys: Collection[int]) -> dict[int, date]: ...
"""

from collections import defaultdict
from collections.abc import Callable, Collection, Mapping
from datetime import date

TraceSource = Callable[[Collection[int]], Mapping[int, date]]
_sources: list[TraceSource] = []


def trace_source(source: TraceSource) -> TraceSource:
    """Register ``source(keys of movements)``; call it from a module that ``ready()`` imports."""
    if source not in _sources:
        _sources.append(source)
    return source


def last_traces(keys: Collection[int]) -> dict[int, list[date]]:
    """The days that every source knows of the movements."""
    found: dict[int, list[date]] = defaultdict(list)
    for source in _sources:
        for key, day in source(keys).items():
            found[key].append(day)
    return found
