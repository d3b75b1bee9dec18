"""The told meetings of a year besides its conference: called, held, written down, carried out."""

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from typing import Any

from thidua.apps.accounts.models import User
from thidua.apps.demo.telling.people import officer_of
from thidua.apps.demo.telling.stories import Story
from thidua.apps.meetings.actions.agenda import start_agenda_item
from thidua.apps.meetings.actions.attendance import RollFacts, record_attendance
from thidua.apps.meetings.actions.calling import MeetingFacts, call_meeting
from thidua.apps.meetings.actions.conference import (
    ConferenceFacts,
    close_conference,
    open_conference,
)
from thidua.apps.meetings.actions.directives import (
    DirectiveFacts,
    finish_directive,
    give_directive,
)
from thidua.apps.meetings.actions.observers import ObserverFacts, seat_observer
from thidua.apps.meetings.actions.resolutions import ResolutionFacts, record_resolution
from thidua.apps.meetings.models import Conference
from thidua.apps.organisations.models import Unit
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of
from thidua.domain.calendar import VIETNAM

_BEFORE, _LASTS = timedelta(days=7), timedelta(hours=2)


def hold_told_meetings(
    season: Season, story: Story, kinds: tuple[str, ...], *, head: User, standing: User
) -> None:
    """Those of some kinds, in the order of the story."""
    for told in story.facts.get("meetings", ()):
        if told["kind"] in kinds:
            _hold(season, told, head=head, standing=standing)


def _hold(season: Season, told: Mapping[str, Any], *, head: User, standing: User) -> None:
    units = {member.unit.code: member.unit for member in members_of(season)}
    begins = datetime.combine(told["held_on"], time.fromisoformat(told["starts"]), VIETNAM)
    meeting = _called(season, told, head=head, at=begins - _BEFORE)
    facts = ObserverFacts(standing.username, office=told["observer"])
    seat_observer(meeting, facts, actor=head, at=begins - _BEFORE)
    meeting = open_conference(meeting, actor=head, at=begins)
    roll = [RollFacts(unit.pk, True, f"Thủ trưởng {unit.name}"[:120]) for unit in units.values()]
    record_attendance(meeting, roll, revision=meeting.revision, actor=head, at=begins)
    for place, item in enumerate(meeting.agenda.all()):
        start_agenda_item(item, actor=head, at=begins + timedelta(minutes=15 * place))
    ends = begins + _LASTS
    for text in told["resolved"]:
        record_resolution(meeting, ResolutionFacts(text), actor=head, at=ends)
    _direct(meeting, told, units, head=head, at=ends)
    close_conference(meeting, ends_at=ends.time(), actor=head, at=ends)


def _called(season: Season, told: Mapping[str, Any], *, head: User, at: datetime) -> Conference:
    chair = next(m.unit for m in members_of(season) if m.role == "head")
    about = ConferenceFacts(
        held_on=told["held_on"],
        starts_at=time.fromisoformat(told["starts"]),
        place=told["place"],
        chair_name=f"Thủ trưởng {chair.name}"[:120],
        chair_office="Trưởng khối",
        secretary_name=str(officer_of(chair))[:120],
    )
    facts = MeetingFacts(told["kind"], told.get("subject", ""), about)
    return call_meeting(season, facts, actor=head, at=at)


def _direct(
    meeting: Conference,
    told: Mapping[str, Any],
    units: Mapping[str, Unit],
    *,
    head: User,
    at: datetime,
) -> None:
    for each in told["directives"]:
        unit = units.get(each.get("unit", ""))
        facts = DirectiveFacts(each["text"], "Cơ quan thường trực", unit, each["due"])
        directive = give_directive(meeting, facts, actor=head, at=at)
        if "done" in each:
            done: date = each["done"]
            by = officer_of(unit) if unit else head
            when = datetime.combine(done, time(15), VIETNAM)
            finish_directive(directive, each["outcome"], actor=by, at=when)
