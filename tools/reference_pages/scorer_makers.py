"""Who scores a criterion instead of the units, made in the small world of the tests."""

from tests.factories import NOON, World
from thidua.apps.scorers.models import ScoredItem, Scorer


def scorer(world: World, kind: str) -> Scorer:
    """The member unit, the head or the standing office scores a criterion."""
    return Scorer.objects.create(
        scored=ScoredItem.objects.create(season=world.season, item="I.1"),
        kind=kind, unit=world.units["CCC"] if kind == "unit" else None, name="x",
        appointed_at=NOON, appointed_by=world.head,
    )  # fmt: skip
