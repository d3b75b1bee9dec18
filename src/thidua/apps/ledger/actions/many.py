"""Writing many lines of the ledger together: all of them or none."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.ledger.actions.deeds import record_deed
from thidua.apps.ledger.facts import DeedWrite
from thidua.apps.ledger.models import Deed
from thidua.apps.ledger.permissions import Writing
from thidua.apps.ledger.refusals import NothingChosen
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.web.previews import naming_row


@transaction.atomic
def record_deeds(
    season: Season, writes: Sequence[DeedWrite], *, actor: User, at: datetime
) -> list[Deed]:
    """Write lines as they were shown, wholes before their parts.

    A part whose whole is not among them is a line of its own.

    Raises:
        PermissionDenied: ``actor`` lacks ``ledger.write_deeds`` for a unit.
        SeasonClosed: the year is closed.
        NothingChosen: there are none.
        RowRefused: a line says what cannot be; the sentence names it, and none is written.
    """
    if not writes:
        raise NothingChosen(_("Chưa đánh dấu kết quả nào để ghi."))
    for key in {write.facts.unit for write in writes}:
        unit = Unit.objects.filter(pk=key).first() if key else None
        authorise(actor, "ledger.write_deeds", Writing(season, unit))
    written: dict[int, Deed] = {}
    numbers = {write.number for write in writes}
    for write in sorted(writes, key=lambda each: each.whole in numbers):
        facts = write.facts
        if write.whole in written:
            facts = replace(facts, part_of=written[write.whole].pk)
        with naming_row(write.number):
            written[write.number] = record_deed(
                season, facts, actor=actor, at=at, origin=write.origin
            )
    data = {"lines": len(written), "source": writes[0].origin.source}
    record("ledger.record_deeds", season, actor=actor, at=at, data=data)
    return [written[write.number] for write in writes]
