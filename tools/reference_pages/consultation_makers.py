"""Things of consultations, and of quy chế, made in the small world of the tests."""

from tests.factories import NOON, World
from thidua.apps.consultations.models import Consultation, Remark
from thidua.apps.regulations.models import Regulation


def consultation(world: World) -> Consultation:
    """A draft lies before the units."""
    return Consultation.objects.create(
        season=world.season, matter="scheme", subject=1, name="x", closes_on=NOON.date(),
        opened_at=NOON, opened_by=world.head,
    )  # fmt: skip


def remark(world: World) -> Remark:
    """The member unit speaks."""
    return Remark.objects.create(
        consultation=consultation(world), unit=world.units["CCC"], item_name="x", comment="x",
        made_at=NOON, made_by=world.officers["CCC"],
    )  # fmt: skip


def regulation(world: World, state: str = "draft") -> Regulation:
    """The rules of a bloc."""
    is_draft = state == "draft"
    return Regulation.objects.create(
        season=world.season, state=state, hash="" if is_draft else "0" * 64,
        adopted_at=None if is_draft else NOON, adopted_on=None if is_draft else NOON.date(),
    )  # fmt: skip
