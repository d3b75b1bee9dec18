"""What later apps ask before a table is adopted, and what they do when one is superseded."""

from collections.abc import Callable
from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.schemes.models import Scheme

Condition = Callable[[Scheme], str | None]
Follower = Callable[[Scheme, Scheme, User, datetime], None]
_conditions: list[Condition] = []
_followers: list[Follower] = []


def before_adoption(check: Condition) -> Condition:
    """Register ``check(scheme)``: None, or a Vietnamese sentence that says what stands against."""
    if check not in _conditions:
        _conditions.append(check)
    return check


def when_superseded(follower: Follower) -> Follower:
    """Register ``follower(old, new, actor, at)``; it runs in the transaction of the adoption."""
    if follower not in _followers:
        _followers.append(follower)
    return follower


def objections(scheme: Scheme) -> list[str]:
    """Everything later apps have against adopting ``scheme`` now."""
    answers = (check(scheme) for check in _conditions)
    return [answer for answer in answers if answer]


def tell_superseded(old: Scheme, new: Scheme, actor: User, at: datetime) -> None:
    """Let later apps follow to the new version."""
    for follower in _followers:
        follower(old, new, actor, at)
