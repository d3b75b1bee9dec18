"""Whether a year's result is locked for good; apps above say so.

A seal answers "" while figures may still be corrected, else why they may not::

    @seal
    def result_is_locked(season: Season) -> str: ...
"""

from collections.abc import Callable

from thidua.apps.seasons.models import Season

Seal = Callable[[Season], str]
_seals: list[Seal] = []


def seal(answer: Seal) -> Seal:
    """Register; call it from a module that ``ready()`` imports."""
    if answer not in _seals:
        _seals.append(answer)
    return answer


def sealed(season: Season) -> str:
    """Why nothing is corrected any more; "" while it may be."""
    return next((said for answer in _seals if (said := answer(season))), "")
