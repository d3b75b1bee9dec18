"""Who is asked to a meeting as a person and not as one of a unit's people."""

from collections.abc import Collection

from thidua.apps.meetings.models import Conference, Observer
from thidua.apps.reminders.registries.named import people_named


@people_named
def observers() -> Collection[int]:
    """Observers with a seat in meetings that are not over."""
    coming = Observer.objects.exclude(conference__state=Conference.State.CLOSED)
    return set(coming.exclude(user=None).values_list("user", flat=True))
