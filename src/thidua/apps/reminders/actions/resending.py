"""Sending once more, because somebody says so."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.reminders.models import Delivery
from thidua.apps.reminders.refusals import NotFailed

_AGAIN = frozenset({Delivery.State.FAILED, Delivery.State.UNKNOWN})


@transaction.atomic
def resend_delivery(delivery: Delivery, *, actor: User, at: datetime) -> Delivery:
    """Let a delivery that failed, or of which nobody knows, go out again.

    Raises:
        PermissionDenied: ``actor`` lacks ``reminders.resend_delivery``.
        NotFailed: it waits, is being sent, or arrived.
    """
    delivery = Delivery.objects.select_for_update(of=("self",)).get(pk=delivery.pk)
    authorise(actor, "reminders.resend_delivery", delivery)
    if delivery.state not in _AGAIN:
        raise NotFailed(
            _("Lần gửi cho %(who)s đang ở trạng thái “%(state)s”, không gửi lại được.")
            % {"who": delivery.user, "state": delivery.get_state_display()}
        )
    former = {"state": delivery.state, "error": delivery.error}
    delivery.state, delivery.tries, delivery.error = Delivery.State.WAITING, 0, ""
    delivery.next_try_at = delivery.changed_at = delivery.created_at = at
    delivery.save()
    record("reminders.resend_delivery", delivery, actor=actor, at=at, data=former)
    return delivery
