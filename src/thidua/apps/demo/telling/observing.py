"""What was seen of units in the course of a told year, recorded by the standing office."""

from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.demo.telling.people import officer_of
from thidua.apps.demo.telling.stories import Story
from thidua.apps.observations.actions.recording import record_observation
from thidua.apps.observations.actions.striking import answer_observation
from thidua.apps.observations.facts import ObservationFacts, Origin
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of


def record_told_observations(season: Season, story: Story, *, standing: User, at: datetime) -> None:
    """A few, some of several units at once; a unit answers where the story says so."""
    units = {member.unit.code: member.unit for member in members_of(season)}
    for told in story.facts.get("observations", ()):
        facts = ObservationFacts(
            units=tuple(units[code].pk for code in told["units"]),
            item=told["item"],
            sign=told["sign"],
            seen_on=told["seen_on"],
            content=told["content"],
            evidence=told.get("evidence", ""),
        )
        origin = Origin(is_illustrative=True)
        for row in record_observation(season, facts, actor=standing, at=at, origin=origin):
            if "answer" in told:
                answer_observation(row, told["answer"], actor=officer_of(row.unit), at=at)
