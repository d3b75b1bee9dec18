"""Reminders, deliveries and webhooks to ask permissions about."""

from tests.factories import World
from thidua.apps.help.models import Suggestion
from thidua.apps.reminders.models import Delivery, Reminder, Webhook
from tools.reference_pages.subject_makers import AT


def reminder(world: World) -> Reminder:
    """What the member unit's officer is told."""
    return Reminder.objects.create(
        user=world.officers["CCC"], kind="overdue", key="x", text="x", url="/", created_at=AT
    )


def delivery(world: World) -> Delivery:
    """A letter to the member unit's officer."""
    return Delivery.objects.create(
        channel="email", user=world.officers["CCC"], next_try_at=AT, created_at=AT, changed_at=AT
    )


def webhook(world: World) -> Webhook:
    """Where the office has reminders brought to."""
    return Webhook.objects.create(
        authority=world.authority, name="x", url="https://x.vn/", created_by=world.standing,
        created_at=AT,
    )  # fmt: skip


def suggestion(world: World) -> Suggestion:
    """What the unit's officer said of a page."""
    return Suggestion.objects.create(
        authority=world.authority, page="/", role="Chuyên viên", words="Ô này khó hiểu",
        made_by=world.officers["CCC"], made_at=AT,
    )  # fmt: skip
