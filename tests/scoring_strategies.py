"""Hypothesis strategies: schemes of every shape, and figures that fit them."""

from fractions import Fraction

from hypothesis import strategies as st

from thidua.domain.figures import Entry
from thidua.domain.rules.rule import Reading
from thidua.domain.scheme import NaPolicy

POLICIES = ["full_points", "zero", "exclude_and_rescale", "second_group"]
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
    return criterion


@st.composite
def scheme_mappings(draw):
    """A valid scheme of one to four groups, as the mapping of texts that a file holds."""
    groups, total = [], Fraction(0)
    inside = draw(st.booleans())
    for at in range(draw(st.integers(1, 4))):
        lines = [draw(criteria(f"{at}.{line}")) for line in range(draw(st.integers(1, 3)))]
        maximum = sum(Fraction(line["max"]) for line in lines) + draw(st.sampled_from([0, 0, 3]))
        kind = "normal" if at == 0 else draw(st.sampled_from(["normal", "bonus"]))
        groups.append({"id": f"G{at}", "max": str(float(maximum)), "kind": kind, "criteria": lines})
        total += maximum if inside or kind == "normal" else 0
    ids = [group["id"] for group in groups] + [line["id"] for line in groups[0]["criteria"]]
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
        "disqualify": [{"id": "L1"}],
        "tie_break": draw(st.lists(st.sampled_from(ids), max_size=2, unique=True)),
        "awards": [{"award": "CO", "quota": "1"}, {"award": "BK", "quota": "2", "min_total": "9"}],
    }


def facts(scheme):
    """Deductions and disqualifications, each with what may be reported of it."""
    yield from ((line.id, ["", "0", "1", "3"]) for line in scheme.deductions)
    yield from ((line.id, ["", "không", "không", "có"]) for line in scheme.disqualifications)


@st.composite
def entries(draw, scheme, units=UNITS):
    """Rows for a scheme: ordinary ones, missing ones, and whatever may not apply."""
    found = []
    for unit in units:
        for criterion in scheme.criteria:
            found.extend(draw(rows(criterion, unit)))
        for name, choices in facts(scheme):
            cell = draw(st.sampled_from(choices))
            found.append(Entry(unit, name, cell))
    return found


@st.composite
def rows(draw, criterion, unit):
    rule = criterion.rule
    if draw(st.integers(0, 9)) == 0:
        return draw(st.sampled_from([[], [Entry(unit, criterion.id)]]))
    if rule.has_many_rows:
        return [draw(one_row(criterion, unit)) for _ in range(draw(st.integers(1, 3)))]
    return [draw(one_row(criterion, unit))]


@st.composite
def one_row(draw, criterion, unit):
    rule, luck = criterion.rule, draw(st.integers(0, 9))
    is_second = criterion.na_policy is NaPolicy.SECOND_GROUP
    if luck == 0 and not is_second:
        return Entry(unit, criterion.id, draw(st.sampled_from(["n/a", "N/A"])))
    if rule.reading is Reading.BOOLEAN:
        return Entry(unit, criterion.id, draw(st.sampled_from(["có", "không", "1", "No"])))
    if rule.reading is Reading.GRADE:
        return Entry(unit, criterion.id, draw(st.sampled_from(rule.grades)))
    most = int(criterion.maximum) if rule.is_given else 150
    actual = draw(texts(0, most))
    if luck == 1 and not rule.has_many_rows:
        return Entry(unit, criterion.id, actual, "n/a")
    if rule.has_many_rows and luck == 1:
        actual = ""
    target = draw(texts(1, 120)) if rule.uses_target else ""
    baseline = draw(texts(1, 120)) if rule.uses_baseline else ""
    minus = draw(st.sampled_from(["", "0", "2"])) if rule.uses_minus else ""
    return Entry(unit, criterion.id, actual, target, baseline, minus)
