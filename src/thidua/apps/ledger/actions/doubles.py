"""Saying that two lines which look alike are two works."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.ledger.models import Deed, TwoWorks
from thidua.apps.ledger.permissions import Writing
from thidua.apps.seasons.actions.locking import locked, refuse_closed
from thidua.web.reasons import ReasonMissing, kept_whole


@transaction.atomic
def clear_double(one: Deed, other: Deed, reason: str, *, actor: User, at: datetime) -> TwoWorks:
    """Two lines of a season are two works; the pair is not shown as suspect any more.

    Raises:
        PermissionDenied: ``actor`` lacks ``ledger.write_deeds`` for either unit.
        SeasonClosed: the year is closed.
        ReasonMissing, ReasonTooLong: it must say why.
    """
    season = locked(one.season)
    for deed in (one, other):
        authorise(actor, "ledger.write_deeds", Writing(season, deed.unit))
    refuse_closed(season)
    reason = kept_whole(reason, 500)
    if not reason:
        raise ReasonMissing(_("Ghi vì sao đây là hai việc khác nhau."))
    first, second = sorted((one, other), key=lambda deed: deed.pk)
    known, _made = TwoWorks.objects.get_or_create(
        first=first, second=second, defaults={"reason": reason, "at": at, "by": actor}
    )
    record("ledger.clear_double", first, actor=actor, at=at,
           data={"other": second.pk, "reason": reason})  # fmt: skip
    return known
