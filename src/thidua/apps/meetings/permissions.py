"""Who prepares, runs and reads the conference."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.meetings.models import Attendance, Conference
from thidua.apps.organisations.seats.roles import seats_of
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


@permission("meetings.answer_invitation")
@permission("meetings.confirm_presence")
@permission("meetings.ask_to_speak")
def represents(user: User, attendance: Attendance) -> bool:
    """The unit's own people, and the delegate it named."""
    return attendance.delegate_id == user.pk or attendance.unit_id in seats_of(user).units


@permission("meetings.note_leader")
def notes_leader(user: User, conference: Conference) -> bool:
    """The standing office, for a year whose conference closed before leading was a decision."""
    return roles_in(user, conference.season).is_standing


@permission("meetings.apply_election")
def applies_election(user: User, conference: Conference) -> bool:
    """Who runs the year that elected, and the standing office."""
    roles = roles_in(user, conference.season)
    return roles.runs_it or roles.is_standing
