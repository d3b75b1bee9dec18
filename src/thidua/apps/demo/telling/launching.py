"""The movements of a told year, launched by the head, with what took place in them."""

from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.demo.telling.stories import Story
from thidua.apps.movements.actions.movements import launch_movement, record_activity
from thidua.apps.movements.facts import ActivityFacts, MovementFacts
from thidua.apps.movements.models import Movement
from thidua.apps.seasons.models import Season


def launch_told_movements(season: Season, story: Story, *, head: User, at: datetime) -> None:
    """Those that end are told of as movements by wave."""
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
        launch_movement(season, facts, actor=head, at=at, is_illustrative=True)


def record_told_activities(season: Season, story: Story, *, head: User, at: datetime) -> None:
    """What took place in the movements of the year."""
    for told in story.facts.get("activities", ()):
        movement = season.movements.get(name=told["movement"])
        facts = ActivityFacts(told["content"], told["held_on"], people=told["people"])
        record_activity(movement, facts, actor=head, at=at)
