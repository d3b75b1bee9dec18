"""One's reminders are one's own; what was sent is seen by the office, which sets up webhooks."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.reminders.models import Reminder


@permission("reminders.read_reminder")
def gets_reminder(user: User, reminder: Reminder) -> bool:
    """Whom it is for."""
    return reminder.user_id == user.pk


@permission("reminders.read_all_reminders", "reminders.choose_channels")
def owns_reminders(user: User, subject: User) -> bool:
    """Everybody for the own reminders."""
    return user.pk == subject.pk
