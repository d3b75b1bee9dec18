"""Ratings and exemplars made in the small world of the tests to ask permissions about."""

from datetime import UTC, date, datetime

from tests.factories import World
from thidua.apps.exemplars.models import Consent, Exemplar
from thidua.apps.portal.permissions import Telling
from thidua.apps.ratings.facts import RatingPlace
from thidua.apps.ratings.models import Rating, RatingKind

AT = datetime(2023, 6, 15, 5, 0, tzinfo=UTC)


def _kind(world: World) -> RatingKind:
    return RatingKind.objects.create(
        authority=world.authority, name="Chi bộ", grades=["Tốt", "Khá"], enough=1,
        issuing_unit=world.units["BBB"],
    )  # fmt: skip


def place(world: World) -> RatingPlace:
    """The member unit in a kind that the deputy's unit issues."""
    return RatingPlace(_kind(world), world.units["CCC"], world.season.year)


def rating(world: World) -> Rating:
    """The same, written by the unit."""
    at = place(world)
    return Rating.objects.create(
        kind=at.kind, unit=at.unit, year=at.year, grade="Tốt", is_reached=True, origin="unit",
        entered_by=world.officers["CCC"], entered_at=AT,
    )  # fmt: skip


def exemplar(world: World, *, agreed: bool = False) -> Exemplar:
    """Somebody of the member unit."""
    made = Exemplar.objects.create(
        season=world.season, unit=world.units["CCC"], name="x", deeds="x",
        found_on=date(2023, 5, 1),
    )  # fmt: skip
    if agreed:
        Consent.objects.create(
            exemplar=made, reach="bloc", given_on=date(2023, 5, 1), given_by="x",
            entered_by=world.officers["CCC"], entered_at=AT,
        )  # fmt: skip
    return made


TELLING = {
    "of the bloc": lambda world: Telling(world.authority, world.season),
    "of the bloc, public": lambda world: Telling(world.authority, world.season, True),
    "of the authority": lambda world: Telling(world.authority, None),
}
"""Whose news it is, and whether everybody reads it."""
