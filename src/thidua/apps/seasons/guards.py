"""What must be true before a season may enter a state: higher apps register their conditions.

A guard answers None, or a sentence in Vietnamese that says what is missing.
"""

from collections import defaultdict
from collections.abc import Callable

from thidua.apps.seasons.models import Season

Guard = Callable[[Season], str | None]
_guards: dict[str, list[Guard]] = defaultdict(list)


def guard(state: str) -> Callable[[Guard], Guard]:
    """Register a condition for entering ``state``."""

    def register(check: Guard) -> Guard:
        if check not in _guards[state]:
            _guards[state].append(check)
        return check

    return register


def obstacles(season: Season, state: str) -> list[str]:
    """Everything that still stands in the way of entering ``state``."""
    answers = (check(season) for check in _guards[state])
    return [answer for answer in answers if answer]
