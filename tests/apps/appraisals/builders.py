"""A season ready for scoring: an adopted scheme, registrations, sheets."""

from copy import deepcopy
from datetime import timedelta
from typing import Any

from tests.factories import NOON, PASSWORD, SCHEME, World, adopted_table
from tests.replayed import replayed
from thidua.apps.accounts.models import User
from thidua.apps.appraisals.actions.finishing import finish_verification, lock_sheet
from thidua.apps.appraisals.actions.lines import LineChange, save_lines
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.appraisals.actions.signing import submit_sheet
from thidua.apps.appraisals.actions.verification import agree_rest
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.pledges.models import PlannedTarget, Registration
from thidua.apps.schemes.models import Scheme
from thidua.apps.seasons.models import Season
from thidua.formats.canonical import canonical_mapping

LATER = NOON + timedelta(hours=1)

RELATIVE = {
    "id": "I.3", "name": "Vượt chỉ tiêu", "max": "10", "measure": "triệu đồng",
    "rule": {"type": "half_then_leader"},
}  # fmt: skip
GRADED = {
    "id": "II.3", "name": "Chi bộ", "max": "10", "measure": "xếp loại",
    "applies_if": "has_party_cell", "evidence": "Thông báo xếp loại", "external": "true",
    "rule": {"type": "grade_map", "map": {"HTXSNV": "10", "HTTNV": "8", "KHTNV": "0"}},
}  # fmt: skip


def scheme_definition(*extra: tuple[str, dict[str, Any]]) -> dict[str, Any]:
    """The common scheme of the tests with criteria added to groups; the total follows."""
    definition = deepcopy(SCHEME)
    for group_id, criterion in extra:
        group = next(group for group in definition["groups"] if group["id"] == group_id)
        group["criteria"].append(deepcopy(criterion))
        group["max"] = str(int(group["max"]) + int(criterion["max"]))
        definition["total"] = str(int(definition["total"]) + int(criterion["max"]))
    return canonical_mapping(definition)


def adopt(world: World, definition: dict[str, Any] | None = None) -> Scheme:
    """An adopted scheme, and the season running."""
    scheme = adopted_table(world, definition)
    world.season.state = Season.State.RUNNING
    world.season.save(update_fields=["state"])
    return scheme


def register(world: World, code: str, **targets: Any) -> Registration:
    """An accepted registration with two own targets for I.2 and, when given, others."""
    registration = Registration.objects.create(
        season=world.season, unit=world.units[code], state="accepted", accepted_at=NOON
    )
    for order, (content, figure) in enumerate([("Mô hình mới", "4"), ("Hội viên mới", "100.50")]):
        PlannedTarget.objects.create(
            registration=registration, criterion="I.2", content=content, measure="cái",
            figure=figure, is_own=True, order=order,
        )  # fmt: skip
    for criterion, fields in targets.items():
        PlannedTarget.objects.create(
            registration=registration, criterion=criterion.replace("_", "."), content="x",
            measure="m", **fields,
        )  # fmt: skip
    return registration


@replayed
def opened(world: World, definition: dict[str, Any] | None = None) -> World:
    """Sheets made; every unit registered the two own targets."""
    adopt(world, definition)
    for code in world.units:
        register(world, code)
    open_scoring(world.season, actor=world.head, at=NOON)
    world.season.refresh_from_db()
    return world


def sheet_of(world: World, code: str) -> Sheet:
    return Sheet.objects.select_related("season__bloc__authority", "unit", "scheme").get(
        season=world.season, unit=world.units[code]
    )


def line_of(world: World, code: str, item: str, part: int = 0) -> Line:
    return Line.objects.select_related("sheet__season__bloc__authority", "sheet__unit").get(
        sheet__season=world.season, sheet__unit=world.units[code], sheet__is_past=False,
        item=item, part=part,
    )  # fmt: skip


def save(
    world: World, code: str, item: str, *, part: int = 0, actor: User | None = None, **values: str
) -> Line:
    line = line_of(world, code, item, part)
    change = LineChange(line.pk, line.revision, values)
    return save_lines(
        line.sheet, [change], actor=actor or world.officers[code], at=LATER
    )[0]  # fmt: skip


FULL = {
    ("I.1", 0): "100", ("I.2", 0): "4", ("I.2", 1): "100.5", ("II.1", 0): "4",
    ("II.2", 0): "0", ("T.1", 0): "0",
}  # fmt: skip


@replayed
def fill(world: World, code: str, **figures: str) -> Sheet:
    """Every figure at its best, some as given (``I_1="90"``)."""
    given = {(item.replace("_", "."), 0): value for item, value in figures.items()}
    for (item, part), value in (FULL | given).items():
        save(world, code, item, part=part, actual=value)
    return sheet_of(world, code)


@replayed
def submit(world: World, code: str) -> Sheet:
    return submit_sheet(
        sheet_of(world, code),
        password=PASSWORD,
        despite_doubts=True,
        actor=world.leaders[code],
        at=LATER,
    )


def verifier_of(world: World, code: str) -> User:
    return world.deputy if code == next(iter(world.units)) else world.head


@replayed
def lock(world: World, code: str) -> Sheet:
    """Agreed, finished, locked."""
    actor, sheet = verifier_of(world, code), sheet_of(world, code)
    agree_rest(sheet, actor=actor, at=LATER)
    finish_verification(sheet, actor=actor, at=LATER)
    return lock_sheet(sheet, actor=actor, at=LATER)


@replayed
def all_locked(world: World, **totals: str) -> World:
    """Every unit filled in, handed in, verified, locked; ``totals``: I.1 by unit code."""
    for code in world.units:
        fill(world, code, I_1=totals.get(code, "100"))
        submit(world, code)
    for code in world.units:
        lock(world, code)
    world.season.refresh_from_db()
    return world
