"""Asked before a unit leaves a bloc's year: apps that know the year say what stands against it.

A guard gets the bloc, the year and the keys of the units that would leave, and answers with
sentences for people; no sentence, no objection::

    @member_guard
    def settled_year(bloc, year, leaving): ...
"""

from collections.abc import Callable, Collection

from thidua.apps.organisations.models import Bloc

Guard = Callable[[Bloc, int, Collection[int]], list[str]]
_guards: list[Guard] = []


def member_guard(guard: Guard) -> Guard:
    """Register a guard."""
    _guards.append(guard)
    return guard


def objections(bloc: Bloc, year: int, leaving: Collection[int]) -> list[str]:
    """What stands against the change."""
    return [text for guard in _guards for text in guard(bloc, year, leaving)]
