"""The secret address of one's calendar: made, changed, taken away."""

import secrets
from datetime import datetime
from hashlib import sha256

from django.db import transaction

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.reminders.models import CalendarFeed


def hashed(token: str) -> str:
    """What is kept of a token; it is long and by chance, so no salt is needed."""
    return sha256(token.encode()).hexdigest()


@transaction.atomic
def renew_feed(user: User, *, actor: User, at: datetime) -> str:
    """Make a new secret; the former address gives nothing any more. The secret, told this once.

    Raises:
        PermissionDenied: ``actor`` is somebody else.
    """
    authorise(actor, "reminders.renew_feed", user)
    token = secrets.token_urlsafe(32)
    kept = {"token_hash": hashed(token), "made_at": at}
    feed, _made = CalendarFeed.objects.update_or_create(user=user, defaults=kept)
    record("reminders.renew_feed", feed, actor=actor, at=at)
    return token


@transaction.atomic
def revoke_feed(user: User, *, actor: User, at: datetime) -> None:
    """Take the address away.

    Raises:
        PermissionDenied: ``actor`` is somebody else.
    """
    authorise(actor, "reminders.revoke_feed", user)
    for feed in CalendarFeed.objects.select_for_update().filter(user=user):
        record("reminders.revoke_feed", feed, actor=actor, at=at)
        feed.delete()
