"""What a program writes under a key of its own is done once, however often it is sent."""

import hashlib
from collections.abc import Callable
from datetime import datetime, timedelta
from typing import Any

from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import ApiWrite, User
from thidua.apps.accounts.refusals import KeyUsed

KEPT = timedelta(days=30)
Answer = dict[str, Any]


def written_once(
    owner: User, key: str, content: str, act: Callable[[], Answer], *, at: datetime
) -> Answer:
    """What ``act`` answered the first time; an act that is refused leaves the key free.

    Two who send at once: one waits for the other, and is answered alike.

    Raises:
        KeyUsed: something else was sent under the key.
    """
    digest = hashlib.sha256(content.encode()).hexdigest()
    try:
        with transaction.atomic():
            write = ApiWrite.objects.create(owner=owner, key=key, digest=digest, written_at=at)
            answer = write.answer = act()
            write.save(update_fields=["answer"])
            return answer
    except IntegrityError:
        before = ApiWrite.objects.filter(owner=owner, key=key).first()
        if before is None:
            raise  # something that ``act`` wrote
    if before.digest != digest:
        raise KeyUsed(_("Idempotency-Key “%s” đã dùng cho một nội dung khác.") % key)
    return dict(before.answer)


def forget_writes(at: datetime) -> int:
    """Keys older than a month; how many."""
    count, _models = ApiWrite.objects.filter(written_at__lt=at - KEPT).delete()
    return count
