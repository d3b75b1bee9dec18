"""Apps above that must know that an exemplar took its consent back, or is told of otherwise.

Whoever shows it elsewhere:

    @follows_withdrawal
    def take_off(exemplar, actor, at): …

A follower runs inside the transaction of what it follows.
"""

from collections.abc import Callable
from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.exemplars.models import Exemplar

Follower = Callable[[Exemplar, User, datetime], None]
_followers: list[Follower] = []
_followers_of_change: list[Follower] = []


def follows_withdrawal(follower: Follower) -> Follower:
    """Register one, in a module that ``ready()`` imports."""
    _followers.append(follower)
    return follower


def tell_withdrawn(exemplar: Exemplar, actor: User, at: datetime) -> None:
    """It shows itself to nobody outside its unit any more."""
    for follower in _followers:
        follower(exemplar, actor, at)


def follows_change(follower: Follower) -> Follower:
    """Register one, in a module that ``ready()`` imports."""
    _followers_of_change.append(follower)
    return follower


def tell_changed(exemplar: Exemplar, actor: User, at: datetime) -> None:
    """What others read of it is no more what was looked at."""
    for follower in _followers_of_change:
        follower(exemplar, actor, at)
