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
# What ``target.op`` may say: the first is what the rule does without it; a rule that reads the
# operator lists several that differ, the others only the one that says what they do anyway
# (and "unspecified", which says that nobody wrote any).
OPERATORS: dict[str, tuple[str, ...]] = {
    "linear": tuple(comparison.value for comparison in Comparison),
    "year_over_year": (">=", ">", "<="),
    "bands": (">=",),
    "grade_map": (">=",),
    "per_item": (">=",),
    "half_then_leader": (">=",),
    "average_of_unit_targets": (">=",),
    "attendance": (">=",),
    "boolean": ("==",),
    "deduct": ("==",),
    "plus_minus": (),
    "manual": (),
    "external": (),
}
UNSPECIFIED = "unspecified"
READ_BY = frozenset({"linear", "year_over_year"})  # rules whose points depend on the operator
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
    _check_operator(source, kind)
    rule = _READERS[kind](source)
    return rule if len(node.notes.problems) == before else None


def _check_operator(source: RuleSource, kind: str) -> None:
    """An operator that the rule does not use would promise what is not counted."""
    op, allowed = source.op, OPERATORS[kind]
    if kind not in READ_BY and (op.notes.is_settled or op.value == UNSPECIFIED):
        return
    if op.is_empty or op.value in allowed:
        return
    words = ", ".join(allowed) or "để trống"
    shown = op.text() or ""
    op.wrong(words, f"{shown}: cách tính «{kind}» không dùng phép so này; chỉ nhận {words}.")


def _every_key(node: Node) -> tuple[str, ...]:
    """All keys present: unknown ones are noted once the type is known."""
    present = tuple(node.value) if isinstance(node.value, dict) else ()
    return (*RULE_NOTES, *present) if present else RULE_NOTES


def _figure(source: RuleSource, key: str, *, most: Decimal | None = None) -> Decimal:
    found = source.node.child(key).number(least=ZERO, most=most)
    return ZERO if found is None else found


def _linear(source: RuleSource) -> Rule:
    op = source.op.text()
    return Linear(Comparison(op if op in OPERATORS["linear"] else ">="))


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
    over = _figure(source, "per_percent_over")
    return YearOverYear(at_baseline, over, fewer_is_better=source.op.text() == "<=")


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
