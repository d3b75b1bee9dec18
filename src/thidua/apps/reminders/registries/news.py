"""What somebody did that others are told of, by the name of the act in the journal.

An app above says whom it concerns and where it stands::

    @news_of("pledges.accept_registration")
    def accepted(keys): return {key: News(units, text, url, season) for …}
"""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class News:
    """One thing that was accepted: the units whose people are told, in what words, where it is."""

    units: frozenset[int]
    text: str
    url: str
    season: int | None = None


Source = Callable[[Collection[int]], Mapping[int, News]]
"""Keys of the things done to → what is told of each."""
_sources: dict[str, Source] = {}


def news_of(*acts: str) -> Callable[[Source], Source]:
    """Register what is told of these acts."""

    def register(source: Source) -> Source:
        _sources.update(dict.fromkeys(acts, source))
        return source

    return register


def sources() -> Mapping[str, Source]:
    """By act."""
    return _sources
