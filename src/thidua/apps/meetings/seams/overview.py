"""The conference's card on the season's overview."""

from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.queries import conference_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.registries.overview import Panel, overview_panel
from thidua.web.words import written_day


@overview_panel
def conference_panel(season: Season, user: User) -> Panel | None:
    """When it is, and whether it is over."""
    conference = conference_of(season)
    if conference is None:
        return None
    return Panel(
        title=_("Hội nghị"),
        figure=written_day(conference.held_on),
        text=str(conference.get_state_display()),
        url=reverse("meetings:conference", args=[season.pk]),
        tone="good" if conference.state == Conference.State.CLOSED else "neutral",
        order=60,
    )
