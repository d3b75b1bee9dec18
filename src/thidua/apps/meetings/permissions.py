"""Who prepares, runs and reads the conference."""

from thidua.apps.accounts.authorise import permission
from thidua.apps.accounts.models import User
from thidua.apps.meetings.models import Conference
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to


@permission("meetings.prepare_conference")
def may_prepare(user: User, season: Season) -> bool:
    """The head or the deputy calls the conference."""
    return roles_in(user, season).runs_it


@permission("meetings.run_conference")
def may_run(user: User, conference: Conference) -> bool:
    """The head or the deputy records attendance, motions, directions and closes it."""
    return may_prepare(user, conference.season)


@permission("meetings.view_conference")
def may_view(user: User, conference: Conference) -> bool:
    """Whoever sees the season."""
    return seasons_visible_to(user).filter(pk=conference.season_id).exists()
