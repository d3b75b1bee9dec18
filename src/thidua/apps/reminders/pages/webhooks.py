"""What the page of webhooks shows."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from thidua.apps.reminders.models import Reminder, Webhook
from thidua.web.badges import Badge

_USED = Badge(_("đang dùng"), "green", "check")
_UNUSED = Badge(_("đang tắt"), "secondary", "ban")


@dataclass(frozen=True, slots=True)
class WebhookRow:
    """One webhook in words."""

    webhook: Webhook
    kinds: str
    badge: Badge


def rows_of(webhooks: Iterable[Webhook]) -> list[WebhookRow]:
    """Each with the kinds that it brings."""
    return [
        WebhookRow(
            each,
            ", ".join(str(kind.label) for kind in Reminder.Kind if kind.value in each.kinds),
            _USED if each.is_active else _UNUSED,
        )
        for each in webhooks
    ]
