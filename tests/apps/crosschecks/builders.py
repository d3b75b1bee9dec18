"""A bloc of eight with a cross-check: drawn, or about to be."""

from datetime import timedelta

from tests.factories import NOON, World, make_world
from thidua.apps.crosschecks.actions.drawing import draw_checkers
from thidua.apps.crosschecks.actions.preparing import announce_seed, recuse_checker
from thidua.apps.crosschecks.models import Assignment, CrossCheck

CODES = tuple("ABCDEFGH")
SEED = "Biên bản 05/BB-KTĐ 20/11/2024"
CALLED = "83 41 07"
LATER = NOON + timedelta(hours=2)


def eight() -> World:
    """A bloc of eight units: A the head, B the deputy."""
    return make_world(codes=CODES)


def recused(world: World, checker: str, unit: str, reason: str = "Vợ chồng") -> None:
    """One pair that is never drawn."""
    recuse_checker(
        world.season, world.units[checker], world.units[unit], reason=reason,
        actor=world.head, at=NOON,
    )  # fmt: skip


def announced(world: World) -> CrossCheck:
    """The seed is published."""
    return announce_seed(world.season, SEED, actor=world.head, at=NOON)


def drawn(world: World) -> CrossCheck:
    """Drawn with what the hall called out."""
    announced(world)
    return draw_checkers(world.season, CALLED, actor=world.head, at=LATER)


def pairs(kept: CrossCheck) -> set[tuple[str, str]]:
    """(checker, unit) of those that go on."""
    rows = Assignment.objects.filter(crosscheck=kept, ended_at=None)
    return set(rows.values_list("checker__code", "unit__code"))
