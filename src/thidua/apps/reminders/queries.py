"""Reading reminders: the own ones; deliveries and webhooks of the own office."""

from collections.abc import Collection

from django.db.models import Count, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from thidua.apps.accounts.models import User
from thidua.apps.organisations.models import Seat
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.reminders.facts import Choices
from thidua.apps.reminders.models import ChannelChoice, Delivery, Reminder, Webhook


def unread_count() -> Coalesce:
    """How many open reminders a person has not read: asked together with the account."""
    unread = Reminder.objects.filter(user=OuterRef("pk"), read_at=None, over_at=None, in_page=True)
    counted = unread.order_by().values("user").annotate(how_many=Count("pk")).values("how_many")
    return Coalesce(Subquery(counted, output_field=IntegerField()), 0)


def reminders_visible_to(user: User) -> QuerySet[Reminder]:
    """One's own, as far as they are wanted in the page."""
    return Reminder.objects.filter(user=user, in_page=True)


def choices_of(users: Collection[int] | None = None) -> Choices:
    """What these people, or all, chose otherwise than is usual."""
    rows = ChannelChoice.objects.all()
    if users is not None:
        rows = rows.filter(user__in=users)
    told = rows.values_list("user", "kind", "channel", "is_on")
    return Choices({(user, kind, channel): is_on for user, kind, channel, is_on in told})


def webhooks_visible_to(user: User) -> QuerySet[Webhook]:
    """Those of the own offices."""
    return Webhook.objects.filter(authority__in=seats_of(user).standing_of)


def deliveries_visible_to(user: User) -> QuerySet[Delivery]:
    """To everybody who sits in the office's authority or at one of its units, or sat there."""
    offices = seats_of(user).standing_of
    here = Q(authority__in=offices) | Q(unit__authority__in=offices)
    return Delivery.objects.filter(user__in=Seat.objects.filter(here).values("user"))
