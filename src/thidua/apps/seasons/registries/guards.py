"""What must be true before a season may enter a state: higher apps register their conditions.

A guard answers None, or a sentence in Vietnamese that says what is missing. ``page`` is the name
of the address (taking the season's key) where it is put right::

    @guard(Season.State.SCORING, page="schemes:season")
    def scheme_is_adopted(season: Season) -> str | None: ...
"""

from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse

from thidua.apps.seasons.models import Season

Guard = Callable[[Season], str | None]
_guards: dict[str, list[tuple[Guard, str]]] = defaultdict(list)


@dataclass(frozen=True, slots=True)
class Obstacle:
    """What stands in the way, and the page where it is put right ("" when there is none)."""

    text: str
    url: str


def guard(state: str, page: str = "") -> Callable[[Guard], Guard]:
    """Register a condition for entering ``state``."""

    def register(check: Guard) -> Guard:
        if all(known is not check for known, _ in _guards[state]):
            _guards[state].append((check, page))
        return check

    return register


def obstacles(season: Season, state: str) -> list[str]:
    """Everything that still stands in the way of entering ``state``."""
    answers = (check(season) for check, _ in _guards[state])
    return [answer for answer in answers if answer]


def obstacles_with_pages(season: Season, state: str) -> list[Obstacle]:
    """The same, each with the way to the page where it is put right."""
    found = ((check(season), page) for check, page in _guards[state])
    return [
        Obstacle(text, reverse(page, args=[season.pk]) if page else "")
        for text, page in found
        if text
    ]
