"""The smallest change of one mark that turns neighbours, against the page and every smaller one."""

from decimal import Decimal
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.domain.test_firmness import FIGURES, YAML
from tests.markdown_tables import blocks, rows
from thidua.domain.cross_check import Combining, Effect, Stage
from thidua.domain.figures import Claim
from thidua.domain.mark_firmness import CheckedCriterion, mark_firmness, points_together
from thidua.domain.scoring.bloc import score_bloc
from thidua.formats.results import read_results, units_of
from thidua.formats.scheme_file import read_scheme_file
from thidua.formats.scheme_mapping import scheme_from_mapping

ROWS = rows([text for _section, kind, text in blocks("checkers.md") if kind == "table"][-1])


def worked():
    claims = read_results(FIGURES.encode())
    return score_bloc(read_scheme_file(YAML.encode()).scheme, units_of(claims), claims)


@pytest.mark.parametrize("row", ROWS, ids=str)
def test_the_page(row):
    stage = Stage(
        Combining(row["how"]), Effect(row["effect"]),
        Decimal(row["limit"]) if row["limit"] else None,
    )  # fmt: skip
    marks = {name: Decimal(row[name]) for name in "MN"}
    checked = CheckedCriterion(row["unit"], row["criterion"], Decimal(row["own"]), marks)
    found = mark_firmness(worked(), [checked], stage)
    pair = next(each for each in found if each.upper == row["upper"])
    assert pair.lower == row["lower"]
    change = pair.change
    shown = ("none", "") if change is None else (change.checker, str(change.points))
    assert shown == (row["checker"], row["change"])


UNITS = ("A", "B")
SCHEME = scheme_from_mapping(
    {
        "total": "12",
        "decimals": "0",
        "bonus_inside_total": "true",
        "na_policy": "exclude_and_rescale",
        "groups": [
            {
                "id": "I",
                "max": "12",
                "criteria": [
                    {"id": "a", "max": "5", "rule": {"type": "manual"}},
                    {"id": "b", "max": "7", "rule": {"type": "manual"}},
                ],
            }
        ],
        "tie_break": ["a"],
    }
)
POINTS = {"a": 5, "b": 7}
STAGES = st.builds(
    Stage,
    st.sampled_from(Combining),
    st.sampled_from(Effect),
    st.one_of(st.none(), st.integers(0, 5).map(Decimal)),
)


def scored(now):
    """Points by unit and criterion as a result; "n/a" stays so."""
    claims = [Claim(unit, item, str(value)) for (unit, item), value in now.items()]
    return score_bloc(SCHEME, UNITS, claims)


def is_ahead(now, unit, other):
    result = scored(now)
    return result.unit(unit).rank < result.unit(other).rank


def cheapest(now, lines, stage, upper, lower):
    """Every mark moved step by step, the direction that helps, until the order turns."""
    steps = []
    for each in lines:
        before = points_together(stage, each, 0)
        if before is None or now[each.unit, each.criterion] == "n/a":
            continue
        sign = 1 if each.unit == lower else -1
        for mark_by, mark in each.marks.items():
            for step in range(1, 9):
                points = mark + sign * step
                if not 0 <= points <= POINTS[each.criterion]:
                    break
                after = points_together(stage, each.with_mark(mark_by, points), 0)
                if after is None:
                    break
                moved = {**now, (each.unit, each.criterion): int(after)}
                if after != before and is_ahead(moved, lower, upper):
                    steps.append(step)
                    break
    return min(steps, default=None)


@given(st.data(), STAGES)
def test_no_smaller_change_of_a_mark_is_enough(data, stage):
    now, lines = {}, []
    for unit in UNITS:
        for item, most in POINTS.items():
            own = data.draw(st.integers(0, most))
            marks = {c: Decimal(data.draw(st.integers(0, most))) for c in "MNO"}
            line = CheckedCriterion(unit, item, Decimal(own), marks)
            together = points_together(stage, line, 0)
            skipped = data.draw(st.sampled_from([False, False, False, True]))
            now[unit, item] = "n/a" if skipped else own if together is None else int(together)
            lines.append(line)
    result = scored(now)
    order = [result.figures.units[at] for at in result.order]
    found = mark_firmness(result, lines, stage)
    assert [(each.upper, each.lower) for each in found] == list(pairwise(order))
    for each in found:
        expected = cheapest(now, lines, stage, each.upper, each.lower)
        change = each.change
        assert (None if change is None else abs(change.points)) == expected
