"""A bloc of eight with a cross-check: drawn, or about to be."""

from datetime import timedelta

from tests.apps.appraisals.builders import fill, opened, sheet_of, submit
from tests.factories import NOON, World, make_world
from tests.replayed import replayed
from thidua.apps.appraisals.models import Line
from thidua.apps.crosschecks.actions.drawing import draw_checkers
from thidua.apps.crosschecks.actions.marking import hand_in_marks, save_marks
from thidua.apps.crosschecks.actions.preparing import announce_seed, recuse_checker
from thidua.apps.crosschecks.actions.settling import settle_marks
from thidua.apps.crosschecks.facts import MarkChange
from thidua.apps.crosschecks.models import Assignment, CrossCheck, Settlement

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


@replayed
def drawn(world: World) -> CrossCheck:
    """Drawn with what the hall called out."""
    announced(world)
    return draw_checkers(world.season, CALLED, actor=world.head, at=LATER)


def pairs(kept: CrossCheck) -> set[tuple[str, str]]:
    """(checker, unit) of those that go on."""
    rows = Assignment.objects.filter(crosscheck=kept, ended_at=None)
    return set(rows.values_list("checker__code", "unit__code"))


@replayed
def being_checked(world: World, code: str = "C") -> list[Assignment]:
    """Every sheet is there, of which one is handed in; its checkers, in order."""
    opened(world)
    fill(world, code, I_1="98")
    submit(world, code)
    drawn(world)
    return checkers_of(world, code)


def checkers_of(world: World, code: str) -> list[Assignment]:
    """Who checks a unit now."""
    rows = Assignment.objects.filter(crosscheck__season=world.season, ended_at=None)
    return list(rows.filter(unit__code=code).select_related("checker", "unit", "crosscheck"))


def line(assignment: Assignment, item: str, part: int = 0) -> Line:
    """A line of the sheet that is checked."""
    return Line.objects.get(
        sheet__season=assignment.crosscheck.season_id, sheet__unit=assignment.unit, item=item,
        part=part, sheet__is_past=False,
    )  # fmt: skip


def change(assignment: Assignment, item: str, actual: str, reason: str = "Thiếu số") -> MarkChange:
    """Another figure on a line."""
    return MarkChange(line(assignment, item).pk, False, {"actual": actual}, reason)


def mark(
    world: World, assignment: Assignment, *changes: MarkChange, hands_in: bool = True
) -> Assignment:
    """Save marks as the checker's officer, and hand in agreeing with the rest."""
    actor = world.officers[assignment.checker.code]
    save_marks(assignment, changes, actor=actor, at=LATER)
    if hands_in:
        hand_in_marks(assignment, agrees_rest=True, actor=actor, at=LATER)
    assignment.refresh_from_db()
    return assignment


@replayed
def settle(world: World, code: str, reason: str = "") -> Settlement:
    """Put the marks of a unit together on the day of ``LATER``."""
    actor = world.deputy if code == "A" else world.head
    sheet = sheet_of(world, code)
    return settle_marks(sheet, reason=reason, day=LATER.date(), actor=actor, at=LATER)
