"""From a plain mapping of texts (the ``scheme:`` of a file, or JSON) to a checked Scheme."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from fractions import Fraction
from typing import Any

from thidua.domain.exact import number_text
from thidua.domain.identity import Names, identity
from thidua.domain.rules.rule import Rule
from thidua.domain.scheme import (
    AwardQuota,
    Criterion,
    Deduction,
    Disqualification,
    Group,
    NaPolicy,
    Scheme,
)
from thidua.formats.checked import Node, Notes
from thidua.formats.problems import FormatError, Problem
from thidua.formats.scheme_rules import ANYWHERE, ZERO, RuleSource, read_rule

_YES = {identity(word) for word in ("true", "yes", "có", "1")}
SCHEME_REQUIRED = ("total", "decimals", "bonus_inside_total", "na_policy", "groups")
SCHEME_KEYS = (
    *SCHEME_REQUIRED,
    "deductions_from_total",
    "disqualify",
    "tie_break",
    "awards",
    *ANYWHERE,
)
GROUP_KEYS = ("id", "name", "max", "kind", "criteria", *ANYWHERE)
CRITERION_KEYS = (
    "id",
    "name",
    "max",
    "measure",
    "target",
    "rule",
    "na_policy",
    "evidence",
    "external",
    "unit_specific",
    "applies_if",
    "legal_cap",
    "added_midyear",
    "rounding",
    *ANYWHERE,
)
TARGET_KEYS = ("op", "value", "from", "grade", "baseline", "unit", *ANYWHERE)
POLICIES = tuple(policy.value for policy in NaPolicy)


def scheme_from_mapping(
    mapping: Mapping[str, Any],
    *,
    lines: Mapping[str, int] | None = None,
    is_settled: bool = False,
) -> Scheme:
    """The scheme in a mapping whose scalars are texts; ``lines`` gives a path's line, if known.

    ``is_settled``: a table adopted before; an operator that its rules never used is let be.

    Raises:
        FormatError: the mapping breaks the format; it holds every problem.
    """
    scheme, found = _read(mapping, Notes(lines or {}, is_settled=is_settled))
    if scheme is None:
        raise FormatError(found)
    return scheme


def problems(mapping: Mapping[str, Any]) -> list[Problem]:
    """Everything that is wrong with a mapping, for the form that edits it; empty when nothing."""
    return _read(mapping, Notes())[1]


def _read(mapping: Mapping[str, Any], notes: Notes) -> tuple[Scheme | None, list[Problem]]:
    root = Node(mapping, "", notes)
    scheme = _scheme(root) if root.has_keys(SCHEME_KEYS, SCHEME_REQUIRED) else None
    return (None if notes.problems else scheme), notes.problems


def _scheme(root: Node) -> Scheme:
    policy = NaPolicy(root.child("na_policy").choice(POLICIES) or "zero")
    inside = root.child("bonus_inside_total").boolean()
    decimals = root.child("decimals").number(least=ZERO, most=Decimal(3), whole=True)
    groups = tuple(_group(node, policy) for node in root.child("groups").elements())
    scheme = Scheme(
        total=root.child("total").number(above=ZERO) or ZERO,
        decimals=int(decimals or 0),
        bonus_inside_total=bool(inside),
        na_policy=policy,
        groups=groups,
        deductions=tuple(map(_deduction, root.child("deductions_from_total").elements())),
        disqualifications=tuple(map(_disqualification, root.child("disqualify").elements())),
        tie_break=tuple(_lines(groups).get(text, text) for text in _tie_break(root)),
        awards=tuple(map(_award, root.child("awards").elements())),
    )
    _check_ids(root)
    _check_tie_break(root, scheme)
    if inside is not None:
        _check_total(root, scheme)
    return scheme


def _group(node: Node, policy: NaPolicy) -> Group:
    if not node.has_keys(GROUP_KEYS, ("id", "max", "criteria")):
        return Group("", ZERO, ())
    maximum = node.child("max").number(above=ZERO)
    criteria = tuple(_criterion(child, policy) for child in node.child("criteria").elements())
    together = sum((Fraction(criterion.maximum) for criterion in criteria), Fraction(0))
    if maximum is not None and together > maximum:
        allowed = f"không quá {number_text(maximum)}"
        text = number_text(Decimal(together.numerator) / together.denominator)
        message = (
            f"tổng điểm tối đa các tiêu chí là {text}, vượt điểm tối đa "
            f"{number_text(maximum)} của nhóm."
        )
        node.notes.add(node.child("criteria").path, text, allowed, message)
    return Group(
        id=node.child("id").text() or "",
        maximum=maximum or ZERO,
        criteria=criteria,
        name=node.child("name").text() or "",
        is_bonus=node.child("kind").choice(("normal", "bonus")) == "bonus",
    )


def _criterion(node: Node, policy: NaPolicy) -> Criterion:
    maximum, rule, target = _scored_part(node)
    own_policy = node.child("na_policy").choice(POLICIES)
    return Criterion(
        id=node.child("id").text() or "",
        maximum=maximum or ZERO,
        rule=rule,  # type: ignore[arg-type] # None only where a problem was noted: never returned
        na_policy=NaPolicy(own_policy) if own_policy else policy,
        name=node.child("name").text() or "",
        measure=node.child("measure").text() or "",
        target=target,
        evidence=_plain(node.child("evidence")),
        fed_by=_plain(node.child("rule").child("fed_by")),
        reason_required=_flag(node.child("rule").child("reason_required")),
        unit_specific=_flag(node.child("unit_specific")),
        illustrative=_flag(node.child("illustrative")),
    )


def _scored_part(node: Node) -> tuple[Decimal | None, Rule | None, Decimal | None]:
    if not node.has_keys(CRITERION_KEYS, ("id", "max", "rule")):
        return None, None, None
    maximum = node.child("max").number(above=ZERO)
    place = node.child("target")
    if not place.is_empty:
        place.has_keys(TARGET_KEYS)
    if node.child("rule").is_empty:
        return maximum, None, None
    rule = read_rule(RuleSource(node.child("rule"), maximum, place.child("op")))
    return maximum, rule, _target(place.child("value"), rule)


def _target(node: Node, rule: Rule | None) -> Decimal | None:
    """The common target, read only where points depend on it; elsewhere it describes."""
    if rule is None or not rule.uses_target:
        return None
    return node.number(least=ZERO) if rule.zero_target_allowed else node.number(above=ZERO)


def _deduction(node: Node) -> Deduction:
    if not node.has_keys(("id", "name", "points", *ANYWHERE), ("id", "points")):
        return Deduction("", ZERO)
    points = node.child("points").number(most=ZERO)
    return Deduction(node.child("id").text() or "", points or ZERO, node.child("name").text() or "")


def _disqualification(node: Node) -> Disqualification:
    if not node.has_keys(("id", "name", *ANYWHERE), ("id",)):
        return Disqualification("")
    return Disqualification(node.child("id").text() or "", node.child("name").text() or "")


def _award(node: Node) -> AwardQuota:
    if not node.has_keys(("award", "quota", "min_total", *ANYWHERE), ("award", "quota")):
        return AwardQuota("", 0)
    quota = node.child("quota").number(least=ZERO, whole=True)
    return AwardQuota(
        node.child("award").text() or "", int(quota or 0), node.child("min_total").number()
    )


def _check_ids(root: Node) -> None:
    """Ids are unique across groups, criteria, deductions and disqualifications."""
    groups = root.child("groups").elements()
    nodes = [*groups]
    nodes.extend(child for group in groups for child in group.child("criteria").elements())
    nodes.extend(root.child("deductions_from_total").elements())
    nodes.extend(root.child("disqualify").elements())
    seen: dict[str, str] = {}
    for node in nodes:
        place = node.child("id")
        text = place.text()
        if text is not None and seen.setdefault(text, place.path) != place.path:
            message = f"mã «{text}» đã dùng ở {seen[text]}; mỗi mã chỉ dùng một lần."
            place.wrong("mã chưa dùng", message)


def _tie_break(root: Node) -> Iterator[str]:
    return (node.text() or "" for node in root.child("tie_break").elements())


def _lines(groups: Sequence[Group]) -> Names:
    """The ids that a tie-break may name, in whatever form it writes them."""
    lines = [line.id for group in groups for line in group.criteria]
    return Names([*(group.id for group in groups), *lines])


def _check_tie_break(root: Node, scheme: Scheme) -> None:
    known = _lines(scheme.groups)
    for node in root.child("tie_break").elements():
        if node.text() not in known:
            node.wrong("mã nhóm hoặc mã tiêu chí có trong bảng điểm")


def _check_total(root: Node, scheme: Scheme) -> None:
    counted = [group for group in scheme.groups if scheme.bonus_inside_total or not group.is_bonus]
    together = sum((Fraction(group.maximum) for group in counted), Fraction(0))
    if scheme.total and together != scheme.total:
        text = number_text(Decimal(together.numerator) / together.denominator)
        bonus = "kể cả điểm thưởng" if scheme.bonus_inside_total else "không kể điểm thưởng"
        message = (
            f"tổng điểm là {number_text(scheme.total)} nhưng các nhóm cộng lại ({bonus}) là {text}."
        )
        root.child("total").wrong(f"bằng tổng các nhóm ({text})", message)


def _plain(node: Node) -> str:
    """A descriptive text; whatever else stands there changes no points and is left aside."""
    return node.value.strip() if isinstance(node.value, str) else ""


def _flag(node: Node) -> bool:
    return node.value is True or identity(_plain(node)) in _YES
