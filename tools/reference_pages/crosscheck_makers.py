"""Things of cross-checking made in the small world of the tests."""

from tests.factories import NOON, World
from thidua.apps.crosschecks.models import (
    Assignment,
    CrossCheck,
    Objection,
    ObjectionWindow,
)


def assignment(world: World) -> Assignment:
    """The member unit checks the head."""
    kept = CrossCheck.objects.create(season=world.season)
    return Assignment.objects.create(
        crosscheck=kept, checker=world.units["CCC"], unit=world.units["AAA"]
    )


def objection(world: World) -> Objection:
    """The member unit objects to the result."""
    window = ObjectionWindow.objects.create(
        season=world.season, closes_on=NOON.date(), opened_at=NOON, opened_by=world.head
    )
    return Objection.objects.create(
        window=window, unit=world.units["CCC"], version=1, about="x", text="x", made_at=NOON,
        made_by=world.officers["CCC"],
    )  # fmt: skip
