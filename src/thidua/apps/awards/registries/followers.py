"""Apps above that must know what became of an award: the dossier it came out of, for example.

    @follows_revocation
    def revoke_nominations(records, actor, at): …

A follower runs inside the transaction of what it follows.
"""

from collections.abc import Callable, Iterable, Sequence
from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.awards.models import AwardRecord

Follower = Callable[[Sequence[AwardRecord], User, datetime], None]
_of_revocation: list[Follower] = []
_of_presentation: list[Follower] = []


def follows_revocation(follower: Follower) -> Follower:
    """Register one, in a module that ``ready()`` imports."""
    _of_revocation.append(follower)
    return follower


def follows_presentation(follower: Follower) -> Follower:
    """The same for awards that were handed over."""
    _of_presentation.append(follower)
    return follower


def tell_revoked(records: Iterable[AwardRecord], actor: User, at: datetime) -> None:
    """They were revoked."""
    _tell(_of_revocation, list(records), actor, at)


def tell_presented(records: Iterable[AwardRecord], actor: User, at: datetime) -> None:
    """They were handed over."""
    _tell(_of_presentation, list(records), actor, at)


def _tell(
    followers: Sequence[Follower], records: Sequence[AwardRecord], actor: User, at: datetime
) -> None:
    for follower in followers:
        follower(records, actor, at)
