"""What the list of sheets says of a unit is what the unit's own page says."""

from typing import Any

import pytest

from tests.apps.appraisals.builders import (
    RELATIVE,
    opened,
    save,
    scheme_definition,
    sheet_of,
    submit,
    verifier_of,
)
from tests.factories import NOON, World, make_world
from thidua.apps.appraisals.actions.verification import LineVerdict, verify_line
from thidua.apps.appraisals.pages.sheet import table_for
from thidua.apps.appraisals.scoring.bloc import standings
from thidua.domain.figures import CellState


@pytest.mark.parametrize("definition", [scheme_definition(), scheme_definition(("I", RELATIVE))])
def test_the_list_says_what_each_sheet_says(db: None, definition: dict[str, Any]) -> None:
    world = opened(make_world(codes=("AAA", "BBB", "CCC", "DDD")), definition)
    for code, figure in {"AAA": "90", "BBB": "80.5", "CCC": "70"}.items():
        save(world, code, "I.1", actual=figure)
        save(world, code, "I.2", part=1, actual="50")
        if len(definition["groups"][0]["criteria"]) > 2:
            save(world, code, "I.3", target="100", actual=figure)
    submit(world, "AAA")
    submit(world, "BBB")

    said, shown = {}, {}
    for each in standings(world.season):
        code = each.sheet.unit.code
        table = table_for(sheet_of(world, code), is_editable=False)
        lines = table.self_score.result.criteria
        missing = sum(line.state is CellState.MISSING for line in lines)
        said[code] = (each.total, each.missing, each.self_score.criteria)
        shown[code] = (table.self_score.result.total, missing, table.self_score.criteria)

    assert said == shown
    assert len({total for total, *_rest in said.values()}) == 4


def test_points_after_verification_come_with_the_first_verdict(world: World) -> None:
    opened(world)
    save(world, "CCC", "I.1", actual="90")
    sheet = submit(world, "CCC")
    assert [each.verified_total for each in standings(world.season)] == [None] * 3
    line = sheet.lines.get(item="I.1")
    verdict = LineVerdict(False, line.revision, {"actual": "50"}, "Sai")

    verify_line(line, verdict, actor=verifier_of(world, "CCC"), at=NOON)

    totals = {each.sheet.unit.code: each.verified_total for each in standings(world.season)}
    table = table_for(sheet_of(world, "CCC"), is_editable=False)
    assert totals == {"AAA": None, "BBB": None, "CCC": table.verified_total}
