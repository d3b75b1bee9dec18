"""A scheme mapping is checked whole: every deviation is named by its path."""

from copy import deepcopy
from decimal import Decimal
from pathlib import Path

import pytest

from thidua.domain.rules.stepped import Band
from thidua.domain.scheme import NaPolicy
from thidua.domain.scoring.bloc import score_bloc
from thidua.domain.scoring.explain import na_sentence, rule_sentence
from thidua.formats.canonical import canonical_mapping, scheme_hash
from thidua.formats.problems import FormatError
from thidua.formats.scheme_file import read_scheme_file
from thidua.formats.scheme_mapping import problems, scheme_from_mapping

SCHEMES = sorted((Path(__file__).parents[1] / "data" / "schemes").glob("*.yaml"))
BANDS = {
    "type": "bands",
    "on": "value",
    "bands": [{"min": "0", "points": "1"}, {"min": "50", "points": "10"}],
}


YEARS = {"type": "year_over_year", "at_baseline": "1", "per_percent_over": "1"}
MANUAL, ITEMS = {"type": "manual"}, {"type": "per_item", "points_per_item": "1"}


def valid():
    return {
        "total": "30",
        "decimals": "2",
        "bonus_inside_total": "true",
        "na_policy": "zero",
        "source": "S",
        "illustrative": "true",
        "groups": [
            {
                "id": "G1",
                "name": "Nhóm",
                "max": "20",
                "criteria": [
                    {"id": "a", "max": "10", "rule": deepcopy(BANDS), "applies_if": "x"},
                    {
                        "id": "b",
                        "max": "10",
                        "target": {"op": ">=", "value": "100", "unit": "%", "source": "S"},
                        "rule": {"type": "linear", "fed_by": "deadline_log"},
                        "na_policy": "full_points",
                        "legal_cap": {"population": "LDTT", "percent": "15"},
                    },
                ],
            },
            {
                "id": "T",
                "kind": "bonus",
                "max": "10",
                "criteria": [{"id": "t", "max": "5", "rule": {"type": "boolean"}}],
            },
        ],
        "deductions_from_total": [{"id": "TR", "points": "-8", "name": "Không đăng ký"}],
        "disqualify": [{"id": "L", "name": "Tham nhũng", "source": "S"}],
        "tie_break": ["G1", "b"],
        "awards": [{"award": "CO_TINH", "quota": "1", "min_total": "20.5"}],
    }


def set_at(mapping, path, value):
    """Put a value at a path such as groups.0.max; DELETE removes the key."""
    *outer, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    holder = mapping
    for part in outer:
        holder = holder[part]
    if value is DELETE:
        del holder[last]
    else:
        holder[last] = value


DELETE = object()
A, B, T = "groups.0.criteria.0", "groups.0.criteria.1", "groups.1.criteria.0"


def test_a_valid_mapping_has_no_problems():
    assert problems(valid()) == []


@pytest.mark.parametrize("key", ["total", "decimals", "bonus_inside_total", "na_policy", "groups"])
def test_required_keys_of_the_scheme(key):
    mapping = valid()
    del mapping[key]

    assert f"thiếu «{key}»" in "\n".join(map(str, problems(mapping)))


@pytest.mark.parametrize(
    ("path", "value", "place"),
    [
        ("foo", "1", "foo"),
        ("groups.0.foo", "1", "groups[0].foo"),
        (f"{A}.foo", "1", "groups[0].criteria[0].foo"),
        (f"{A}.rule.foo", "1", "groups[0].criteria[0].rule.foo"),
        (f"{A}.rule.cap", "1", "groups[0].criteria[0].rule.cap"),
        (f"{A}.rule.bands.1.foo", "1", "groups[0].criteria[0].rule.bands[1].foo"),
        (f"{B}.target.foo", "1", "groups[0].criteria[1].target.foo"),
        ("awards.0.foo", "1", "awards[0].foo"),
        ("disqualify.0.points", "1", "disqualify[0].points"),
        ("deductions_from_total.0.max", "1", "deductions_from_total[0].max"),
    ],
)
def test_unknown_keys_are_named(path, value, place):
    mapping = valid()
    set_at(mapping, path, value)

    (problem,) = problems(mapping)

    assert problem.path == place
    assert "khóa lạ" in problem.message


@pytest.mark.parametrize(
    ("path", "place"),
    [
        ("groups.0.id", "groups[0].id"),
        ("groups.0.max", "groups[0].max"),
        ("groups.0.criteria", "groups[0].criteria"),
        (f"{A}.id", "groups[0].criteria[0].id"),
        (f"{A}.max", "groups[0].criteria[0].max"),
        (f"{A}.rule", "groups[0].criteria[0].rule"),
        (f"{A}.rule.type", "groups[0].criteria[0].rule.type"),
        (f"{A}.rule.on", "groups[0].criteria[0].rule.on"),
        (f"{A}.rule.bands", "groups[0].criteria[0].rule.bands"),
        (f"{A}.rule.bands.1.points", "groups[0].criteria[0].rule.bands[1].points"),
        ("deductions_from_total.0.points", "deductions_from_total[0].points"),
        ("disqualify.0.id", "disqualify[0].id"),
        ("awards.0.quota", "awards[0].quota"),
    ],
)
def test_required_keys_are_named(path, place):
    mapping = valid()
    set_at(mapping, path, DELETE)

    found = problems(mapping)

    assert place in {problem.path for problem in found}
    assert scheme_refused(mapping) == found


@pytest.mark.parametrize(
    "rule",
    [
        {"type": "per_item"},
        {"type": "deduct", "floor": "0"},
        {"type": "plus_minus", "plus": "1", "minus": "1", "min": "0"},
        {"type": "year_over_year", "at_baseline": "1"},
        {"type": "grade_map"},
        {"type": "grade_map", "map": {}},
        {"type": "bands", "on": "value", "bands": []},
    ],
)
def test_required_figures_of_rules(rule):
    mapping = valid()
    set_at(mapping, f"{A}.rule", rule)

    (problem,) = problems(mapping)

    assert problem.path.startswith("groups[0].criteria[0].rule.")


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("total", "31"),
        ("total", "0"),
        ("total", "1e3"),
        ("decimals", "4"),
        ("decimals", "1.5"),
        ("decimals", "-1"),
        ("bonus_inside_total", "maybe"),
        ("na_policy", "none"),
        ("groups", "x"),
        ("groups.0", "x"),
        ("groups.0.kind", "extra"),
        ("groups.0.max", "-1"),
        (f"{A}.max", "0"),
        (f"{A}.max", 10.5),
        (f"{A}.max", "11"),
        (f"{A}.id", "b"),
        (f"{A}.id", "TR"),
        (f"{A}.id", "L"),
        (f"{A}.na_policy", "skip"),
        (f"{A}.rule", "linear"),
        (f"{A}.rule.type", "quadratic"),
        (f"{A}.rule.on", "True"),
        (f"{A}.rule.bands.1.points", "10.01"),
        (f"{A}.rule.bands.1.points", "-1"),
        (f"{A}.rule.bands.1.min", "0.0"),
        (f"{A}.rule.bands.0.min", "abc"),
        (f"{A}.rule", {"type": "grade_map", "map": {"HTNV": "11"}}),
        (f"{A}.rule", {"type": "grade_map", "map": {"HTNV": ""}}),
        (f"{A}.rule", {"type": "per_item", "points_per_item": "-1"}),
        (f"{A}.rule", {"type": "deduct", "per_event": "1", "floor": "11"}),
        (f"{A}.rule", {"type": "plus_minus", "plus": "1", "minus": "1", "min": "0", "max": "11"}),
        (f"{A}.rule", {"type": "plus_minus", "plus": "1", "minus": "1", "min": "5", "max": "4"}),
        (f"{A}.rule", {"type": "half_then_leader", "excess": "relative"}),
        (f"{A}.rule", {"type": "year_over_year", "at_baseline": "11", "per_percent_over": "1"}),
        (f"{B}.target.op", ">"),
        (f"{A}.target", {"op": "<="}),
        (f"{T}.target", {"op": ">=", "value": "true"}),
        (f"{T}", {"id": "c", "max": "5", "target": {"op": "<"}, "rule": YEARS}),
        (f"{T}", {"id": "c", "max": "5", "target": {"op": "<="}, "rule": MANUAL}),
        (f"{T}", {"id": "c", "max": "5", "target": {"op": "<="}, "rule": ITEMS}),
        (f"{B}.target.value", "0"),
        (f"{B}.target.value", "-5"),
        (f"{B}.target.value", "nhiều"),
        (f"{B}.target", "100"),
        ("deductions_from_total.0.points", "8"),
        ("tie_break", ["TR"]),
        ("tie_break", "G1"),
        ("groups.0.criteria.0", "x"),
        (f"{A}.rule.bands.0", "x"),
        ("deductions_from_total.0", "x"),
        ("disqualify.0", "x"),
        ("awards.0", "x"),
        ("awards.0.quota", "1.5"),
        ("awards.0.quota", "-1"),
        ("awards.0.min_total", "x"),
    ],
)
def test_wrong_values_are_named(path, value):
    mapping = valid()
    set_at(mapping, path, value)

    found = problems(mapping)

    assert found
    assert all(problem.message and problem.allowed for problem in found)
    assert scheme_refused(mapping) == found


def scheme_refused(mapping):
    with pytest.raises(FormatError) as error:
        scheme_from_mapping(mapping)
    return list(error.value.problems)


@pytest.mark.parametrize(
    ("path", "value"),
    [
        ("total", "30.0"),
        ("total", 30),
        ("total", Decimal(30)),
        ("bonus_inside_total", True),
        ("bonus_inside_total", "Có"),
        (f"{B}.target.op", "=="),
        (f"{B}.rule", {"type": "average_of_unit_targets", "illustrative": "true"}),
        (f"{T}.target", {"op": "unspecified", "value": "true", "grade": "HTTNV"}),
        (f"{T}.rule", {"type": "deduct", "per_event": "1", "reason_required": "true"}),
        (f"{A}.rule.bands.0.source", "S"),
        ("tie_break", []),
        ("awards", None),
        ("awards.0.quota", "0"),
    ],
)
def test_right_values_are_accepted(path, value):
    mapping = valid()
    set_at(mapping, path, value)

    assert problems(mapping) == []


def test_all_problems_are_found_at_once():
    mapping = valid()
    set_at(mapping, "decimals", "9")
    set_at(mapping, f"{A}.max", "x")
    set_at(mapping, f"{B}.rule.type", "y")
    set_at(mapping, "tie_break", ["zz"])

    assert {problem.path for problem in problems(mapping)} >= {
        "decimals",
        "groups[0].criteria[0].max",
        "groups[0].criteria[1].rule.type",
        "tie_break[0]",
    }


@pytest.mark.parametrize("mapping", [[], "x", None, 5])
def test_what_is_no_mapping_is_one_problem(mapping):
    assert len(problems(mapping)) == 1


def test_scheme_from_mapping_keeps_what_scoring_needs():
    scheme = scheme_from_mapping(valid())

    first, second, third = scheme.criteria
    assert first.rule.bands == (Band(Decimal(50), Decimal(10)), Band(Decimal(0), Decimal(1)))
    assert (second.na_policy, third.na_policy) == (NaPolicy.FULL_POINTS, NaPolicy.ZERO)
    assert (second.target, second.fed_by) == (Decimal(100), "deadline_log")
    assert scheme.groups[1].is_bonus
    assert scheme.awards[0].needs.min_total == Decimal("20.5")


def test_a_short_normal_group_is_a_warning_and_a_bonus_group_none():
    mapping = valid()
    set_at(mapping, f"{A}.max", "10")
    set_at(mapping, f"{B}.max", "9")

    (warning,) = score_bloc(scheme_from_mapping(mapping), [], []).warnings

    assert (warning.code, warning.unit, warning.criterion) == ("group_sum", None, "G1")


def test_maxima_are_answered_as_written():
    mapping = valid()
    set_at(mapping, "groups.0.max", "20.0")
    set_at(mapping, f"{A}.max", "10,00")

    answer = score_bloc(scheme_from_mapping(mapping), ["A"], []).to_mapping()

    assert answer["units"][0]["groups"][0]["max"] == "20.0"
    assert answer["units"][0]["criteria"][0]["max"] == "10.00"


def test_canonical_mapping_and_hash_do_not_depend_on_types_or_order():
    mapping = valid()
    other = dict(reversed(valid().items()))
    other.update(total=30, decimals=Decimal(2), bonus_inside_total=True, na_policy=" zero ")

    assert canonical_mapping(other) == mapping
    assert scheme_hash(other) == scheme_hash(mapping)
    assert len(scheme_hash(mapping)) == 64
    assert scheme_hash(valid() | {"total": "30.0"}) != scheme_hash(mapping)
    assert canonical_mapping(valid() | {"awards": None}) == {
        key: value for key, value in mapping.items() if key != "awards"
    }


@pytest.mark.parametrize("value", [0.5, object(), {"a": 1.0}])
def test_canonical_mapping_refuses_what_is_not_exact(value):
    with pytest.raises(FormatError):
        canonical_mapping({"total": value})


@pytest.mark.parametrize("path", SCHEMES, ids=lambda path: path.stem)
def test_whole_schemes_are_read_and_described(path):
    scheme = read_scheme_file(path.read_bytes()).scheme

    for criterion in scheme.criteria:
        sentence = rule_sentence(scheme, criterion)
        assert sentence.endswith(".")
        assert sentence[0].isupper()
        assert "None" not in sentence
        assert na_sentence(criterion).endswith(".")


def test_rule_sentence_names_the_limits():
    scheme = read_scheme_file(SCHEMES[0].read_bytes()).scheme
    sentences = {line.id: rule_sentence(scheme, line) for line in scheme.criteria}

    assert sentences["3.2"] == "Mỗi phong trào 10 điểm, tối đa 50 điểm."
    assert sentences["1.6"] == "Có 20 điểm; mỗi vụ trừ 5 điểm, còn thấp nhất 0 điểm."
    assert sentences["3.5"] == (
        "Từ 70: 25 điểm; từ 60: 18 điểm; từ 50: 10 điểm; từ 0: 0 điểm (% biên chế)."
    )


def test_a_table_adopted_before_is_read_with_an_operator_that_counts_nothing():
    mapping = valid()
    set_at(mapping, f"{A}.target", {"op": "<="})

    before = scheme_from_mapping(mapping, is_settled=True)

    assert before == scheme_from_mapping(valid())
    assert [problem.path for problem in problems(mapping)] == ["groups[0].criteria[0].target.op"]
