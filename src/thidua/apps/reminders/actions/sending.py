"""Sending what waits: claimed, sent, marked, each by itself, so that nothing goes out twice.

Whoever dies after claiming leaves a delivery of which nobody knows whether it arrived. It is
told as unknown and never sent again by itself: at most once for each claim.
"""

from collections.abc import Callable, Collection
from datetime import datetime, timedelta

from django.utils.translation import gettext_lazy

from thidua.apps.jobs.work.worker_process import is_gone, this_process
from thidua.apps.reminders.models import ChannelChoice, Delivery
from thidua.apps.reminders.posting.outcome import OVER, Outcome, State
from thidua.apps.reminders.posting.post import Post
from thidua.apps.reminders.posting.webhook import body_of, call
from thidua.domain.reminding import wait_after
from thidua.web.languages import vietnamese

_STOPPED = gettext_lazy("Tiến trình gửi đã dừng.")

Clock = Callable[[], datetime]
AT_ONCE = 500  # in one round
DOWN = timedelta(minutes=2)
"""After so long a server that did not answer at all is asked again; that counts as no try."""
LONGEST = timedelta(days=3)
"""What could not be sent in this time is no news any more."""
SILENT = timedelta(minutes=15)
"""A claim of another machine that is older than this died; one's own machine knows at once."""


def send_waiting(clock: Clock) -> int:
    """Send what is due; how many were tried. Sending takes time, so each step asks the clock."""
    at = clock()
    _give_up_dead(at)
    due = Delivery.objects.filter(state=State.WAITING, next_try_at__lte=at)
    keys = list(due.order_by("next_try_at", "pk").values_list("pk", "channel")[:AT_ONCE])
    letters = [pk for pk, channel in keys if channel == ChannelChoice.Channel.EMAIL]
    calls = [pk for pk, channel in keys if channel == ChannelChoice.Channel.WEBHOOK]
    return _letters(letters, clock) + _calls(calls, clock)


def _letters(keys: Collection[int], clock: Clock) -> int:
    tried = 0
    if not keys:
        return tried
    with Post() as post:
        for key in keys:
            delivery = _claimed(key, clock())
            if delivery is None:
                continue
            tried += 1
            outcome = post.send(delivery)
            _mark(delivery, outcome, clock())
            if outcome.is_down:
                break  # the others wait for the next round, without a try that counts
    return tried


def _calls(keys: Collection[int], clock: Clock) -> int:
    """Each webhook by itself: one that does not answer holds up no other."""
    tried, down = 0, set[int]()
    by_webhook = dict(Delivery.objects.filter(pk__in=keys).values_list("pk", "webhook"))
    for key in keys:
        if by_webhook.get(key) in down:
            continue
        delivery = _claimed(key, clock())
        if delivery is None:
            continue
        tried += 1
        outcome = _called(delivery, clock())
        _mark(delivery, outcome, clock())
        if outcome.is_down and delivery.webhook_id:
            down.add(delivery.webhook_id)
    return tried


def _called(delivery: Delivery, at: datetime) -> Outcome:
    webhook, reminder, user = delivery.webhook, delivery.reminder, delivery.user
    if webhook is None or reminder is None or reminder.over_at or not user.is_active:
        return OVER
    if not webhook.is_active:
        return OVER
    number = str(delivery.pk)
    return call(webhook, number, body_of(number, reminder, user), at)


def _claimed(key: int, at: datetime) -> Delivery | None:
    """The delivery, now ours; None: somebody else took it."""
    waiting = Delivery.objects.filter(pk=key, state=State.WAITING)
    if not waiting.update(state=State.SENDING, process=this_process(), changed_at=at):
        return None
    needed = ("user", "webhook", "reminder__season__bloc")
    return Delivery.objects.select_related(*needed).get(pk=key)


def _mark(delivery: Delivery, outcome: Outcome, at: datetime) -> None:
    """What became of it, unless somebody gave it up meanwhile."""
    tries, state = delivery.tries + (not outcome.is_down), outcome.state
    wait = DOWN if outcome.is_down else wait_after(tries)
    if state == State.WAITING and (wait is None or at - delivery.created_at > LONGEST):
        state = State.FAILED
    Delivery.objects.filter(pk=delivery.pk, state=State.SENDING).update(
        state=state,
        error=outcome.error,
        tries=tries,
        process="",
        changed_at=at,
        next_try_at=at + (wait or timedelta(0)),
    )


def _give_up_dead(at: datetime) -> None:
    """Claims whose process ended: nobody knows whether they arrived."""
    claimed = Delivery.objects.filter(state=State.SENDING)
    for key, process, since in list(claimed.values_list("pk", "process", "changed_at")):
        if is_gone(process) or at - since > SILENT:
            claimed.filter(pk=key).update(
                state=State.UNKNOWN, process="", changed_at=at, error=vietnamese(_STOPPED)
            )
