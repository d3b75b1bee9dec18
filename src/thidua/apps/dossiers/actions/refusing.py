"""The standing office with what is not commended: concluded, and told to the unit."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.dossiers.actions.locking import (
    checked_reason,
    locked,
    moved,
    refuse_day,
    refuse_other_states,
)
from thidua.apps.dossiers.dossier.working_calendar import notice_deadline
from thidua.apps.dossiers.models import Nomination, NominationRefusal
from thidua.web.reasons import kept_whole

State = Nomination.State


@transaction.atomic
def refuse_dossier(
    nomination: Nomination, reason: str, refused_on: date, *, actor: User, at: datetime
) -> NominationRefusal:
    """Conclude that it is not commended; what the bloc voted stays as voted.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process``.
        WrongStep: it was not received, or is decided.
        ReasonMissing, DayRefused: no reason, or an impossible day.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.process", nomination)
    refuse_other_states(nomination, State.RECEIVED, State.APPRAISED, State.VOTED)
    reason = checked_reason(reason, _("Kết luận không khen thưởng"))
    refuse_day(_("Ngày kết luận"), refused_on, after=nomination.received_on, at=at)
    due_on, source = notice_deadline(nomination.authority, refused_on)
    refusal = NominationRefusal.objects.create(
        nomination=nomination, refused_on=refused_on, reason=kept_whole(reason, 1000),
        notice_due_on=due_on, notice_source=source,
    )  # fmt: skip
    data = {"reason": reason, "from": nomination.state, "notice_due_on": due_on}
    nomination.council_votes.filter(passed=None).delete()
    nomination.due_on = due_on
    moved(nomination, State.REFUSED, "due_on")
    record("dossiers.refuse", nomination, actor=actor, at=at, data=data)
    return refusal


@transaction.atomic
def notify_refusal(
    nomination: Nomination, notified_on: date, number: str, *, actor: User, at: datetime
) -> NominationRefusal:
    """The unit was told in writing.

    Raises:
        PermissionDenied: ``actor`` lacks ``dossiers.process``.
        WrongStep: there is no refusal.
        DayRefused: in the future, or before the conclusion.
    """
    nomination = locked(nomination)
    authorise(actor, "dossiers.process", nomination)
    refuse_other_states(nomination, State.REFUSED)
    refusal = nomination.refusal
    refuse_day(_("Ngày thông báo"), notified_on, after=refusal.refused_on, at=at)
    refusal.notified_on = notified_on
    refusal.notice_number = kept_whole(number, 60, _("Số thông báo"))
    refusal.save(update_fields=["notified_on", "notice_number"])
    nomination.due_on = None
    moved(nomination, State.REFUSED, "due_on")
    data = {"notified_on": notified_on, "number": refusal.notice_number}
    record("dossiers.notify_refusal", nomination, actor=actor, at=at, data=data)
    return refusal
