"""A season played from SCHEME.yaml and RESULTS.csv: adopted, scored, verified, published."""

from tests.apps.appraisals.builders import LATER, adopt, line_of, lock, save, sheet_of, submit
from tests.factories import NOON, World, make_world
from tests.replayed import replayed
from thidua.apps.appraisals.actions.lines import add_own_target
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.models import Line, Result
from thidua.domain.figures import Claim
from thidua.domain.typed_figures import as_typed
from thidua.formats.canonical import canonical_mapping
from thidua.formats.results import read_results, units_of
from thidua.formats.scheme_file import read_scheme_file


@replayed
def opened_from(scheme: str, results: str) -> tuple[World, list[Claim]]:
    """The bloc of the units in the results, its sheets filled with their figures."""
    source, claims = read_scheme_file(scheme.encode()), read_results(results.encode())
    world = make_world(codes=tuple(source.members or units_of(claims)))
    adopt(world, canonical_mapping(source.mapping))
    open_scoring(world.season, actor=world.head, at=NOON)
    world.season.refresh_from_db()
    seen: dict[tuple[str, str], int] = {}
    for claim in claims:
        key = claim.unit, claim.criterion
        part = seen[key] = seen.get(key, -1) + 1
        if part:
            _own_target(world, claim)
        _write(world, claim, part)
    return world, claims


def _own_target(world: World, claim: Claim) -> None:
    sheet = sheet_of(world, claim.unit)
    actor = world.officers[claim.unit]
    values = {"label": "Chỉ tiêu thêm", "target": as_typed(claim.target)}
    add_own_target(sheet, claim.criterion, values, actor=actor, at=LATER)


def _write(world: World, claim: Claim, part: int) -> None:
    line: Line = line_of(world, claim.unit, claim.criterion, part)
    names = ("actual", "target", "baseline", "minus", "bonus")
    typed = {name: as_typed(getattr(claim, name)) for name in names if getattr(claim, name)}
    if typed:
        save(world, claim.unit, line.item, part=part, note="Đã làm", **typed)


@replayed
def published_from(scheme: str, results: str) -> tuple[World, Result]:
    """The same, handed in, agreed, locked and published."""
    world, _claims = opened_from(scheme, results)
    for code in world.units:
        submit(world, code)
    for code in world.units:
        lock(world, code)
    world.season.refresh_from_db()
    return world, publish_result(world.season, actor=world.head, at=LATER)
