"""What goes over to another table in mid-year: apps above keep figures that rest on it."""

from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Unit
from thidua.apps.schemes.models import Scheme


@dataclass(frozen=True, slots=True)
class Going:
    """To another table, and why: everybody to a new version, or one unit to another kind's."""

    old: Scheme
    new: Scheme
    reason: str
    unit: Unit | None = None

    @property
    def only(self) -> dict[str, Unit]:
        """As a filter on what belongs to a unit."""
        return {"unit": self.unit} if self.unit else {}


class Follower(Protocol):
    """Something that was made under the table before."""

    def stands_against(self, going: Going) -> str:
        """Why nothing may go over now, as a sentence; "" for nothing."""
        ...

    def touched(self, going: Going) -> list[str]:
        """What the other table touches, in words, for those who decide."""
        ...

    def follow(self, going: Going, *, actor: User, at: datetime) -> None:
        """Go over to the other table."""
        ...


_followers: list[Follower] = []


def follows_amendment(follower: Follower) -> None:
    """Register what goes over to another table."""
    _followers.append(follower)


def obstacles_to(going: Going) -> list[str]:
    """Everything that stands against it."""
    return [said for each in _followers if (said := each.stands_against(going))]


def touched_by(going: Going) -> list[str]:
    """Everything that it touches."""
    return [said for each in _followers for said in each.touched(going)]


def follow(going: Going, *, actor: User, at: datetime) -> None:
    """Let everything go over."""
    for each in _followers:
        each.follow(going, actor=actor, at=at)
