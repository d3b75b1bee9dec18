"""What the conference does when a unit leaves in mid-year: the roll and the candidates follow."""

from django.utils.translation import gettext as _

from thidua.apps.meetings.models import Attendance, Candidate, Conference, Motion
from thidua.apps.meetings.queries import conference_of
from thidua.apps.seasons.departing import Departure, follower, objects_to_return


def _open_conference(departure: Departure) -> Conference | None:
    conference = conference_of(departure.season)
    is_open = conference is not None and conference.state != Conference.State.CLOSED
    return conference if is_open else None


def _follow(departure: Departure) -> bool:
    """Who follows stands on the roll, and among candidates on whom nobody voted yet."""
    conference = _open_conference(departure)
    if conference is None:
        return False
    heir = departure.successor
    if heir is not None:
        Attendance.objects.get_or_create(conference=conference, unit=heir)
    undecided = Motion.objects.filter(conference=conference, decided_at=None)
    standing = Candidate.objects.filter(motion__in=undecided)
    taken = list(standing.filter(unit=heir).values_list("motion", flat=True)) if heir else []
    for candidate in standing.filter(unit=departure.unit).exclude(motion__in=taken):
        if heir is None:
            candidate.delete()
        else:
            candidate.unit = heir
            candidate.save(update_fields=["unit"])
    standing.filter(unit=departure.unit).delete()
    return True


def _leave_as_it_is(departure: Departure) -> bool:
    """The roll reads the members again; candidates are named by the conference."""
    return False


follower("conference", go=_follow, back=_leave_as_it_is)


@objects_to_return
def decided_since(departure: Departure) -> str | None:
    """A decision taken since counted without the unit."""
    decided = Motion.objects.filter(
        conference__season=departure.season, decided_at__gte=departure.place.left_at
    )
    return _("Hội nghị đã biểu quyết sau đó.") if decided.exists() else None
