"""What apps above tell in a bloc's review: reports that came, what a meeting decided.

::

    @review_part
    def reports_in_review(season, user, period): ...

A maker answers None where it says nothing to this user of this period.
"""

from collections.abc import Callable
from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.seasons.models import Season


@dataclass(frozen=True, slots=True)
class ReviewPart:
    """A heading and sentences under it; ``url``: where it can be read in full."""

    title: str
    lines: tuple[str, ...]
    url: str = ""
    order: int = 50


PartMaker = Callable[[Season, User, str], ReviewPart | None]
_makers: list[PartMaker] = []


def review_part(maker: PartMaker) -> PartMaker:
    """Register ``maker(season, user, period)``."""
    if maker not in _makers:
        _makers.append(maker)
    return maker


def parts_of(season: Season, user: User, period: str) -> list[ReviewPart]:
    """What is told, in order."""
    made = (maker(season, user, period) for maker in _makers)
    return sorted((part for part in made if part is not None), key=lambda part: part.order)
