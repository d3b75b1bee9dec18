"""Things of cross-checking made in the small world of the tests."""

from tests.factories import World
from thidua.apps.crosschecks.models import Assignment, CrossCheck


def assignment(world: World) -> Assignment:
    """The member unit checks the head."""
    kept = CrossCheck.objects.create(season=world.season)
    return Assignment.objects.create(
        crosscheck=kept, checker=world.units["CCC"], unit=world.units["AAA"]
    )
