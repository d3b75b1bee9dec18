"""What follows a new version of the table in mid-year: apps above keep figures that rest on it."""

from datetime import datetime
from typing import Protocol

from thidua.apps.accounts.models import User
from thidua.apps.schemes.models import Scheme


class Follower(Protocol):
    """Something that was made under the version before."""

    def stands_against(self, old: Scheme) -> str:
        """Why no new version may be adopted now, as a sentence; "" for nothing."""
        ...

    def touched(self, old: Scheme, new: Scheme) -> list[str]:
        """What the new version touches, in words, for those who adopt it."""
        ...

    def follow(self, old: Scheme, new: Scheme, *, actor: User, at: datetime) -> None:
        """Go over to the new version."""
        ...


_followers: list[Follower] = []


def follows_amendment(follower: Follower) -> None:
    """Register what goes over to a new version."""
    _followers.append(follower)


def obstacles_to(old: Scheme) -> list[str]:
    """Everything that stands against a new version."""
    return [said for each in _followers if (said := each.stands_against(old))]


def touched_by(old: Scheme, new: Scheme) -> list[str]:
    """Everything that a new version touches."""
    return [said for each in _followers for said in each.touched(old, new)]


def follow(old: Scheme, new: Scheme, *, actor: User, at: datetime) -> None:
    """Let everything go over."""
    for each in _followers:
        each.follow(old, new, actor=actor, at=at)
