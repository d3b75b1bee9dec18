"""The log of what was sent: for the office, narrowed as the address says."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import ClassVar

from django.db.models import Exists, OuterRef, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.accounts.models import User
from thidua.apps.reminders.models import ChannelChoice, Delivery, Reminder
from thidua.apps.reminders.queries import deliveries_visible_to
from thidua.web.asked import a_choice
from thidua.web.lists import Column, Narrowing, Option, options, with_words
from thidua.web.words import written_moment

Channel = ChannelChoice.Channel
SENDING = [(each.value, each.label) for each in (Channel.EMAIL, Channel.WEBHOOK)]
AGAIN = frozenset({Delivery.State.FAILED, Delivery.State.UNKNOWN})
"""What somebody may have sent once more."""


@dataclass(frozen=True, slots=True)
class DeliveriesAsked(Narrowing):
    """What the address asks for."""

    kind: str = a_choice(Reminder.Kind.values)
    channel: str = a_choice(dict(SENDING))
    state: str = a_choice(Delivery.State.values)

    columns: ClassVar = {
        "at": Column(gettext_lazy("Lúc"), ("changed_at",)),
        "who": Column(gettext_lazy("Gửi cho"), ("user__full_name",)),
        "what": Column(gettext_lazy("Loại nhắc"), ("reminder__kind",)),
        "channel": Column(gettext_lazy("Kênh"), ("channel",)),
        "state": Column(gettext_lazy("Tình trạng"), ("state",)),
        "tries": Column(gettext_lazy("Số lần thử"), ("tries",), is_number=True),
    }
    usual: ClassVar = "-at"
    tail: ClassVar = ("-pk",)

    @property
    def filters(self) -> list[tuple[str, str, str, list[Option]]]:
        """The filters above the list: name, label, words of "all", choices."""
        states, every = Delivery.State.choices, _("Tất cả")
        return [
            ("kind", _("Loại"), every, options(Reminder.Kind.choices, self.kind)),
            ("channel", _("Kênh"), every, options(SENDING, self.channel)),
            ("state", _("Tình trạng"), every, options(states, self.state)),
        ]


def listed(user: User, asked: DeliveriesAsked) -> QuerySet[Delivery]:
    """The deliveries asked for that the user may see, in order."""
    rows = with_words(deliveries_visible_to(user), asked.words)
    if asked.kind:
        brought = Reminder.objects.filter(letter=OuterRef("pk"), kind=asked.kind)
        rows = rows.filter(Q(reminder__kind=asked.kind) | Q(Exists(brought)))
    if asked.channel:
        rows = rows.filter(channel=asked.channel)
    if asked.state:
        rows = rows.filter(state=asked.state)
    rows = rows.select_related("user", "webhook", "reminder").prefetch_related("reminders")
    return rows.order_by(*asked.order)


@dataclass(frozen=True, slots=True)
class DeliveryRow:
    """One delivery in words."""

    delivery: Delivery
    at: str
    kinds: str
    way: str
    may_go_again: bool


def rows_of(deliveries: Iterable[Delivery]) -> Iterator[DeliveryRow]:
    """Deliveries in words; what stands in the reminders themselves is told to nobody else."""
    for each in deliveries:
        brought = [each.reminder] if each.reminder else list(each.reminders.all())
        kinds = {reminder.kind for reminder in brought}
        yield DeliveryRow(
            each,
            written_moment(each.changed_at),
            ", ".join(str(kind.label) for kind in Reminder.Kind if kind in kinds),
            f"{each.get_channel_display()}: {each.webhook}" if each.webhook
            else str(each.get_channel_display()),
            each.state in AGAIN,
        )  # fmt: skip
