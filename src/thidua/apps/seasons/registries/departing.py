"""What goes with a unit that leaves in mid-year: higher apps say it, this app decides once.

A follower moves what the leaving unit has to the unit that takes its place, and back::

    follower("sheet", go=move_sheet, back=return_sheet)

``go`` answers whether it moved anything; only then is ``back`` called when the departure is
taken back. An objection is a sentence that stands against recording a departure or taking it back.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Membership, Unit
from thidua.apps.seasons.models import Season


@dataclass(frozen=True, slots=True)
class Departure:
    """A unit leaves a season's bloc; ``successor`` takes its place, or nobody does."""

    season: Season
    place: Membership
    successor: Unit | None
    actor: User
    at: datetime

    @property
    def unit(self) -> Unit:
        """Who leaves."""
        return self.place.unit


Move = Callable[[Departure], bool]
Objection = Callable[[Departure], str | None]


@dataclass(frozen=True, slots=True)
class Follower:
    """What one app moves along, and back."""

    go: Move
    back: Move


_followers: dict[str, Follower] = {}
_against_leaving: list[Objection] = []
_against_return: list[Objection] = []


def follower(name: str, *, go: Move, back: Move) -> None:
    """Register what moves along; ``name`` is kept with the departure."""
    _followers[name] = Follower(go, back)


def objects_to_leaving(objection: Objection) -> Objection:
    """Register what may stand against a departure."""
    _against_leaving.append(objection)
    return objection


def objects_to_return(objection: Objection) -> Objection:
    """Register what may rest on a departure, so that it cannot be taken back."""
    _against_return.append(objection)
    return objection


def go_along(departure: Departure) -> list[str]:
    """Move everything; the names of what was moved."""
    return [name for name, each in _followers.items() if each.go(departure)]


def go_back(departure: Departure, moved: list[str]) -> None:
    """Move everything back that was moved."""
    for name in reversed(moved):
        if name in _followers:
            _followers[name].back(departure)


def objections(departure: Departure, *, taking_back: bool) -> list[str]:
    """What stands against it, in sentences."""
    asked = _against_return if taking_back else _against_leaving
    return [text for text in (objection(departure) for objection in asked) if text]
