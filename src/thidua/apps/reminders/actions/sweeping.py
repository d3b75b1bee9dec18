"""Looking at everything that waits for anybody, and writing down whom to tell of what."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache

from django.conf import settings
from django.db import IntegrityError, transaction
from django.db.models import Max
from django.utils import timezone, translation

from thidua.apps.audit.models import Entry
from thidua.apps.reminders.actions.queueing import PART, queue
from thidua.apps.reminders.facts import Choices
from thidua.apps.reminders.models import ChannelChoice, Delivery, Reminder, Sweep
from thidua.apps.reminders.queries import choices_of
from thidua.apps.reminders.waiting.journal import news_since
from thidua.apps.reminders.waiting.people import People, people_on
from thidua.apps.reminders.waiting.wanted import Wanted, wanted_on
from thidua.domain.vietnamese_text import fold

Channel = ChannelChoice.Channel
Kind = Reminder.Kind
BY_DAY = range(6, 21)
"""Hours in which anybody is told anything: nobody's telephone rings at night."""
EVERY = 5  # minutes, when somebody did something; else every hour
KEPT = timedelta(days=400)
_RENEWED = (Kind.DIGEST, Kind.MONTHLY)
"""Kinds of which the newest takes the place of the one before."""
_LASTING = (Kind.ACCEPTED, *_RENEWED)


def sweep(at: datetime, *, even_now: bool = False) -> int | None:
    """How many are told something new; None when it is not the time, or somebody else looks.

    What waits is read first and written in one transaction, which a second sweep of the same
    minutes cannot repeat.
    """
    local = timezone.localtime(at)
    last, newest = Sweep.objects.first(), _newest_entry()
    slot = f"{local:%Y-%m-%d %H}:{local.minute // EVERY * EVERY:02}"
    if not even_now and not _is_time(local, slot, last, newest):
        return None
    day, people = timezone.localdate(at), people_on(timezone.localdate(at))
    is_first = last is None or timezone.localdate(last.at) < day
    with translation.override(settings.LANGUAGE_CODE):
        wanted = wanted_on(people, day, with_digest=is_first)
        for user, news in news_since(last.read_to if last else None, people).items():
            wanted.setdefault(user, []).extend(news)
    written = _Writing(people, wanted, at)
    try:
        with transaction.atomic():
            made = Sweep(slot=slot if not even_now else f"{at:%d%H%M%S%f}", at=at, read_to=newest)
            made.save(force_insert=True)
            made.made = written.write()
            made.save(update_fields=["made"])
            if is_first:
                _tidy(at)
    except IntegrityError:
        return None
    return made.made


def _is_time(local: datetime, slot: str, last: Sweep | None, newest: int) -> bool:
    if local.hour not in BY_DAY:
        return False
    if last is None or last.slot[:13] != slot[:13]:
        return True
    return last.slot != slot and last.read_to != newest


def _newest_entry() -> int:
    return Entry.objects.aggregate(newest=Max("pk"))["newest"] or 0


_Known = Mapping[tuple[int, str], tuple[int, str, datetime]]
"""Open reminders: person and key → row, kind, since when."""


@dataclass(frozen=True)
class _Writing:
    """One sweep's writes, by batches."""

    people: People
    wanted: Mapping[int, Sequence[Wanted]]
    at: datetime

    def write(self) -> int:
        """What waits no more is over; what is new is told by the ways each wants it."""
        open_ones = Reminder.objects.filter(over_at=None)
        known = {
            (user, key): (pk, kind, made_at)
            for pk, user, key, kind, made_at in open_ones.values_list(
                "pk", "user", "key", "kind", "created_at"
            )
        }
        self._end(known)
        choices = choices_of()
        new = list(self._new(known, choices))
        queue(new, self.people.authorities, choices, self.at)
        return len(new)

    def _end(self, known: _Known) -> None:
        wanted = {(user, each.key) for user, found in self.wanted.items() for each in found}
        renewed = {(user, key.partition(":")[0]) for user, key in wanted}
        over = [
            pk
            for (user, key), (pk, kind, _made_at) in known.items()
            if (user, key) not in wanted
            and (kind not in _LASTING or (kind in _RENEWED and (user, kind) in renewed))
        ]
        for start in range(0, len(over), PART):
            part = Reminder.objects.filter(pk__in=over[start : start + PART])
            part.update(over_at=self.at)

    def _new(self, known: _Known, choices: Choices) -> Iterator[Reminder]:
        day, folded = timezone.localdate(self.at), cache(fold)
        for user, found in self.wanted.items():
            for each in found:
                waits = known.get((user, each.news_key))
                is_news = each.news_key and (waits is None or timezone.localdate(waits[2]) == day)
                if (user, each.key) not in known and not is_news:
                    yield Reminder(
                        user_id=user,
                        kind=each.kind,
                        key=each.key,
                        season_id=each.season,
                        text=each.text,
                        url=each.url,
                        due_on=each.due_on,
                        created_at=self.at,
                        in_page=choices.wants(user, each.kind, Channel.PAGE.value),
                        search_text=folded(each.text)[:600],
                    )


def _tidy(at: datetime) -> None:
    """What is long over is forgotten, with what was sent of it."""
    Reminder.objects.filter(created_at__lt=at - KEPT).delete()
    Delivery.objects.filter(created_at__lt=at - KEPT).delete()
    Sweep.objects.filter(at__lt=at - KEPT).delete()
