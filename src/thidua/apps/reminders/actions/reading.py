"""Reading reminders: quiet acts, which nobody else needs to know of."""

from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.reminders.models import Reminder
from thidua.apps.reminders.queries import reminders_visible_to


def read_reminder(reminder: Reminder, *, actor: User, at: datetime) -> None:
    """It is read; the first time stands.

    Raises:
        PermissionDenied: it is for somebody else.
    """
    authorise(actor, "reminders.read_reminder", reminder)
    Reminder.objects.filter(pk=reminder.pk, read_at=None).update(read_at=at)


def read_all_reminders(user: User, *, actor: User, at: datetime) -> int:
    """Everything that waits is read; how many were not.

    Raises:
        PermissionDenied: ``actor`` is somebody else.
    """
    authorise(actor, "reminders.read_all_reminders", user)
    return reminders_visible_to(user).filter(read_at=None).update(read_at=at)
