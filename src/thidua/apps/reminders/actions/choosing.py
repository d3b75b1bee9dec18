"""By which way somebody wants to be told what."""

from datetime import datetime

from django.db import transaction

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.reminders.facts import Switched, is_usual
from thidua.apps.reminders.models import ChannelChoice, Reminder


@transaction.atomic
def choose_channels(user: User, switched: Switched, *, actor: User, at: datetime) -> None:
    """Keep what is on; only what differs from the usual is stored, so a later usual still reaches.

    Raises:
        PermissionDenied: ``actor`` is somebody else.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    authorise(actor, "reminders.choose_channels", user)
    chosen = {
        (kind, channel): (kind, channel) in switched
        for kind in Reminder.Kind.values
        for channel in ChannelChoice.Channel.values
    }
    ChannelChoice.objects.filter(user=user).delete()
    ChannelChoice.objects.bulk_create(
        ChannelChoice(user=user, kind=kind, channel=channel, is_on=is_on)
        for (kind, channel), is_on in chosen.items()
        if is_on != is_usual(kind, channel)
    )
    off = [f"{kind}.{channel}" for (kind, channel), is_on in chosen.items() if not is_on]
    record("reminders.choose_channels", user, actor=actor, at=at, data={"off": off})
