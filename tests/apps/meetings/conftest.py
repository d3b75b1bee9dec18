"""A bloc whose ranking is published, ready for its conference."""

from datetime import date, time

import pytest

from tests.factories import NOON, World, adopted_table
from tests.replayed import replayed
from thidua.apps.appraisals.models import Result, Sheet
from thidua.apps.meetings.actions.conference import (
    ConferenceFacts,
    open_conference,
    prepare_conference,
)
from thidua.apps.meetings.models import Conference

FACTS = ConferenceFacts(
    held_on=date(2023, 12, 20),
    starts_at=time(8, 0),
    place="Hội trường A",
    chair_name="Người chủ trì",
    secretary_name="Người thư ký",
)


@pytest.fixture
@replayed
def ranked(world: World) -> World:
    """Places: AAA first, BBB second, CCC third."""
    scheme = adopted_table(world)
    rows = [
        {"unit": code, "total": total, "rank": rank, "disqualified": [], "deductions": "0.00"}
        for rank, (code, total) in enumerate(
            zip(world.units, ("91.50", "88.25", "70.00"), strict=True), start=1
        )
    ]
    awards = [
        {"award": "CO_TINH", "units": ["AAA"], "tied": []},
        {"award": "BK_TINH", "units": ["BBB"], "tied": []},
    ]
    for unit in world.units.values():
        times = {"submitted_at": NOON, "verified_at": NOON, "locked_at": NOON}
        Sheet.objects.create(season=world.season, unit=unit, scheme=scheme, state="locked", **times)
    Result.objects.create(
        season=world.season,
        scheme=scheme,
        answer={"units": rows, "awards": awards, "warnings": []},
        hash="0" * 64,
        published_at=NOON,
        published_by=world.head,
    )
    world.season.state = "reviewing"
    world.season.save()
    return world


@pytest.fixture
@replayed
def conference(ranked: World) -> Conference:
    """Prepared, not yet open."""
    return prepare_conference(ranked.season, FACTS, actor=ranked.head, at=NOON)


@pytest.fixture
@replayed
def meeting(ranked: World, conference: Conference) -> Conference:
    """Open."""
    return open_conference(conference, actor=ranked.head, at=NOON)
