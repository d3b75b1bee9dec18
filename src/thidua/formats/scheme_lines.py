"""Reading ``groups`` of a scheme: groups, headings and criteria, to four levels."""

from collections.abc import Sequence
from decimal import Decimal
from fractions import Fraction

from thidua.domain.exact import number_text
from thidua.domain.identity import identity
from thidua.domain.rules.rule import Rule
from thidua.domain.scheme import (
    Criterion,
    CriterionBonus,
    CriterionOrHeading,
    Group,
    Heading,
    NaPolicy,
)
from thidua.formats.checked import Node
from thidua.formats.scheme_rules import ANYWHERE, ZERO, RuleSource, read_rule

_YES = {identity(word) for word in ("true", "yes", "có", "1")}
GROUP_KEYS = ("id", "name", "max", "kind", "criteria", *ANYWHERE)
_DESCRIPTIVE = (
    "evidence",
    "external",
    "unit_specific",
    "applies_if",
    "legal_cap",
    "added_midyear",
    "rounding",
    *ANYWHERE,
)
CRITERION_KEYS = (
    "id",
    "name",
    "max",
    "measure",
    "target",
    "rule",
    "na_policy",
    "bonus",
    *_DESCRIPTIVE,
)
HEADING_KEYS = ("id", "name", "max", "measure", "na_policy", "criteria", *_DESCRIPTIVE)
TARGET_KEYS = ("op", "value", "from", "grade", "baseline", "unit", *ANYWHERE)
POLICIES = tuple(policy.value for policy in NaPolicy)
MOST_LEVELS = 4  # of criteria below a group


def read_group(node: Node, policy: NaPolicy) -> Group:
    """One group; ``policy`` is the scheme's, where a line has none of its own."""
    if not node.has_keys(GROUP_KEYS, ("id", "max", "criteria")):
        return Group("", ZERO, ())
    maximum = node.child("max").number(above=ZERO)
    parts = _parts(node, policy, 1)
    _check_sum(node, maximum, parts)
    return Group(
        id=node.child("id").text() or "",
        maximum=maximum or ZERO,
        parts=parts,
        name=node.child("name").text() or "",
        is_bonus=node.child("kind").choice(("normal", "bonus")) == "bonus",
    )


def _check_sum(node: Node, maximum: Decimal | None, parts: Sequence[CriterionOrHeading]) -> None:
    together = sum((Fraction(part.maximum) for part in parts), Fraction(0))
    if maximum is not None and together > maximum:
        allowed = f"không quá {number_text(maximum)}"
        text = number_text(Decimal(together.numerator) / together.denominator)
        message = (
            f"tổng điểm tối đa các tiêu chí là {text}, vượt điểm tối đa "
            f"{number_text(maximum)} của nhóm."
        )
        node.notes.add(node.child("criteria").path, text, allowed, message)


def _parts(node: Node, policy: NaPolicy, level: int) -> tuple[CriterionOrHeading, ...]:
    return tuple(_line(child, policy, level) for child in node.child("criteria").elements())


def _line(node: Node, policy: NaPolicy, level: int) -> CriterionOrHeading:
    if level > MOST_LEVELS:
        node.wrong(f"không quá {MOST_LEVELS} cấp tiêu chí dưới một nhóm", too_deep(level))
        return Heading("", ZERO, ())
    if node.child("criteria").value is None:
        return _criterion(node, policy)
    return _heading(node, policy, level)


def too_deep(level: int) -> str:
    """What is said of a line that lies too deep."""
    return f"tiêu chí ở cấp {level}; chỉ nhận không quá {MOST_LEVELS} cấp dưới một nhóm."


def _heading(node: Node, policy: NaPolicy, level: int) -> Heading:
    if not node.child("rule").is_empty:
        message = "tiêu chí có «criteria» là tổng của các tiêu chí con, không có «rule» riêng."
        node.child("rule").wrong("hoặc «criteria», hoặc «rule»", message)
        return Heading("", ZERO, ())
    node.has_keys(HEADING_KEYS, ("id", "max"))
    place = node.child("criteria")
    if isinstance(place.value, list | tuple) and not place.value:
        place.wrong("ít nhất một tiêu chí con")
    own = node.child("na_policy").choice(POLICIES)
    return Heading(
        id=node.child("id").text() or "",
        maximum=node.child("max").number(above=ZERO) or ZERO,
        parts=_parts(node, NaPolicy(own) if own else policy, level + 1),
        name=node.child("name").text() or "",
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
        bonus=_bonus(node.child("bonus")),
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


def _bonus(node: Node) -> CriterionBonus | None:
    if node.value is None:
        return None
    if not node.has_keys(("max", "step", *ANYWHERE), ("max",)):
        return None
    most, step = node.child("max").number(above=ZERO), node.child("step").number(above=ZERO)
    return CriterionBonus(most or ZERO, step)


def _plain(node: Node) -> str:
    """A descriptive text; whatever else stands there changes no points and is left aside."""
    return node.value.strip() if isinstance(node.value, str) else ""


def _flag(node: Node) -> bool:
    return node.value is True or identity(_plain(node)) in _YES
