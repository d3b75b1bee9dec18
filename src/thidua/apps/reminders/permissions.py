"""One's reminders are one's own; what was sent is seen by the office, which sets up webhooks."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.reminders.models import Delivery, Reminder, Webhook
from thidua.apps.reminders.queries import deliveries_visible_to


@permission("reminders.read_reminder")
def gets_reminder(user: User, reminder: Reminder) -> bool:
    """Whom it is for."""
    return reminder.user_id == user.pk


@permission(
    "reminders.read_all_reminders",
    "reminders.choose_channels",
    "reminders.renew_feed",
    "reminders.revoke_feed",
)
def owns_reminders(user: User, subject: User) -> bool:
    """Everybody for the own reminders."""
    return user.pk == subject.pk


@permission("reminders.resend_delivery")
def oversees_delivery(user: User, delivery: Delivery) -> bool:
    """The standing office over whoever it is sent to."""
    return deliveries_visible_to(user).filter(pk=delivery.pk).exists()


@permission(
    "reminders.manage_webhooks",
    covers=(
        "reminders.create_webhook",
        "reminders.edit_webhook",
        "reminders.renew_webhook_secret",
    ),
)
def connects_authority(user: User, authority: Authority) -> bool:
    """Its standing office."""
    return authority.pk in seats_of(user).standing_of


@permission("reminders.try_webhook")
def tries_webhook(user: User, webhook: Webhook) -> bool:
    """The standing office whose webhook it is."""
    return webhook.authority_id in seats_of(user).standing_of
