"""Who votes as a person and not as one of a unit's people."""

from collections.abc import Collection

from thidua.apps.ballots.models import Ballot
from thidua.apps.meetings.models import Attendance, Conference
from thidua.apps.reminders.registries.named import people_named


@people_named
def delegates() -> Collection[int]:
    """Delegates of conferences in which a ballot is open."""
    voting = Conference.objects.filter(motions__ballots__state=Ballot.State.OPEN)
    named = Attendance.objects.filter(conference__in=voting).exclude(delegate=None)
    return set(named.values_list("delegate", flat=True))
