"""Marks of checkers as one figure, and what it does: docs/algorithms/cross-check.md."""

from decimal import Decimal
from fractions import Fraction

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.markdown_tables import blocks, rows
from thidua.domain.cross_check import Combining, Effect, Outcome, Stage, checked, combined, mean
from thidua.domain.exact import NotANumber, parse_number, scaled_half_up
from thidua.domain.figures import LineFigures

TABLES = [rows(text) for section, kind, text in blocks("cross-check.md") if kind == "table"]
AS_ONE, EFFECTS, OUTCOMES = TABLES


def linear(figures: LineFigures) -> Decimal:
    """40 points for 100; not applicable: nothing."""
    try:
        share = min(Fraction(parse_number(figures.actual)) / 100, Fraction(1))
    except NotANumber:
        return Decimal("0.00")
    return Decimal(scaled_half_up(40 * share, 2)).scaleb(-2)


def manual(figures: LineFigures) -> Decimal:
    return parse_number(figures.actual).quantize(Decimal("0.01"))


def always(figures: LineFigures) -> bool:
    return True


def marks_of(text: str) -> list[LineFigures]:
    return [LineFigures(each.strip()) for each in text.split(";")]


@pytest.mark.parametrize("row", AS_ONE, ids=lambda row: f"{row['marks']} {row['how']}")
def test_marks_as_one(row: dict[str, str]) -> None:
    found = combined(Combining(row["how"]), marks_of(row["marks"]), linear, always)
    assert found == LineFigures(row["figure"])


def test_the_effects_of_the_page() -> None:
    assert [row["effect"] for row in EFFECTS] == [each.value for each in Effect]


@pytest.mark.parametrize("row", OUTCOMES, ids=lambda row: " ".join(row.values()))
def test_what_becomes_of_a_line(row: dict[str, str]) -> None:
    stage = Stage(
        Combining(row["how"]),
        Effect(row["effect"]),
        Decimal(row["limit"]) if row["limit"] else None,
    )
    in_points = row["rule"] == "manual"
    points = manual if in_points else linear
    own, marks = LineFigures(row["own"]), marks_of(row["marks"])
    found = checked(stage, own, marks, points, always, in_points=in_points)
    assert (found.outcome, found.stands) == (Outcome(row["outcome"]), LineFigures(row["stands"]))


def test_a_mean_that_cannot_be_counted_gives_way_to_the_middle() -> None:
    def whole(figures: LineFigures) -> bool:
        return "." not in figures.actual

    found = combined(Combining.MEAN, marks_of("3; 4"), linear, whole)
    assert found == LineFigures("3")
    assert combined(Combining.MEAN, marks_of("3; 5"), linear, whole) == LineFigures("4")


def test_every_figure_of_a_line_has_its_mean() -> None:
    marks = [LineFigures("1", "10", "", "2"), LineFigures("2", "10", "", "4")]
    assert mean(marks) == LineFigures("1.5", "10", "", "3")


@given(st.lists(st.integers(0, 200).map(str), min_size=1, max_size=7), st.sampled_from(Combining))
def test_no_order_matters_and_nothing_lies_outside(values: list[str], how: Combining) -> None:
    marks = [LineFigures(value) for value in values]
    found = combined(how, marks, linear, always)
    assert found == combined(how, marks[::-1], linear, always)
    numbers = [Decimal(value) for value in values]
    assert min(numbers) <= Decimal(found.actual) <= max(numbers)


@given(
    st.integers(0, 120), st.lists(st.integers(0, 120).map(str), min_size=1, max_size=4),
    st.integers(0, 400), st.sampled_from(Combining), st.sampled_from(Effect),
)  # fmt: skip
def test_limits_hold(
    own: int, values: list[str], tenths: int, how: Combining, effect: Effect
) -> None:
    most = Decimal(tenths) / 10
    mine, marks = LineFigures(str(own)), [LineFigures(value) for value in values]
    found = checked(Stage(how, effect, most), mine, marks, linear, always)
    assert abs(linear(found.stands) - linear(mine)) <= most
    if effect is Effect.LOWERS_ONLY:
        assert linear(found.stands) <= linear(mine)
    if effect is Effect.ADVISES:
        assert found.stands == mine
