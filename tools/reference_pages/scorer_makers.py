"""Who scores a criterion instead of the units, and what is asked for one unit alone."""

from tests.factories import NOON, World
from thidua.apps.appraisals.models import Adjustment
from thidua.apps.appraisals.permissions import Consenting
from thidua.apps.scorers.models import ScoredItem, Scorer


def scorer(world: World, kind: str) -> Scorer:
    """The member unit, the head or the standing office scores a criterion."""
    return Scorer.objects.create(
        scored=ScoredItem.objects.create(season=world.season, item="I.1"),
        kind=kind, unit=world.units["CCC"] if kind == "unit" else None, name="x",
        appointed_at=NOON, appointed_by=world.head,
    )  # fmt: skip


def adjustment(world: World, code: str) -> Adjustment:
    """Something asked for one unit alone."""
    return Adjustment.objects.create(
        season=world.season,
        unit=world.units[code],
        item="I.1",
        item_name="x",
        kind=Adjustment.Kind.NOT_APPLICABLE,
        reason="x",
        proposed_at=NOON,
        proposed_by=world.head,
    )


def consenting(world: World) -> Consenting:
    """The unit says what it thinks of an adjustment for the head unit."""
    return Consenting(adjustment(world, "AAA"), world.units["CCC"])
