"""The smallest change that turns two neighbours, against trying every smaller one."""

from dataclasses import replace
from fractions import Fraction
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from tests.markdown_tables import blocks, rows
from thidua.domain.figures import Claim
from thidua.domain.firmness import firmness
from thidua.domain.scoring.bloc import score_bloc
from thidua.formats.results import read_results, units_of
from thidua.formats.scheme_file import read_scheme_file
from thidua.formats.scheme_mapping import scheme_from_mapping

PAGE = blocks("firmness.md")
YAML, FIGURES, POINTS, WEIGHTS = (text for _section, _kind, text in PAGE[:4])
UNITS = ("A", "B", "C")


def worked():
    claims = read_results(FIGURES.encode())
    scheme = read_scheme_file(YAML.encode()).scheme
    return firmness(score_bloc(scheme, units_of(claims), claims))


def test_points_of_the_page():
    shown = [
        {
            "upper": pair.upper,
            "lower": pair.lower,
            "gap": str(pair.gap),
            "unit": pair.points.unit if pair.points else "none",
            "criterion": pair.points.criterion if pair.points else "",
            "points": str(pair.points.points) if pair.points else "",
        }
        for pair in worked()
    ]
    assert shown == rows(POINTS)


def test_weights_of_the_page():
    shown = [
        {
            "upper": pair.upper,
            "lower": pair.lower,
            "gap": str(pair.gap),
            "group": pair.weight.group if pair.weight else "none",
            "maximum": str(pair.weight.maximum) if pair.weight else "",
            "is enough": {True: "yes", False: "no"}[pair.weight.is_enough] if pair.weight else "",
        }
        for pair in worked()
    ]
    assert shown == rows(WEIGHTS)


@st.composite
def tables(draw, policies=("zero", "exclude_and_rescale", "rescale_total", "full_points")):
    """A small table of criteria that are scored by hand, in whole points."""
    names = ("I", "II", "III")[: draw(st.integers(1, 3))]
    groups = []
    for name in names:
        maxima = draw(st.lists(st.integers(1, 5), min_size=1, max_size=3))
        rule = {"type": "manual"}
        groups.append(
            {
                "id": name,
                "max": str(sum(maxima) + draw(st.integers(0, 1))),
                "kind": "bonus" if name == "III" else "normal",
                "criteria": [
                    {"id": f"{name}.{at}", "max": str(most), "rule": rule}
                    for at, most in enumerate(maxima)
                ],
            }
        )
    inside = draw(st.booleans())
    counted = [group for group in groups if inside or group["kind"] == "normal"]
    return scheme_from_mapping(
        {
            "total": str(sum(int(group["max"]) for group in counted)),
            "decimals": "0",
            "bonus_inside_total": str(inside).lower(),
            "na_policy": draw(st.sampled_from(policies)),
            "groups": groups,
            "deductions_from_total": [{"id": "TR", "points": "-1"}],
            "tie_break": draw(st.lists(st.sampled_from([*names, "I.0"]), unique=True)),
        }
    )


@st.composite
def scored(draw, cells, **options):
    """A table with figures of three units."""
    scheme = draw(tables(**options))
    claims = [
        Claim(unit, each.id, str(draw(cells(int(each.maximum)))))
        for unit in UNITS
        for each in scheme.criteria
    ]
    claims += [Claim(unit, "TR", str(draw(st.integers(0, 2)))) for unit in UNITS]
    return scheme, claims


def whole(most):
    return st.integers(0, most)


def whole_or_none(most):
    return st.one_of(st.integers(0, most), st.just("n/a"))


def is_turned(scheme, claims, upper, lower):
    result = score_bloc(scheme, UNITS, claims)
    return result.unit(lower).rank < result.unit(upper).rank


def turning_steps(scheme, claims, upper, lower):
    """Every single change of one criterion that turns the two, each as (steps, unit, criterion)."""
    for at, claim in enumerate(claims):
        if claim.unit not in {upper, lower} or claim.criterion == "TR" or claim.actual == "n/a":
            continue
        now = int(claim.actual)
        for then in range(int(scheme.criterion_by_id[claim.criterion].maximum) + 1):
            changed = [*claims]
            changed[at] = replace(claim, actual=str(then))
            if is_turned(scheme, changed, upper, lower):
                yield then - now, claim.unit, claim.criterion


@given(scored(whole_or_none))
def test_no_smaller_change_of_points_turns_two_neighbours(case):
    scheme, claims = case
    for pair in firmness(score_bloc(scheme, UNITS, claims)):
        turning = list(turning_steps(scheme, claims, pair.upper, pair.lower))
        if pair.points is None:
            assert not turning
        else:
            change = (int(pair.points.points), pair.points.unit, pair.points.criterion)
            assert change in turning
            assert abs(change[0]) == min(abs(steps) for steps, _unit, _criterion in turning)


@given(scored(whole, policies=("zero",)))
def test_no_weight_nearer_to_its_own_turns_two_neighbours(case):
    scheme, claims = case
    result = score_bloc(scheme, UNITS, claims)
    units = {unit.unit: unit for unit in result.units}
    inside = scheme.bonus_inside_total

    def ahead(lower, upper, group, weight):
        """Whether ``lower`` is ahead when the group counts so many times: the plain sum."""

        def key(code):
            unit = units[code]
            points = {each.id: Fraction(each.points) for each in unit.groups}
            held = sum(points.values()) - Fraction(unit.deductions) + (weight - 1) * points[group]
            held = max(Fraction(0), min(held, Fraction(scheme.total)) if inside else held)
            lines = {line.id: line.points for line in unit.lines}
            return held, *(points.get(each, lines.get(each)) for each in scheme.tie_break)

        return key(lower) > key(upper)

    for pair in firmness(result):
        nearest = None
        if pair.weight is not None:
            group = next(each for each in scheme.groups if each.id == pair.weight.group)
            factor = pair.weight.maximum / Fraction(group.maximum)
            away = Fraction(1, 10**6) * (1 if factor >= 1 else -1)
            steps = (factor,) if pair.weight.is_enough else (factor + away, factor - away)
            assert any(ahead(pair.lower, pair.upper, group.id, step) for step in steps)
            nearest = abs(pair.weight.maximum - Fraction(group.maximum))
        for group in scheme.groups:
            for step in range(61):
                weight = Fraction(step, 20)
                change = abs(weight - 1) * Fraction(group.maximum)
                if nearest is None or change < nearest:
                    assert not ahead(pair.lower, pair.upper, group.id, weight)


@given(scored(whole_or_none))
def test_neighbours_are_the_ranked_units_in_order(case):
    scheme, claims = case
    result = score_bloc(scheme, UNITS, claims)

    pairs = firmness(result)

    codes = [unit.unit for unit in result.units if unit.rank is not None]
    assert [(pair.upper, pair.lower) for pair in pairs] == list(pairwise(codes))


@pytest.mark.parametrize(("bonus", "change"), [("", ("0.1", "B", "a")), ("2", ("-2.1", "A", "a"))])
def test_a_bonus_stays_beside_changed_points(bonus, change):
    criterion = {"id": "a", "max": "10", "rule": {"type": "manual"}, "bonus": {"max": "5"}}
    other = {"id": "b", "max": "10", "rule": {"type": "manual"}}
    scheme = scheme_from_mapping(
        {
            "total": "20",
            "decimals": "1",
            "bonus_inside_total": "false",
            "na_policy": "zero",
            "groups": [{"id": "I", "max": "20", "criteria": [criterion, other]}],
        }
    )
    claims = [Claim("A", "a", "9", bonus=bonus), Claim("B", "a", "9")]
    claims += [Claim("A", "b", "5"), Claim("B", "b", "5")]

    (pair,) = firmness(score_bloc(scheme, ("A", "B"), claims))

    # B has a point left for a, which is not enough to make up for a bonus of two
    assert (str(pair.points.points), pair.points.unit, pair.points.criterion) == change


def test_criteria_below_a_heading_are_asked_too() -> None:
    below = [{"id": each, "max": "5", "rule": {"type": "manual"}} for each in ("a1", "a2")]
    scheme = scheme_from_mapping(
        {
            "total": "10",
            "decimals": "0",
            "bonus_inside_total": "true",
            "na_policy": "zero",
            "groups": [
                {"id": "I", "max": "10", "criteria": [{"id": "a", "max": "10", "criteria": below}]}
            ],
        }
    )
    figures = {"A": ("5", "3"), "B": ("5", "1")}
    entries = [
        Claim(unit, name, value)
        for unit, values in figures.items()
        for name, value in zip(("a1", "a2"), values, strict=True)
    ]

    (pair,) = firmness(score_bloc(scheme, ("A", "B"), entries))

    assert pair.points is not None
    # B has no room for a1; A without three of its five is behind, and so is A without a2
    assert (pair.points.unit, pair.points.criterion, str(pair.points.points)) == ("A", "a1", "-3")
