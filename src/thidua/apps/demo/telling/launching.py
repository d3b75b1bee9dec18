"""The movements of a told year, launched by the head, with what took place in them."""

from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.demo.telling.stories import Story
from thidua.apps.movements.actions.calls import create_call, join_call
from thidua.apps.movements.actions.movements import launch_movement, record_activity
from thidua.apps.movements.actions.teams import record_team
from thidua.apps.movements.facts import ActivityFacts, CallFacts, MovementFacts, TeamFacts
from thidua.apps.movements.models import Activity, CalledMovement, Movement, Team
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of


def launch_told_movements(
    season: Season, story: Story, *, head: User, standing: User, at: datetime
) -> None:
    """Those that end are told of as movements by wave; what others launched the bloc joins."""
    for told in (*story.facts.get("movements", ()), *story.facts.get("of_the_bloc", ())):
        facts = MovementFacts(
            name=told["name"],
            origin=told["level"],
            kind=Movement.Kind.WAVE if told.get("ends") else Movement.Kind.REGULAR,
            starts_on=told["starts"],
            ends_on=told.get("ends"),
            goal=told.get("goal", ""),
            participants="Các đơn vị trong Khối",
        )
        if facts.origin == Movement.Origin.BLOC:
            launch_movement(season, facts, actor=head, at=at, is_illustrative=True)
        else:
            call = _called(season, facts, standing=standing, at=at)
            join_call(season, call, actor=head, at=at, is_illustrative=True)


def _called(
    season: Season, facts: MovementFacts, *, standing: User, at: datetime
) -> CalledMovement:
    """The movement in the catalogue of the authority, put there by its office."""
    authority = season.bloc.authority
    there = authority.called_movements.filter(name=facts.name, starts_on=facts.starts_on).first()
    if there is not None:
        return there
    own = ("name", "origin", "kind", "starts_on", "ends_on", "goal")
    call = CallFacts(
        **{name: getattr(facts, name) for name in own}, launch_paper="Kế hoạch năm (minh hoạ)"
    )
    return create_call(authority, call, actor=standing, at=at)


def record_told_activities(season: Season, story: Story, *, head: User, at: datetime) -> None:
    """What took place in the movements of the year."""
    for told in story.facts.get("activities", ()):
        movement = season.movements.get(name=told["movement"])
        facts = ActivityFacts(
            told["content"], told["held_on"], place=told.get("place", ""), people=told["people"]
        )
        activity = record_activity(movement, facts, actor=head, at=at)
        _record_teams(activity, season, story, head=head, at=at)


def _record_teams(
    activity: Activity, season: Season, story: Story, *, head: User, at: datetime
) -> None:
    """A team of every unit in every event, the first of them with prizes."""
    for told in story.facts.get("teams", ()):
        prizes = dict(zip(told["prizes"], Team.Prize.values, strict=True))
        for member in members_of(season):
            code = member.unit.code
            if code not in told.get("without", ()):
                team = TeamFacts(told["event"], told["each"], member.unit, "", prizes.get(code, ""))
                record_team(activity, team, actor=head, at=at)
