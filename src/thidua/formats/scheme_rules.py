"""Reading ``rule`` of a criterion: each type with its figures and their limits."""

from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from thidua.domain.rules.compared import HalfThenLeader, YearOverYear
from thidua.domain.rules.counted import Deduct, PerItem, PlusMinus
from thidua.domain.rules.given import External, Manual
from thidua.domain.rules.proportional import Attendance, AverageOfUnitTargets, Comparison, Linear
from thidua.domain.rules.rule import Rule
from thidua.domain.rules.stepped import Band, Bands, GradeMap, YesNo
from thidua.formats.checked import Node

ZERO = Decimal(0)
ANYWHERE = ("source", "illustrative")
RULE_NOTES = ("type", "fed_by", "reason_required", *ANYWHERE)
RULE_FIGURES: dict[str, tuple[str, ...]] = {
    "linear": (),
    "bands": ("on", "bands"),
    "boolean": (),
    "grade_map": ("map",),
    "per_item": ("points_per_item", "cap"),
    "deduct": ("per_event", "floor"),
    "plus_minus": ("plus", "minus", "min", "max"),
    "half_then_leader": ("excess",),
    "year_over_year": ("at_baseline", "per_percent_over"),
    "average_of_unit_targets": (),
    "attendance": (),
    "manual": (),
    "external": (),
}
OPTIONAL_FIGURES = frozenset({"cap", "floor", "excess"})


@dataclass(frozen=True, slots=True)
class RuleSource:
    """Where a rule is read from: its place, the criterion's maximum and target operator."""

    node: Node
    maximum: Decimal | None
    op: Node


def read_rule(source: RuleSource) -> Rule | None:
    """The rule; None when something is wrong, which is noted."""
    node = source.node
    if not node.has_keys(_every_key(node), ("type",)):
        return None
    kind = node.child("type").choice(tuple(RULE_FIGURES))
    if kind is None:
        return None
    figures = RULE_FIGURES[kind]
    required = [figure for figure in figures if figure not in OPTIONAL_FIGURES]
    before = len(node.notes.problems)
    node.has_keys((*figures, *RULE_NOTES), required)
    node.child("reason_required").boolean()
    rule = _READERS[kind](source)
    return rule if len(node.notes.problems) == before else None


def _every_key(node: Node) -> tuple[str, ...]:
    """All keys present: unknown ones are noted once the type is known."""
    present = tuple(node.value) if isinstance(node.value, dict) else ()
    return (*RULE_NOTES, *present) if present else RULE_NOTES


def _figure(source: RuleSource, key: str, *, most: Decimal | None = None) -> Decimal:
    found = source.node.child(key).number(least=ZERO, most=most)
    return ZERO if found is None else found


def _linear(source: RuleSource) -> Rule:
    op = source.op.choice([comparison.value for comparison in Comparison])
    return Linear(Comparison(op or ">="))


def _bands(source: RuleSource) -> Rule:
    on = source.node.child("on").choice(("value", "ratio"))
    bands: dict[Decimal, Band] = {}
    place = source.node.child("bands")
    for node in place.elements():
        if not node.has_keys(("min", "points", *ANYWHERE), ("min", "points")):
            continue
        minimum = node.child("min").number()
        points = node.child("points").number(least=ZERO, most=source.maximum)
        if minimum is None or points is None:
            continue
        if minimum in bands:
            node.child("min").wrong("mỗi mức một lần")
        bands[minimum] = Band(minimum, points)
    if not place.is_empty and not place.value:
        place.wrong("ít nhất một mức")
    return Bands(tuple(bands[key] for key in sorted(bands, reverse=True)), on == "ratio")


def _grade_map(source: RuleSource) -> Rule:
    place = source.node.child("map")
    grades: list[tuple[str, Decimal]] = []
    if not place.is_empty and (not isinstance(place.value, dict) or not place.value):
        place.wrong("một ánh xạ từ xếp loại đến điểm, ít nhất một xếp loại")
    elif isinstance(place.value, dict):
        for key in place.value:
            node = place.child(key)
            points = node.number(least=ZERO, most=source.maximum)
            if node.is_empty:
                node.wrong("số điểm của xếp loại")
            grades.append((str(key).strip(), points or ZERO))
    return GradeMap(tuple(grades))


def _per_item(source: RuleSource) -> Rule:
    cap = source.node.child("cap").number(least=ZERO)
    return PerItem(_figure(source, "points_per_item"), cap)


def _deduct(source: RuleSource) -> Rule:
    floor = source.node.child("floor").number(most=source.maximum)
    return Deduct(_figure(source, "per_event"), ZERO if floor is None else floor)


def _plus_minus(source: RuleSource) -> Rule:
    low = source.node.child("min").number()
    high = source.node.child("max").number(least=low, most=source.maximum)
    plus, minus = _figure(source, "plus"), _figure(source, "minus")
    return PlusMinus(plus, minus, low or ZERO, high or ZERO)


def _half_then_leader(source: RuleSource) -> Rule:
    return HalfThenLeader(source.node.child("excess").choice(("percent", "absolute")) != "absolute")


def _year_over_year(source: RuleSource) -> Rule:
    at_baseline = _figure(source, "at_baseline", most=source.maximum)
    return YearOverYear(at_baseline, _figure(source, "per_percent_over"))


_READERS: dict[str, Callable[[RuleSource], Rule]] = {
    "linear": _linear,
    "bands": _bands,
    "boolean": lambda _: YesNo(),
    "grade_map": _grade_map,
    "per_item": _per_item,
    "deduct": _deduct,
    "plus_minus": _plus_minus,
    "half_then_leader": _half_then_leader,
    "year_over_year": _year_over_year,
    "average_of_unit_targets": lambda _: AverageOfUnitTargets(),
    "attendance": lambda _: Attendance(),
    "manual": lambda _: Manual(),
    "external": lambda _: External(),
}
