"""What was accepted since the last sweep, as the journal tells it."""

from collections import defaultdict

from thidua.apps.audit.models import Entry
from thidua.apps.reminders.models import Reminder
from thidua.apps.reminders.registries.news import sources
from thidua.apps.reminders.waiting.people import People
from thidua.apps.reminders.waiting.wanted import Wanted

AGAIN = 500
"""Entries read once more: one with a lower number may have been committed after the last sweep."""


def news_since(read_to: int | None, people: People) -> dict[int, list[Wanted]]:
    """By person what was accepted; nothing before the first sweep (None) is news."""
    if read_to is None:
        return {}
    acts = sources()
    entries = Entry.objects.filter(pk__gt=read_to - AGAIN, action__in=acts).order_by("pk")
    by_act: dict[str, dict[int, int]] = defaultdict(dict)
    for pk, action, subject in entries.values_list("pk", "action", "subject_id"):
        by_act[action][int(subject)] = pk
    found: dict[int, list[Wanted]] = defaultdict(list)
    for act, subjects in by_act.items():
        for key_of, news in acts[act](list(subjects)).items():
            key = f"{Reminder.Kind.ACCEPTED.value}:{subjects[key_of]}"
            wanted = Wanted(
                Reminder.Kind.ACCEPTED.value, key, news.text[:500], news.url, news.season
            )
            for user in people.at(news.units):
                found[user].append(wanted)
    return found
