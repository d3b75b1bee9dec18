"""A province that rates its units in Party cells and in order and safety."""

from typing import Any

from tests.factories import NOON, World
from thidua.apps.accounts.models import User
from thidua.apps.ratings.actions.kinds import create_kind
from thidua.apps.ratings.actions.ratings import record_rating
from thidua.apps.ratings.facts import KindFacts, RatingFacts, RatingPlace
from thidua.apps.ratings.models import Rating, RatingKind

GRADES = ("Hoàn thành xuất sắc", "Hoàn thành tốt", "Hoàn thành")


def kind_of(world: World, name: str = "Chi bộ", **said: Any) -> RatingKind:
    """A kind of three grades, the first two of which count as reached."""
    facts = KindFacts(**{"name": name, "grades": GRADES, "enough": 2, **said})
    return create_kind(world.authority, facts, actor=world.standing, at=NOON)


def place(world: World, kind: RatingKind, code: str = "CCC") -> RatingPlace:
    """A unit of the world's year."""
    return RatingPlace(kind, world.units[code], world.season.year)


def rated(
    world: World,
    kind: RatingKind,
    grade: str = GRADES[1],
    *,
    code: str = "CCC",
    actor: User | None = None,
    **said: Any,
) -> Rating:
    """How a unit was rated, written by its officer."""
    facts = RatingFacts(grade, **said)
    who = actor or world.officers[code]
    return record_rating(place(world, kind, code), facts, actor=who, at=NOON)
