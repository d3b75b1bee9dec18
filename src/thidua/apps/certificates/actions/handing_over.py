"""Certificates handed to who fetched them: a line of the book, or a whole run."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.certificates.models import PrintRun
from thidua.apps.certificates.queries import standing_sheets
from thidua.apps.certificates.refusals import DayImpossible, HandedAlready
from thidua.web.words import written_day


@dataclass(frozen=True, slots=True)
class Handing:
    """When, and who took them."""

    day: date
    to: str


@transaction.atomic
def hand_over_certificates(
    run: PrintRun,
    handing: Handing,
    *,
    actor: User,
    at: datetime,
    only: Collection[int] | None = None,
) -> int:
    """Write down that good sheets of a run not handed over yet were fetched; answer how many.

    ``only``: keys of sheets; None: all of the run.

    Raises:
        PermissionDenied: ``actor`` lacks ``certificates.hand_over_certificates``.
        DayImpossible: before they were printed, or a day to come.
        HandedAlready: none of them waits.
    """
    locked = PrintRun.objects.select_for_update(of=("self",)).select_related("decision")
    run = locked.get(pk=run.pk)
    authorise(actor, "certificates.hand_over_certificates", run.decision)
    first, last = timezone.localdate(run.printed_at), timezone.localdate(at)
    if not first <= handing.day <= last:
        said = {"day": written_day(handing.day), "first": written_day(first)}
        raise DayImpossible(_("Ngày giao %(day)s: phải từ ngày in %(first)s đến hôm nay.") % said)
    waiting = standing_sheets(run.decision).filter(run=run, handed_on=None)
    if only is not None:
        waiting = waiting.filter(pk__in=only)
    to = " ".join(handing.to.split())[:200]
    count = waiting.update(handed_on=handing.day, handed_to=to) if to else 0
    if not count:
        raise HandedAlready(
            _("Không còn tờ nào của lần in này chờ giao, hoặc chưa ghi người nhận.")
        )
    told = {"handed_on": handing.day, "handed_to": to, "certificates": count}
    record("certificates.hand_over_certificates", run, actor=actor, at=at, data=told)
    return count
