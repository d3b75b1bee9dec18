"""Places from results: highest first, equal results share a place, the next place is skipped."""

from collections.abc import Sequence
from typing import Any


def competition_ranks(keys: Sequence[tuple[Any, ...]]) -> list[int]:
    """The place of each key, highest first: 1, 1, 3.

    Source: docs/algorithms/ranking.md#places
    Units: places from 1.

    >>> competition_ranks([(90,), (95,), (90,)])
    [2, 1, 2]
    """
    places: dict[tuple[Any, ...], int] = {}
    for place, key in enumerate(sorted(keys, reverse=True), start=1):
        places.setdefault(key, place)
    return [places[key] for key in keys]
