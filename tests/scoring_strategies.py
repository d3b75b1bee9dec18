"""Hypothesis strategies: schemes of every shape, and figures that fit them."""

from dataclasses import replace
from fractions import Fraction

from hypothesis import strategies as st

from thidua.domain.figures import Claim
from thidua.domain.rules.rule import Reading
from thidua.domain.scheme import NaPolicy

POLICIES = ["full_points", "zero", "exclude_and_rescale", "second_group", "rescale_total"]
UNITS = ("A", "B", "C", "D")


def texts(least=0, most=200, decimals=2):
    """A number's text, with a point or a comma and a few decimals."""

    def written(parts):
        value, places, separator = parts
        whole, part = divmod(value, 10**places)
        return f"{whole}{separator}{part:0{places}}" if places else str(whole)

    sized = st.integers(0, decimals).flatmap(
        lambda places: st.tuples(
            st.integers(least * 10**places, most * 10**places),
            st.just(places),
            st.sampled_from([".", ","]),
        )
    )
    return sized.map(written)


@st.composite
def rules(draw, maximum):
    most = int(maximum)
    points = texts(0, most)
    kind = draw(st.sampled_from(sorted(RULES)))
    return {"type": kind, **RULES[kind](draw, most, points)}


def bands(draw, most, points):
    minima = draw(st.lists(st.integers(0, 120), min_size=1, max_size=4, unique=True))
    on = draw(st.sampled_from(["value", "ratio"]))
    scale = 100 if on == "ratio" else 1
    shown = [f"{minimum / scale:.2f}" if scale == 100 else str(minimum) for minimum in minima]
    return {"on": on, "bands": [{"min": text, "points": draw(points)} for text in shown]}


RULES = {
    "linear": lambda draw, most, points: {},
    "attendance": lambda draw, most, points: {},
    "boolean": lambda draw, most, points: {},
    "manual": lambda draw, most, points: {},
    "external": lambda draw, most, points: {},
    "average_of_unit_targets": lambda draw, most, points: {},
    "bands": bands,
    "grade_map": lambda draw, most, points: {
        "map": {grade: draw(points) for grade in ("HTXSNV", "HTTNV", "KHTNV")}
    },
    "per_item": lambda draw, most, points: {
        "points_per_item": draw(texts(0, 9)),
        **draw(st.sampled_from([{}, {"cap": str(most)}, {"cap": "3.5"}])),
    },
    "deduct": lambda draw, most, points: {
        "per_event": draw(texts(0, 9)),
        **draw(st.sampled_from([{}, {"floor": "0"}, {"floor": "0.25"}])),
    },
    "plus_minus": lambda draw, most, points: {
        "plus": draw(texts(0, 5)),
        "minus": draw(texts(0, 5)),
        "min": str(-draw(st.integers(0, 9))),
        "max": draw(points),
    },
    "half_then_leader": lambda draw, most, points: draw(
        st.sampled_from([{}, {"excess": "percent"}, {"excess": "absolute"}])
    ),
    "year_over_year": lambda draw, most, points: {
        "at_baseline": draw(points),
        "per_percent_over": draw(texts(0, 3)),
    },
}


@st.composite
def criteria(draw, name):
    maximum = draw(st.sampled_from(["1", "5", "10", "12.5", "40", "200"]))
    rule = draw(rules(maximum.partition(".")[0]))
    criterion = {"id": name, "max": maximum, "rule": rule}
    if rule["type"] == "linear":
        criterion["target"] = {"op": draw(st.sampled_from([">=", "<=", "=="]))}
    if rule["type"] == "year_over_year":
        criterion["target"] = {"op": draw(st.sampled_from([">=", ">", "<="]))}
    if draw(st.booleans()):
        criterion.setdefault("target", {})["value"] = draw(texts(1, 120))
    if draw(st.integers(0, 3)) == 0:
        criterion["na_policy"] = draw(st.sampled_from(POLICIES))
    if draw(st.integers(0, 3)) == 0:
        criterion["bonus"] = draw(st.sampled_from([{"max": "1.5", "step": "0.25"}, {"max": "2"}]))
    return criterion


@st.composite
def lines(draw, name, level=1):
    """A criterion, or a heading that may hold more, or less, than its maximum."""
    if level == 4 or draw(st.integers(0, 3)):
        return draw(criteria(name))
    parts = [draw(lines(f"{name}.{at}", level + 1)) for at in range(draw(st.integers(1, 3)))]
    together = sum(Fraction(part["max"]) for part in parts)
    maximum = max(together + draw(st.sampled_from([0, 0, 2, -3])), Fraction(1))
    heading = {"id": name, "max": str(float(maximum)), "criteria": parts}
    if draw(st.integers(0, 3)) == 0:
        heading["na_policy"] = draw(st.sampled_from(POLICIES))
    return heading


def needs(groups):
    """Conditions of an award or a class."""
    floors = st.sampled_from(["0", "3", "50%", "1/3"])
    return st.fixed_dictionaries(
        {},
        optional={
            "min_total": st.sampled_from(["9", "0", "50%", "2/3", "12.5"]),
            "min_group": st.dictionaries(st.sampled_from(groups), floors, max_size=2),
            "without": st.lists(st.sampled_from(["TR1", "TR2", "L1", "L2"]), max_size=2),
        },
    )


QUOTAS = st.one_of(
    st.sampled_from(["0", "1", "2", "3"]),
    st.fixed_dictionaries(
        {"share": st.sampled_from(["1/3", "50%", "0.4", "1"])},
        optional={
            "of": st.sampled_from(["members", "ranked"]),
            "rounding": st.sampled_from(["down", "half_up", "up"]),
            "least": st.sampled_from(["0", "1", "2"]),
        },
    ),
)


@st.composite
def conferring(draw, groups):
    """Awards; and in half of the schemes classes, and what lowers them."""
    awards = [
        {"award": name, "quota": draw(QUOTAS), **draw(needs(groups))} for name in ("CO", "BK")
    ]
    if draw(st.booleans()):
        return {"awards": awards}
    names = ["Xuất sắc", "Tốt", "Đạt"][: draw(st.integers(1, 3))]
    facts = draw(st.lists(st.sampled_from(["TR1", "L1", "L2"]), max_size=2, unique=True))
    return {
        "awards": awards,
        "classes": [{"name": name, **draw(needs(groups))} for name in names],
        "lower_class": [{"id": fact, "by": draw(st.sampled_from("12"))} for fact in facts],
    }


@st.composite
def scheme_mappings(draw):
    """A valid scheme of one to four groups, as the mapping of texts that a file holds."""
    groups, total = [], Fraction(0)
    inside = draw(st.booleans())
    for at in range(draw(st.integers(1, 4))):
        held = [draw(lines(f"{at}.{line}")) for line in range(draw(st.integers(1, 3)))]
        maximum = sum(Fraction(line["max"]) for line in held) + draw(st.sampled_from([0, 0, 3]))
        kind = "normal" if at == 0 else draw(st.sampled_from(["normal", "bonus"]))
        groups.append({"id": f"G{at}", "max": str(float(maximum)), "kind": kind, "criteria": held})
        total += maximum if inside or kind == "normal" else 0
    names = [group["id"] for group in groups]
    ids = names + [line["id"] for line in groups[0]["criteria"]]
    return {
        "total": str(float(total)),
        "decimals": draw(st.sampled_from("0123")),
        "bonus_inside_total": "true" if inside else "false",
        "na_policy": draw(st.sampled_from(POLICIES)),
        "groups": groups,
        "deductions_from_total": [
            {"id": "TR1", "points": "-2.5"},
            {"id": "TR2", "points": "-0.15"},
        ],
        **draw(st.sampled_from([{}, {"deductions_cap": "3"}, {"deductions_cap": "0.25"}])),
        "disqualify": [{"id": "L1"}, {"id": "L2"}],
        "tie_break": draw(st.lists(st.sampled_from(ids), max_size=2, unique=True)),
        **draw(conferring(names)),
    }


def facts(scheme):
    """Deductions and disqualifications, each with what may be reported of it."""
    yield from ((line.id, ["", "0", "1", "3"]) for line in scheme.deductions)
    yield from ((line.id, ["", "không", "không", "có"]) for line in scheme.disqualifications)


@st.composite
def claims(draw, scheme, units=UNITS):
    """Rows for a scheme: ordinary ones, missing ones, and whatever may not apply."""
    found = []
    for unit in units:
        for criterion in scheme.criteria:
            found.extend(draw(rows(criterion, unit)))
        for name, choices in facts(scheme):
            cell = draw(st.sampled_from(choices))
            found.append(Claim(unit, name, cell))
    return found


@st.composite
def rows(draw, criterion, unit):
    rule = criterion.rule
    if draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from([[], [Claim(unit, criterion.id)]]))
    if rule.has_many_rows:
        found = [draw(one_row(criterion, unit)) for _ in range(draw(st.integers(1, 3)))]
    else:
        found = [draw(one_row(criterion, unit))]
    bonus = draw(st.sampled_from(["", "0", "0.5", "1,25", "1.50"])) if criterion.bonus else ""
    return [replace(found[0], bonus=bonus), *found[1:]]


@st.composite
def one_row(draw, criterion, unit):
    rule, luck = criterion.rule, draw(st.integers(0, 9))
    is_second = criterion.na_policy is NaPolicy.SECOND_GROUP
    if luck == 0 and not is_second:
        return Claim(unit, criterion.id, draw(st.sampled_from(["n/a", "N/A"])))
    if rule.reading is Reading.BOOLEAN:
        return Claim(unit, criterion.id, draw(st.sampled_from(["có", "không", "1", "No"])))
    if rule.reading is Reading.GRADE:
        return Claim(unit, criterion.id, draw(st.sampled_from(rule.grades)))
    most = int(criterion.maximum) if rule.is_given else 150
    actual = draw(texts(0, most))
    if luck == 1 and not rule.has_many_rows:
        return Claim(unit, criterion.id, actual, "n/a")
    if rule.has_many_rows and luck == 1:
        actual = ""
    target = draw(texts(1, 120)) if rule.uses_target else ""
    baseline = draw(texts(1, 120)) if rule.uses_baseline else ""
    minus = draw(st.sampled_from(["", "0", "2"])) if rule.uses_minus else ""
    return Claim(unit, criterion.id, actual, target, baseline, minus)
