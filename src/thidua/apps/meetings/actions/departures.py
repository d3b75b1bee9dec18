"""What the conference does when a unit leaves in mid-year: the roll and the candidates follow."""

from thidua.apps.meetings.models import Attendance, Candidate, Conference, Motion
from thidua.apps.seasons.registries.departing import Departure


def follow_departure(departure: Departure) -> bool:
    """Who follows stands on the roll, and among candidates on whom nobody voted yet."""
    ahead = Conference.objects.filter(season=departure.season)
    ahead = ahead.exclude(state=Conference.State.CLOSED)
    if not ahead:
        return False
    heir = departure.successor
    if heir is not None:
        for conference in ahead:
            Attendance.objects.get_or_create(conference=conference, unit=heir)
    undecided = Motion.objects.filter(conference__in=ahead, decided_at=None)
    standing = Candidate.objects.filter(motion__in=undecided)
    if heir is not None:
        taken = list(standing.filter(unit=heir).values_list("motion", flat=True))
        standing.filter(unit=departure.unit).exclude(motion__in=taken).update(unit=heir)
    standing.filter(unit=departure.unit).delete()
    return True


def leave_as_it_is(departure: Departure) -> bool:
    """The roll reads the members again; candidates are named by the conference."""
    return False
