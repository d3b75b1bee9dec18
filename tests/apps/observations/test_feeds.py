"""What was seen counts on the sheet of the period in whose days it was seen."""

from datetime import date
from uuid import uuid4

from tests.factories import NOON, World
from thidua.apps.observations.models import Observation
from thidua.apps.observations.seams.feeds import Seen, seen_of
from thidua.apps.schemes.registries.feeds import AskedFigures

DAYS = (date(2023, 3, 31), date(2023, 4, 1), date(2023, 6, 30), date(2023, 7, 1))


def test_only_what_was_seen_within_the_days_of_a_period_counts(world: World) -> None:
    unit = world.units["AAA"]
    for day in DAYS:
        Observation.objects.create(
            season=world.season, unit=unit, act=uuid4(), item="TR1", sign="minus", seen_on=day,
            content="Nộp trễ", recorded_by=world.head, recorded_at=NOON,
        )  # fmt: skip
    second_quarter = (date(2023, 4, 1), date(2023, 6, 30))

    asked = AskedFigures(world.season, [unit], (), NOON.date(), second_quarter)
    whole = AskedFigures(world.season, [unit], (), NOON.date())

    assert seen_of(asked, ["TR1"]) == {(unit.pk, "TR1"): Seen(2, 0, 2)}
    assert seen_of(whole, ["TR1"]) == {(unit.pk, "TR1"): Seen(4, 0, 4)}
