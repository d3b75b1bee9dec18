"""The table of docs/algorithms/fed.md on observations is what the program does."""

import pytest

from tests.apps.appraisals.builders import opened, scheme_definition, sheet_of
from tests.apps.observations.material import FAULTS, STEPS, seen
from tests.factories import World
from tests.markdown_tables import blocks, rows
from thidua.apps.appraisals.scoring.bloc import standings
from thidua.apps.appraisals.scoring.fed import fed_lines
from thidua.domain.exact import number_text

TABLE = next(
    text for name, kind, text in blocks("fed.md") if (name, kind) == ("Observations", "table")
)
PER_ITEM = STEPS | {
    "rule": {"type": "per_item", "points_per_item": "1", "fed_by": "observations"},
}  # fmt: skip
CRITERIA = {"plus_minus": STEPS, "deduct": FAULTS | {"id": "II.8"}, "per_item": PER_ITEM}


@pytest.mark.parametrize("row", rows(TABLE), ids=lambda row: "-".join(row.values()))
def test_sums_give_these_points(world: World, row: dict[str, str]) -> None:
    opened(world, scheme_definition(("II", CRITERIA[row["rule"]])))
    for sign in ("plus", "minus"):
        if row[sign] not in {"–", "0"}:
            seen(world, sign=sign, times=int(row[sign]))

    line = next(each for each in fed_lines(sheet_of(world, "CCC")) if each.item == "II.8")
    assert (line.actual, line.minus) == (row["actual"], row["minus column"])
    own = next(each for each in standings(world.season) if each.sheet.unit.code == "CCC")
    found = next(each for each in own.self_score.result.criteria if each.id == "II.8")
    assert number_text(found.points) == row["points"].replace("-", "−")
