"""Apps above that must know when an award is revoked: the dossier it came out of, for example.

    @follows_revocation
    def revoke_nomination(award_record, actor, at): …

A follower runs inside the revocation's transaction.
"""

from collections.abc import Callable
from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.awards.models import AwardRecord

Follower = Callable[[AwardRecord, User, datetime], None]
_followers: list[Follower] = []


def follows_revocation(follower: Follower) -> Follower:
    """Register a follower, in a module that ``ready()`` imports."""
    if follower not in _followers:
        _followers.append(follower)
    return follower


def tell_followers(award_record: AwardRecord, actor: User, at: datetime) -> None:
    """The award was revoked."""
    for follower in _followers:
        follower(award_record, actor, at)
