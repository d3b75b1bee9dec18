"""What the conference asks before a year may close."""

from django.utils.translation import gettext as _

from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.queries import conference_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.guards import guard


@guard(Season.State.CLOSED, page="meetings:conference")
def conference_is_closed(season: Season) -> str | None:
    """A year ends with its conference."""
    conference = conference_of(season)
    if conference is None:
        return _("Chưa có hội nghị tổng kết")
    if conference.state != Conference.State.CLOSED:
        return _("Hội nghị tổng kết chưa bế mạc")
    return None
