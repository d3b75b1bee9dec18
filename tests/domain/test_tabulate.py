"""Rows against the scheme: strangers, doubles, facts, and all problems at once."""

from dataclasses import replace
from decimal import Decimal

import pytest

from thidua.domain.exact import scaled_text
from thidua.domain.figures import Claim, FiguresRejected
from thidua.domain.rules.given import Manual
from thidua.domain.rules.proportional import AverageOfUnitTargets
from thidua.domain.scheme import (
    Criterion,
    Deduction,
    Disqualification,
    Group,
    NaPolicy,
    Scheme,
)
from thidua.domain.scoring.bloc import BlocScorer, UnknownCriterion, score_bloc, score_criterion
from thidua.domain.scoring.tabulate import tabulate_criterion

TEN = Decimal(10)
SCHEME = Scheme(
    total=Decimal(20),
    decimals=1,
    bonus_inside_total=True,
    na_policy=NaPolicy.ZERO,
    groups=(
        Group(
            "G",
            Decimal(20),
            (
                Criterion("a", TEN, Manual(), NaPolicy.ZERO),
                Criterion("b", TEN, AverageOfUnitTargets(), NaPolicy.ZERO),
            ),
        ),
    ),
    deductions=(Deduction("TR", Decimal(-1)),),
    disqualifications=(Disqualification("L"),),
)


def refused(*claims):
    with pytest.raises(FiguresRejected) as error:
        score_bloc(SCHEME, ["A", "B"], claims)
    return error.value.problems


def test_score_bloc_names_every_wrong_row_at_once():
    problems = refused(
        Claim("A", "a", "11", place="dòng 2"),
        Claim("C", "a", "1", place="dòng 3"),
        Claim("A", "z", "1", place="dòng 4"),
        Claim("B", "a", "x", place="dòng 5"),
        Claim("A", "a", "1", place="dòng 6"),
    )

    assert {(problem.claim.place, problem.field) for problem in problems} == {
        ("dòng 2", "actual"),
        ("dòng 3", "unit"),
        ("dòng 4", "criterion"),
        ("dòng 5", "actual"),
        ("dòng 6", "criterion"),
    }


def test_a_second_row_names_the_first():
    (problem,) = refused(Claim("A", "a", "1", place="dòng 2"), Claim("A", "a", "1", place="dòng 9"))

    assert str(problem).startswith("dòng 9: ")
    assert "đã có ở dòng 2" in problem.message


@pytest.mark.parametrize("line", ["TR", "L"])
def test_second_rows_of_facts_are_refused(line):
    (problem,) = refused(Claim("A", line, "1"), Claim("A", line, "1"))

    assert problem.field == "criterion"


@pytest.mark.parametrize("cell", ["-1", "1.5", "n/a", "có", "1e3"])
def test_events_are_whole_numbers(cell):
    (problem,) = refused(Claim("A", "TR", cell))

    assert problem.value == cell
    assert problem.allowed == "số nguyên từ 0 trở lên"


@pytest.mark.parametrize(
    ("cell", "amount"), [("", "0.0"), ("0", "0.0"), ("2", "2.0"), ("3,0", "3.0")]
)
def test_events_count(cell, amount):
    result = score_bloc(SCHEME, ["A"], [Claim("A", "TR", cell)])

    assert str(result.unit("A").deductions) == amount
    assert {warning.criterion for warning in result.warnings} == {"a", "b"}


@pytest.mark.parametrize("cell", ["n/a", "2", "x"])
def test_disqualification_is_yes_or_no(cell):
    (problem,) = refused(Claim("A", "L", cell))

    assert problem.value == cell


@pytest.mark.parametrize(
    ("cell", "found"), [("", ()), ("không", ()), ("CÓ", ("L",)), ("1", ("L",))]
)
def test_disqualification_takes_the_rank(cell, found):
    unit = score_bloc(SCHEME, ["A"], [Claim("A", "L", cell)]).unit("A")

    assert unit.disqualified == found
    assert unit.rank == (None if found else 1)


@pytest.mark.parametrize("field", ["target", "baseline", "minus"])
def test_unused_cells_must_still_be_numbers(field):
    (problem,) = refused(Claim("A", "a", "1", **{field: "1,5,0"}))

    assert problem.field == field


def test_a_bloc_without_units_has_an_empty_answer():
    result = score_bloc(SCHEME, [], [])

    assert result.to_mapping() == {"units": [], "awards": [], "warnings": []}


def test_units_without_rows_have_everything_missing():
    result = score_bloc(SCHEME, ["B", "A"], [])

    assert [unit.unit for unit in result.units] == ["A", "B"]
    assert [unit.rank for unit in result.units] == [1, 1]
    assert [(w.code, w.unit, w.criterion) for w in result.warnings] == [
        ("missing", "A", "a"),
        ("missing", "A", "b"),
        ("missing", "B", "a"),
        ("missing", "B", "b"),
    ]


def test_score_criterion_of_a_stranger_is_an_error():
    with pytest.raises(UnknownCriterion):
        score_criterion(SCHEME, "z", "A", [])


def test_score_criterion_ignores_the_rows_of_others():
    found = score_criterion(SCHEME, "a", "A", [Claim("A", "b", "x", "y"), Claim("A", "a", "2,5")])

    assert str(found.points) == "2.5"
    assert found.why == "chấm trực tiếp 2,5 / 10 điểm"


def test_unit_of_a_stranger_is_an_error():
    with pytest.raises(ValueError, match="not in"):
        score_bloc(SCHEME, ["A"], []).unit("B")


def test_one_criterion_leaves_the_rows_of_others_aside():
    criterion = SCHEME.groups[0].criteria[0]

    column = tabulate_criterion(criterion, ["A"], [Claim("A", "b", "x"), Claim("A", "a", "3")])

    assert [scaled_text(value, column.scale) for value in column.actual] == ["3"]


def test_a_scheme_of_bonus_groups_adds_them_alone():
    bonus = replace(SCHEME.groups[0], is_bonus=True)
    scheme = replace(SCHEME, groups=(bonus,), bonus_inside_total=False)

    result = score_bloc(scheme, ["A"], [Claim("A", "a", "7")])

    assert str(result.unit("A").total) == "7.0"


def test_a_tie_break_by_a_stranger_is_an_error():
    with pytest.raises(UnknownCriterion):
        BlocScorer(replace(SCHEME, tie_break=("z",)))
