"""Who owes something as a person: others who sit at the same place do not owe it.

Everybody else is asked together with all who hold the same seats.
"""

from collections.abc import Callable, Collection

Source = Callable[[], Collection[int]]
_sources: list[Source] = []


def people_named(source: Source) -> Source:
    """Register whom an app names."""
    if source not in _sources:
        _sources.append(source)
    return source


def everybody_named() -> set[int]:
    """Keys of accounts."""
    return {user for source in _sources for user in source()}
