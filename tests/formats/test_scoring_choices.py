"""What scoring does where regulations are silent (docs/algorithms/scoring.md#choices)."""

import pytest

from thidua.domain.figures import Claim, FiguresRejected
from thidua.domain.scoring.bloc import score_bloc, score_criterion
from thidua.formats.scheme_mapping import scheme_from_mapping


def scheme(criterion, **changes):
    mapping = {
        "total": "10",
        "decimals": "1",
        "bonus_inside_total": "true",
        "na_policy": "exclude_and_rescale",
        "groups": [{"id": "G", "max": "10", "criteria": [{"id": "x", "max": "10", **criterion}]}],
    }
    return scheme_from_mapping(mapping | changes)


LINEAR = {"rule": {"type": "linear"}}
YEARS = {"rule": {"type": "year_over_year", "at_baseline": "5", "per_percent_over": "1"}}
AVERAGE = {"rule": {"type": "average_of_unit_targets"}}


@pytest.mark.parametrize(
    ("criterion", "cells", "field"),
    [
        (LINEAR, {"target": "0"}, "target"),
        (LINEAR, {"actual": "1", "target": "-5"}, "target"),
        (LINEAR, {"actual": "n/a0", "target": "5"}, "actual"),
        (YEARS, {"baseline": "0"}, "baseline"),
        (YEARS, {"actual": "1", "baseline": "-1"}, "baseline"),
        (YEARS, {"actual": "1", "baseline": "n/a"}, "baseline"),
        (AVERAGE, {"actual": "1"}, "target"),
        (AVERAGE, {"actual": "n/a", "target": "n/a"}, "target"),
    ],
)
def test_figures_that_are_refused(criterion, cells, field):
    with pytest.raises(FiguresRejected) as error:
        score_criterion(scheme(criterion), "x", "A", [Claim("A", "x", **cells)])

    assert [problem.field for problem in error.value.problems] == [field]


def test_a_target_of_zero_does_not_matter_where_nothing_applies():
    row = Claim("A", "x", "n/a", "0")

    assert score_criterion(scheme(LINEAR), "x", "A", [row]).state.value == "not_applicable"


def test_unreported_among_not_applicable_targets_is_missing():
    rows = [Claim("A", "x", "n/a", "5"), Claim("A", "x", "", "5")]

    assert score_criterion(scheme(AVERAGE), "x", "A", rows).state.value == "missing"


def test_a_negative_floor_gives_negative_points_but_no_negative_total():
    rules = scheme({"rule": {"type": "deduct", "per_event": "4", "floor": "-3.5"}})

    unit = score_bloc(rules, ["A"], [Claim("A", "x", "9")]).unit("A")

    assert str(unit.criteria[0].points) == "-3.5"
    assert str(unit.groups[0].points) == "-3.5"
    assert str(unit.total) == "0.0"


def test_deductions_are_summed_before_they_are_rounded():
    facts = [{"id": "P", "points": "-0.25"}, {"id": "Q", "points": "-0.25"}]
    rules = scheme({"rule": {"type": "manual"}}, deductions_from_total=facts)
    rows = [Claim("A", "x", "9"), Claim("A", "P", "1"), Claim("A", "Q", "1"), Claim("B", "P", "1")]

    result = score_bloc(rules, ["A", "B"], rows)

    assert str(result.unit("A").deductions) == "0.5"
    assert str(result.unit("A").total) == "8.5"
    assert str(result.unit("B").deductions) == "0.3"


def test_the_leader_counts_when_disqualified():
    rules = scheme(
        {"rule": {"type": "half_then_leader"}, "target": {"value": "10"}},
        disqualify=[{"id": "L"}],
    )
    rows = [Claim("A", "x", "20"), Claim("A", "L", "có"), Claim("B", "x", "15")]

    result = score_bloc(rules, ["A", "B"], rows)

    assert str(result.unit("A").total) == "10.0"
    assert str(result.unit("B").total) == "7.5"
    assert [unit.rank for unit in result.units] == [1, None]


@pytest.mark.parametrize("written", ["Đất", "ĐẤT", "đâ\u0301t", "đất\u200b"])
def test_a_tie_break_names_its_line_in_any_form(written):
    line = {"id": "đất", "max": "5", "rule": {"type": "manual"}}
    other = {"id": "x", "max": "5", "rule": {"type": "manual"}}
    group = {"id": "G", "max": "10", "criteria": [other, line]}
    rules = scheme({}, groups=[group], tie_break=[written])
    rows = [Claim("A", "x", "3"), Claim("A", "đất", "2"), Claim("B", "x", "2"),
            Claim("B", "đất", "3")]  # fmt: skip

    assert rules.tie_break == ("đất",)
    assert [unit.unit for unit in score_bloc(rules, ["A", "B"], rows).units] == ["B", "A"]


@pytest.mark.parametrize("written", ["CÓ", "co\u0301", " Có\u00a0", "có\u200b"])
def test_yes_and_not_applicable_are_read_in_any_form(written):
    rules = scheme({"rule": {"type": "boolean"}}, disqualify=[{"id": "L"}])
    rows = [Claim("A", "x", "n/a"), Claim("B", "x", "N/A\u200b"), Claim("B", "L", written)]

    result = score_bloc(rules, ["A", "B"], rows)

    assert [result.unit(code).criteria[0].state.value for code in "AB"] == ["not_applicable"] * 2
    assert result.unit("B").disqualified == ("L",)
