"""How reminders look."""

from thidua.apps.reminders.models import Reminder
from thidua.web.badges import Badge, Tone, tell_badge

Kind = Reminder.Kind
_LOOKS: dict[str, tuple[Tone, str]] = {
    Kind.OVERDUE: ("red", "alert-triangle"),
    Kind.IN_1_DAY: ("orange", "clock"),
    Kind.RETURNED: ("orange", "arrow-back-up"),
    Kind.VOTE: ("orange", "mailbox"),
    Kind.EXPLAIN: ("yellow", "message-question"),
    Kind.SIGN: ("yellow", "signature"),
    Kind.CHECK: ("azure", "checklist"),
    Kind.CONSULTED: ("azure", "messages"),
    Kind.ACCEPTED: ("green", "check"),
    Kind.DIGEST: ("secondary", "news"),
}


@tell_badge(Reminder)
def reminder_badge(reminder: Reminder) -> Badge:
    """The kind, in the colour of its urgency."""
    return Badge(Kind(reminder.kind).label, *_LOOKS.get(reminder.kind, ("blue", "clock")))
