"""The page where somebody switches kinds and channels."""

from dataclasses import dataclass

from django.http import QueryDict

from thidua.apps.accounts.models import User
from thidua.apps.reminders.models import ChannelChoice, Reminder
from thidua.apps.reminders.queries import choices_of
from thidua.web.asked import texts_in


@dataclass(frozen=True, slots=True)
class Switch:
    """One box: what it sends when it is ticked, what it is called, whether it is on."""

    value: str
    channel: str
    label: str
    is_on: bool


@dataclass(frozen=True, slots=True)
class KindRow:
    """A kind with a switch for each channel."""

    name: str
    switches: list[Switch]


def kind_rows(user: User) -> list[KindRow]:
    """Every kind, each channel as it is now."""
    choices = choices_of([user.pk])
    return [
        KindRow(
            str(kind.label),
            [
                Switch(
                    f"{kind.value}.{channel.value}",
                    str(channel.label),
                    f"{kind.label}: {channel.label}",
                    choices.wants(user.pk, kind.value, channel.value),
                )
                for channel in ChannelChoice.Channel
            ],
        )
        for kind in Reminder.Kind
    ]


def switched_in(sent: QueryDict) -> set[tuple[str, str]]:
    """The pairs that are ticked; what no page sends is left out."""
    known = {
        f"{kind}.{channel}": (kind, channel)
        for kind in Reminder.Kind.values
        for channel in ChannelChoice.Channel.values
    }
    return {known[text] for text in texts_in(sent, "on") if text in known}
