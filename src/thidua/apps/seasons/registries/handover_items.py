"""What is left open at the end of a year besides the checklist: higher apps say it in words."""

from collections.abc import Callable

from thidua.apps.seasons.models import Season

OpenItems = Callable[[Season], list[str]]
_sources: list[OpenItems] = []


def handover_items(source: OpenItems) -> OpenItems:
    """Register what an app leaves open; call it from a module that ``ready()`` imports."""
    if source not in _sources:
        _sources.append(source)
    return source


def left_open(season: Season) -> list[str]:
    """Everything that some app says is not finished."""
    return [text for source in _sources for text in source(season)]
