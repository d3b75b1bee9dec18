"""What holds for every scheme and all figures; and the same answer worked out plainly."""

import json
from collections import Counter
from dataclasses import replace
from decimal import Decimal
from fractions import Fraction
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from tests.plain_scoring import PlainBloc, leaves, lines_below
from tests.scoring_strategies import UNITS, claims, one_row, scheme_mappings, texts
from thidua.domain.figures import Claim
from thidua.domain.rules.rule import Reading
from thidua.domain.scoring.bloc import score_bloc, score_criterion
from thidua.domain.scoring.kept import KeptResult, standing_of
from thidua.formats.scheme_file import read_scheme_file
from thidua.formats.scheme_mapping import scheme_from_mapping

SCHEMES = sorted((Path(__file__).parents[1] / "data" / "schemes").glob("*.yaml"))


@st.composite
def blocs(draw):
    mapping = draw(scheme_mappings())
    scheme = scheme_from_mapping(mapping)
    return mapping, scheme, draw(claims(scheme))


def scored(scheme, rows, units=UNITS):
    return score_bloc(scheme, units, rows)


def as_json(result):
    return json.dumps(result.to_mapping(), ensure_ascii=False)


def check_against_plain(mapping, units, rows, result):
    plain = PlainBloc(mapping, units, rows)
    for unit in result.units:
        for group, source in zip(unit.groups, mapping["groups"], strict=True):
            assert Fraction(group.points) == plain.shown_group(source, unit.unit)
        lines = [line for group in mapping["groups"] for line in lines_below(group)]
        assert [line.is_heading for line in unit.lines] == ["criteria" in each for each in lines]
        for criterion, source in zip(unit.lines, lines, strict=True):
            assert Fraction(criterion.points) == plain.points(source, unit.unit), criterion.why
            assert criterion.state.value == plain.state(source, unit.unit)
        assert Fraction(unit.deductions) == plain.deductions(unit.unit)
        assert Fraction(unit.total) == plain.total(unit.unit)
        assert unit.rank == plain.rank(unit.unit)
        assert result.total(unit.unit) == unit.total
        missing = [line for line in unit.criteria if line.state.value == "missing"]
        assert result.missing(unit.unit) == len(missing)
        if mapping.get("classes"):
            assert unit.class_name == plain.unit_class(unit.unit)
    assert [(list(award.units), list(award.tied)) for award in result.awards] == plain.awards()


@settings(max_examples=50)
@given(blocs())
def test_score_bloc_equals_the_plain_answer(bloc):
    mapping, scheme, rows = bloc
    # A maximum with more decimals than the scheme shows is compared rounded: see below.
    parts = (*scheme.groups, *scheme.lines)
    assume(all(round(part.maximum, scheme.decimals) == part.maximum for part in parts))

    check_against_plain(mapping, UNITS, rows, scored(scheme, rows))


@pytest.mark.parametrize("path", SCHEMES, ids=lambda path: path.stem)
@settings(max_examples=8)
@given(data=st.data())
def test_score_bloc_equals_the_plain_answer_for_whole_schemes(path, data):
    source = read_scheme_file(path.read_bytes())
    rows = data.draw(claims(source.scheme))

    check_against_plain(source.mapping, UNITS, rows, scored(source.scheme, rows))


@settings(max_examples=40)
@given(blocs(), st.randoms(use_true_random=False))
def test_score_bloc_gives_the_same_bytes_in_any_order(bloc, luck):
    _, scheme, rows = bloc
    shuffled, units = list(rows), list(UNITS)
    luck.shuffle(shuffled)
    luck.shuffle(units)

    first = as_json(scored(scheme, rows))

    assert as_json(scored(scheme, rows)) == first
    assert as_json(scored(scheme, shuffled, units)) == first


def bonus_of(criteria):
    return sum((line.bonus.maximum for line in criteria if line.bonus), Decimal(0))


@settings(max_examples=40)
@given(blocs())
def test_score_bloc_keeps_points_and_totals_in_range(bloc):
    _, scheme, rows = bloc

    result = scored(scheme, rows)

    half = (
        Decimal(1).scaleb(-scheme.decimals) / 2
    )  # what rounding a maximum or a bonus adds at most

    def most(maximum, criteria):
        bonuses = sum(line.bonus is not None for line in criteria)  # each is rounded by itself
        return maximum + bonus_of(criteria) + half * (1 + bonuses)

    for unit in result.units:
        assert unit.total >= 0
        if scheme.bonus_inside_total:
            assert unit.total <= most(scheme.total, ())
        for group, points in zip(scheme.groups, unit.groups, strict=True):
            assert points.points <= most(group.maximum, group.criteria)
        for criterion, points in zip(scheme.criteria, unit.criteria, strict=True):
            assert points.points <= most(criterion.maximum, [criterion])
            assert points.points >= 0 or criterion.rule.kind == "plus_minus"
            assert -points.points.as_tuple().exponent == scheme.decimals


@settings(max_examples=40)
@given(blocs())
def test_ranks_and_awards_agree_with_totals(bloc):
    _, scheme, rows = bloc

    result = scored(scheme, rows)

    ranked = [unit for unit in result.units if unit.rank is not None]
    assert [unit.rank is None for unit in result.units] == sorted(
        unit.rank is None for unit in result.units
    )
    for above, below in pairwise(ranked):
        assert above.total >= below.total
        assert (above.rank, above.unit) < (below.rank, below.unit)
    counts = Counter(unit.rank for unit in ranked)
    assert all(rank == 1 + sum(counts[less] for less in counts if less < rank) for rank in counts)
    taken = [unit for award in result.awards for unit in award.units]
    assert len(taken) == len(set(taken))
    assert set(taken) <= {unit.unit for unit in ranked}
    for award, quota in zip(result.awards, scheme.awards, strict=True):
        assert len(award.units) <= quota.units(len(result.units), len(ranked))
        assert not set(award.tied) & set(award.units)


RISING = {"linear", "attendance", "per_item", "half_then_leader", "year_over_year", "manual"}
RISING |= {"external", "plus_minus", "average_of_unit_targets"}


@settings(max_examples=40)
@given(blocs())
def test_conditions_look_at_the_same_in_what_is_kept_of_a_result(bloc):
    _, scheme, rows = bloc
    result = scored(scheme, rows)

    kept = KeptResult.from_mapping(result.to_mapping(), result.events)

    for at, code in enumerate(UNITS):
        assert standing_of(scheme, kept.unit(code)) == result.standing(at)


@given(scheme_mappings(), st.data())
def test_more_never_scores_less(mapping, data):
    scheme = scheme_from_mapping(mapping)
    criterion = data.draw(st.sampled_from(scheme.criteria))
    rule = criterion.rule
    falls = mapping_op(mapping, criterion.id) in {"<=", "=="}
    assume((rule.kind in RISING and not falls) or is_rising_bands(rule))
    row = data.draw(one_row(criterion, "A"))
    assume(row.actual and row.actual.lower() != "n/a" and row.target != "n/a")
    most = int(criterion.maximum) if rule.is_given else 150
    more = data.draw(texts(0, most))
    assume(Fraction(more.replace(",", ".")) >= Fraction(row.actual.replace(",", ".")))
    others = [data.draw(one_row(criterion, unit)) for unit in ("B", "C")]

    before = score_criterion(scheme, criterion.id, "A", [row, *others])
    after = score_criterion(scheme, criterion.id, "A", [replace(row, actual=more), *others])

    # Against a maximum between two decimals, rounding up to it once is the same for both.
    assert after.points >= before.points


def mapping_op(mapping, name):
    lines = [line for group in mapping["groups"] for line in leaves(group)]
    return next(line for line in lines if line["id"] == name).get("target", {}).get("op", ">=")


def is_rising_bands(rule):
    if rule.kind != "bands":
        return False
    points = [band.points for band in rule.bands]
    return points == sorted(points, reverse=True)


@settings(max_examples=40)
@given(scheme_mappings(), st.data())
def test_more_events_never_score_more(mapping, data):
    scheme = scheme_from_mapping(mapping)
    criterion = next((line for line in scheme.criteria if line.rule.kind == "deduct"), None)
    assume(criterion is not None)
    fewer, extra = data.draw(st.integers(0, 9)), data.draw(st.integers(0, 9))

    def points(events):
        row = Claim("A", criterion.id, str(events))
        return score_criterion(scheme, criterion.id, "A", [row]).points

    assert points(fewer + extra) <= points(fewer)


@settings(max_examples=40)
@given(blocs(), st.data())
def test_score_criterion_agrees_with_the_whole_bloc(bloc, data):
    _, scheme, rows = bloc
    criterion = data.draw(st.sampled_from(scheme.criteria))
    unit = data.draw(st.sampled_from(UNITS))

    alone = score_criterion(scheme, criterion.id, unit, rows)

    whole = {line.id: line for line in scored(scheme, rows).unit(unit).criteria}
    assert alone == whole[criterion.id]


@settings(max_examples=40)
@given(blocs())
def test_every_missing_figure_is_warned_of_once(bloc):
    _, scheme, rows = bloc

    result = scored(scheme, rows)

    warned = [(w.unit, w.criterion) for w in result.warnings if w.code == "missing"]
    missing = {
        (unit.unit, line.id)
        for unit in result.units
        for line in unit.criteria
        if line.state.value == "missing"
    }
    many = {line.id for line in scheme.criteria if line.rule.has_many_rows}
    assert len(warned) == len(set(warned))
    assert missing <= set(warned)
    assert {line for _, line in set(warned) - missing} <= many


def test_readings_cover_every_rule():
    scheme = read_scheme_file(SCHEMES[0].read_bytes()).scheme

    assert {line.rule.reading for line in scheme.criteria} == set(Reading)
