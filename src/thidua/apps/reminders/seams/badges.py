"""How reminders look."""

from thidua.apps.reminders.models import Delivery, Reminder
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
    Kind.MONTHLY: ("secondary", "news"),
}


@tell_badge(Reminder)
def reminder_badge(reminder: Reminder) -> Badge:
    """The kind, in the colour of its urgency."""
    return Badge(Kind(reminder.kind).label, *_LOOKS.get(reminder.kind, ("blue", "clock")))


State = Delivery.State
_STATES: dict[str, tuple[Tone, str]] = {
    State.SENT: ("green", "check"),
    State.FILED: ("azure", "file-text"),
    State.SENDING: ("blue", "send"),
    State.WAITING: ("secondary", "clock"),
    State.FAILED: ("red", "x"),
    State.UNKNOWN: ("yellow", "question-mark"),
}


@tell_badge(Delivery)
def delivery_badge(delivery: Delivery) -> Badge:
    """How far it is."""
    return Badge(State(delivery.state).label, *_STATES.get(delivery.state, ("secondary", "ban")))
