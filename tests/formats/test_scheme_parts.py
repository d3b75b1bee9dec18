"""What real tables need besides: headings, bonuses, quotas as shares, conditions, classes."""

from copy import deepcopy
from fractions import Fraction

import pytest

from thidua.domain.conferring import Lowering, QuotaShare, Rounding
from thidua.domain.scheme import Criterion, Heading, NaPolicy
from thidua.formats.canonical import canonical_mapping
from thidua.formats.scheme_file import read_scheme_file
from thidua.formats.scheme_mapping import problems, scheme_from_mapping
from thidua.formats.scheme_sheet import scheme_to_xlsx
from thidua.formats.scheme_sheet_layout import AWARD, NotFigures, read_figures
from thidua.formats.scheme_sheet_reader import scheme_from_xlsx
from thidua.formats.scheme_yaml import scheme_to_yaml

MANUAL = {"type": "manual"}


def leaf(name, most, **more):
    return {"id": name, "max": most, "rule": dict(MANUAL), **more}


def heading(name, most, *criteria, **more):
    return {"id": name, "max": most, "criteria": list(criteria), **more}


def table():
    """Two groups; the first has headings of three levels, one called like the group."""
    return {
        "total": "100",
        "decimals": "2",
        "bonus_inside_total": "true",
        "na_policy": "rescale_total",
        "deductions_cap": "5",
        "groups": [
            {
                "id": "I",
                "max": "60",
                "criteria": [
                    heading(
                        "I",
                        "30",
                        leaf("a", "10", bonus={"max": "1.5", "step": "0.25"}),
                        heading("b", "20", leaf("b1", "5"), leaf("b2", "15"), na_policy="zero"),
                    ),
                    leaf("c", "30"),
                ],
            },
            {"id": "II", "max": "40", "criteria": [leaf("d", "40", bonus={"max": "2"})]},
        ],
        "deductions_from_total": [{"id": "TR", "points": "-2"}],
        "disqualify": [{"id": "KL"}, {"id": "L1"}],
        "tie_break": ["b", "I"],
        "awards": [
            {
                "award": "CO",
                "quota": {"share": "1/3", "of": "ranked", "rounding": "half_up", "least": "1"},
                "min_total": "90%",
                "min_group": {"I": "50%", "II": "20"},
                "without": ["TR", "L1"],
            },
            {"award": "BK", "quota": {"share": "50%"}, "min_total": "80"},
        ],
        "classes": [
            {"name": "Xuất sắc", "min_total": "9/10", "min_group": {"I": "0.5"}},
            {"name": "Tốt", "min_total": "70", "without": ["KL"], "source": "S"},
            {"name": "Đạt"},
        ],
        "lower_class": [{"id": "KL", "by": "2"}, {"id": "TR", "by": "1"}],
    }


def test_headings_keep_their_tree_and_give_their_policy_on():
    scheme = scheme_from_mapping(table())

    assert [line.id for line in scheme.lines] == ["I", "a", "b", "b1", "b2", "c", "d"]
    assert [line.id for line in scheme.criteria] == ["a", "b1", "b2", "c", "d"]
    assert [type(part) for part in scheme.groups[0].parts] == [Heading, Criterion]
    policies = {line.id: line.na_policy for line in scheme.criteria}
    assert policies.pop("b1") == policies.pop("b2") == NaPolicy.ZERO
    assert set(policies.values()) == {NaPolicy.RESCALE_TOTAL}


def test_shares_become_points_exactly():
    first, second = scheme_from_mapping(table()).awards

    assert first.quota == QuotaShare(Fraction(1, 3), True, Rounding.HALF_UP, 1)
    assert second.quota == QuotaShare(Fraction(1, 2))
    assert (first.needs.min_total, second.needs.min_total) == (90, 80)
    assert first.needs.min_group == (("I", 30), ("II", 20))
    assert first.needs.without == ("TR", "L1")


def test_classes_and_what_lowers_them():
    scheme = scheme_from_mapping(table())

    best, good, last = scheme.classes
    assert (best.needs.min_total, best.needs.min_group) == (90, (("I", Fraction(1, 2)),))
    assert (good.name, good.needs.without, last.needs.min_total) == ("Tốt", ("KL",), None)
    assert scheme.lower_class == (Lowering("KL", 2), Lowering("TR", 1))
    assert [scheme.excludes(fact) for fact in scheme.disqualifications] == [False, True]


def test_four_levels_are_enough_and_five_too_many():
    mapping = table()
    lines = mapping["groups"][0]["criteria"]
    lines[0]["criteria"][1]["criteria"][1] = heading("b2", "15", leaf("b2x", "15"))
    assert problems(mapping) == []

    lines[0]["criteria"][1]["criteria"][1] = heading(
        "b2", "15", heading("x", "15", leaf("y", "15"))
    )
    (problem,) = problems(mapping)

    place = "groups[0].criteria[0].criteria[1].criteria[1].criteria[0].criteria[0]"
    assert problem.path == place
    assert "4 cấp" in problem.message


def test_what_a_group_holds_fits_into_it_by_the_headings_maxima():
    mapping = table()
    mapping["groups"][0]["criteria"][0]["max"] = "31"

    (problem,) = problems(mapping)

    assert problem.path == "groups[0].criteria"


def test_a_heading_may_hold_more_than_its_maximum_and_is_held_at_it():
    mapping = table()
    mapping["groups"][0]["criteria"][0]["criteria"][0]["max"] = "25"

    assert problems(mapping) == []


HEADING = "groups.0.criteria.0"
SHARE = {"share": "1/3"}


@pytest.mark.parametrize(
    ("path", "value"),
    [
        (f"{HEADING}.rule", MANUAL),
        (f"{HEADING}.criteria", []),
        (f"{HEADING}.criteria", "x"),
        (f"{HEADING}.target", {"value": "1"}),
        (f"{HEADING}.bonus", {"max": "1"}),
        (f"{HEADING}.max", None),
        (f"{HEADING}.max", "0"),
        (f"{HEADING}.foo", "1"),
        (f"{HEADING}.na_policy", "rescale"),
        (f"{HEADING}.criteria.0.rule", None),
        (f"{HEADING}.criteria.0.id", "c"),
        (f"{HEADING}.criteria.0.id", "TR"),
        (f"{HEADING}.id", "L1"),
        ("groups.1.id", "I"),
        ("groups.1.id", "KL"),
        (f"{HEADING}.criteria.0.bonus", "1.5"),
        (f"{HEADING}.criteria.0.bonus", {}),
        (f"{HEADING}.criteria.0.bonus", {"step": "1"}),
        (f"{HEADING}.criteria.0.bonus", {"max": "0"}),
        (f"{HEADING}.criteria.0.bonus", {"max": "1", "step": "0"}),
        (f"{HEADING}.criteria.0.bonus", {"max": "1", "each": "1"}),
        ("deductions_cap", "-1"),
        ("deductions_cap", "x"),
        ("awards.0.quota", {}),
        ("awards.0.quota", ["1"]),
        ("awards.0.quota", {"of": "ranked"}),
        ("awards.0.quota", {**SHARE, "of": "all"}),
        ("awards.0.quota", {**SHARE, "rounding": "near"}),
        ("awards.0.quota", {**SHARE, "least": "0.5"}),
        ("awards.0.quota", {**SHARE, "most": "5"}),
        ("awards.0.quota", {"share": "0"}),
        ("awards.0.quota", {"share": "4/3"}),
        ("awards.0.quota", {"share": "1/0"}),
        ("awards.0.quota", {"share": ["1/3"]}),
        ("awards.0.quota", "1/3"),
        ("awards.0.min_total", "101%"),
        ("awards.0.min_total", "%"),
        ("awards.0.min_total", "chín mươi %"),
        ("awards.0.min_total", ["90%"]),
        ("awards.0.min_group", "50%"),
        ("awards.0.min_group", ["I"]),
        ("awards.0.min_group", {"III": "50%"}),
        ("awards.0.min_group", {"I": "0/2"}),
        ("awards.0.min_group", {"I": ""}),
        ("awards.0.min_group", {"I": {"share": "50%"}}),
        ("awards.0.min_group", {"I": "1", " i ": "2"}),
        ("awards.0.without", "TR"),
        ("awards.0.without", ["a"]),
        ("awards.0.without", [None]),
        ("classes", "Xuất sắc"),
        ("classes.0", "Xuất sắc"),
        ("classes.0.name", ""),
        ("classes.0.quota", "1"),
        ("classes.1.name", "XUẤT  SẮC"),
        ("classes.0.min_group", {"a": "1"}),
        ("classes", []),
        ("lower_class.0", "KL"),
        ("lower_class.0.id", "c"),
        ("lower_class.0.id", "TR"),
        ("lower_class.0.id", None),
        ("lower_class.0.by", "0"),
        ("lower_class.0.by", "1.5"),
        ("lower_class.0.by", None),
        ("lower_class.0.to", "1"),
        ("na_policy", "rescale"),
    ],
)
def test_wrong_parts_are_named(path, value):
    mapping = table()
    *outer, last = [int(part) if part.isdigit() else part for part in path.split(".")]
    holder = mapping
    for part in outer:
        holder = holder[part]
    holder[last] = value

    found = problems(mapping)

    assert found
    assert all(problem.message and problem.allowed for problem in found)
    assert any(str(last) in f"{problem.path} {problem.allowed}" for problem in found), found


def test_a_criterion_may_be_called_like_a_group():
    mapping = table()
    mapping["groups"][1]["criteria"][0]["id"] = "II"

    assert problems(mapping) == []


def nested_deep():
    mapping = table()
    lines = mapping["groups"][0]["criteria"]
    lines[0]["criteria"][1]["criteria"][0] = heading("b1", "5", leaf("b1x", "2"), leaf("b1y", "3"))
    return mapping


def odd_conditions():
    """Figures that words cannot say: a name with a colon, a list that is empty."""
    mapping = table()
    mapping["groups"][1]["id"] = "II: phần hai; thêm"
    mapping["awards"][0]["min_group"] = {"II: phần hai; thêm": "50%"}
    mapping["awards"][0]["without"] = []
    mapping["awards"][1]["quota"] = "2"
    return mapping


@pytest.mark.parametrize("make", [table, nested_deep, odd_conditions])
def test_sheet_and_yaml_give_the_table_back(make):
    mapping = make()
    assert problems(mapping) == []

    assert scheme_from_xlsx(scheme_to_xlsx(deepcopy(mapping))) == canonical_mapping(mapping)
    read = read_scheme_file(scheme_to_yaml(mapping).encode())
    assert read.mapping == canonical_mapping(mapping)


@pytest.mark.parametrize("text", ["số lượng: 2; tỷ lệ: 1/3", "tỷ lệ: 1/3; lạ: 2", "tỷ lệ 1/3"])
def test_figures_that_contradict_or_are_not_known_are_refused(text):
    with pytest.raises(NotFigures):
        read_figures(AWARD, text)
