"""What apps above keep photos of that go with a bloc's review: its meetings.

::

    @photographed
    def meetings_in_review(season, user, until): ...

A maker answers the kind of album and the keys of what the user sees, held until a day.
"""

from collections.abc import Callable
from datetime import date

from django.db.models import Model, QuerySet

from thidua.apps.accounts.models import User
from thidua.apps.seasons.models import Season

Things = tuple[str, QuerySet[Model, int]]
ThingsMaker = Callable[[Season, User, date], Things]
_makers: list[ThingsMaker] = []


def photographed(maker: ThingsMaker) -> ThingsMaker:
    """Register ``maker(season, user, until)``."""
    if maker not in _makers:
        _makers.append(maker)
    return maker


def things_photographed(season: Season, user: User, until: date) -> list[Things]:
    """By the kind of their albums."""
    return [maker(season, user, until) for maker in _makers]
