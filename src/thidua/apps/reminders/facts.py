"""Which kinds come by which way unless somebody wants it otherwise."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field

from thidua.apps.reminders.models import ChannelChoice, Reminder

Kind, Channel = Reminder.Kind, ChannelChoice.Channel
QUIET = {
    Channel.PAGE.value: frozenset[str](),
    Channel.EMAIL.value: frozenset({Kind.IN_7_DAYS.value, Kind.ACCEPTED.value}),
    Channel.WEBHOOK.value: frozenset({Kind.IN_7_DAYS.value, Kind.DIGEST.value, Kind.MONTHLY.value}),
}
"""By channel what does not come by itself: no letter a week before, and no message for praise."""


@dataclass(frozen=True)
class Choices:
    """What people chose otherwise than is usual."""

    otherwise: Mapping[tuple[int, str, str], bool] = field(default_factory=dict)

    def wants(self, user: int, kind: str, channel: str) -> bool:
        """Whether the person wants this kind by this channel."""
        return self.otherwise.get((user, kind, channel), is_usual(kind, channel))


def is_usual(kind: str, channel: str) -> bool:
    """Whether the kind comes by this channel where nobody chose."""
    return kind not in QUIET[channel]


Switched = Collection[tuple[str, str]]
"""The pairs of kind and channel that a person has switched on."""


@dataclass(frozen=True, slots=True)
class WebhookFacts:
    """A webhook as somebody sets it up."""

    name: str
    url: str
    kinds: frozenset[str]
    is_active: bool = True
