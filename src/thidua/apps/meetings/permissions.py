"""Who prepares, runs and reads the conference."""

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import permission
from thidua.apps.meetings.hall.observing import halls_visible_to
from thidua.apps.meetings.models import Attendance, Conference, Directive, Observer
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to


@permission("meetings.prepare_conference", covers=("meetings.call_meeting",))
def calls_conference(user: User, season: Season) -> bool:
    """The head or the deputy calls the conference."""
    return roles_in(user, season).runs_it


RUNNING = (
    "meetings.draft_agenda",
    "meetings.add_agenda_item",
    "meetings.edit_agenda_item",
    "meetings.move_agenda_item",
    "meetings.remove_agenda_item",
    "meetings.start_agenda_item",
    "meetings.finish_agenda_item",
    "meetings.record_attendance",
    "meetings.record_ballot_outcome",
    "meetings.edit_conference",
    "meetings.open_conference",
    "meetings.close_conference",
    "meetings.save_directions",
    "meetings.appoint_unit",
    "meetings.give_floor",
    "meetings.end_speech",
    "meetings.note_invitations",
    "meetings.lead_by_ranking",
    "meetings.add_motion",
    "meetings.withdraw_motion",
    "meetings.plan_motion",
    "meetings.record_counts",
    "meetings.agree_motion",
    "meetings.reopen_motion",
    "meetings.set_conference_rules",
    "meetings.set_crew",
    "meetings.choose_papers",
    "meetings.note_arrival",
    "meetings.note_departure",
    "meetings.record_resolution",
    "meetings.remove_resolution",
    "meetings.edit_minutes",
    "meetings.cancel_meeting",
    "meetings.hand_over_awards",
    "meetings.seat_observer",
    "meetings.unseat_observer",
)


@permission("meetings.run_conference", covers=RUNNING)
def runs_conference(user: User, conference: Conference) -> bool:
    """The head or the deputy records attendance, motions, directions and closes it."""
    return calls_conference(user, conference.season)


@permission("meetings.view_conference")
def sees_conference(user: User, conference: Conference) -> bool:
    """Whoever sees the season."""
    return seasons_visible_to(user).filter(pk=conference.season_id).exists()


@permission("meetings.view_hall")
def enters_hall(user: User, conference: Conference) -> bool:
    """Whoever sees the season, and observers with a seat."""
    return halls_visible_to(user).filter(pk=conference.pk).exists()


@permission("meetings.confirm_observer")
def observes(user: User, observer: Observer) -> bool:
    """The observer."""
    return observer.user_id == user.pk


@permission(
    "meetings.answer_invitation",
    "meetings.confirm_presence",
    "meetings.ask_to_speak",
    "meetings.take_back_request",
)
def represents_unit(user: User, attendance: Attendance) -> bool:
    """The unit's own people, and the delegate it named."""
    return attendance.delegate_id == user.pk or attendance.unit_id in seats_of(user).units


@permission(
    "meetings.apply_election",
    "meetings.give_directive",
    "meetings.keep_agenda",
    covers=("meetings.remove_directive",),
)
def directs_meeting(user: User, conference: Conference) -> bool:
    """Who runs the meeting, and the standing office."""
    roles = roles_in(user, conference.season)
    return roles.runs_it or roles.is_standing


@permission("meetings.finish_directive")
def carries_out(user: User, directive: Directive) -> bool:
    """The unit's own people; who runs the year or oversees it, for any."""
    if directs_meeting(user, directive.conference):
        return True
    return directive.unit_id in roles_in(user, directive.conference.season).member_units


@permission("meetings.note_leader")
def notes_leader(user: User, conference: Conference) -> bool:
    """The standing office, for a year whose conference closed before leading was a decision."""
    return roles_in(user, conference.season).is_standing
