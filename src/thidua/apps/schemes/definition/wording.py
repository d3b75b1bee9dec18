"""Pieces of a definition in the words of officials: rules, targets, settings."""

from collections.abc import Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.schemes.definition.outline import Definition, Item
from thidua.apps.schemes.definition.reading import FIELDS, number_or_none, scheme_alone
from thidua.apps.schemes.definition.rule_types import RULE_TYPES
from thidua.apps.schemes.registries.feeds import FED_BY
from thidua.domain.exact import YES
from thidua.domain.identity import identity
from thidua.domain.scheme import Scheme
from thidua.domain.scoring.explain import rule_sentence
from thidua.web.words import written_number

NA_POLICIES = {
    "full_points": gettext_noop("tính đủ điểm"),
    "zero": gettext_noop("0 điểm"),
    "exclude_and_rescale": gettext_noop("loại ra và quy đổi phần còn lại của nhóm"),
    "second_group": gettext_noop("so với các đơn vị cùng không được giao"),
    "rescale_total": gettext_noop("loại ra và quy đổi tổng điểm của phần còn lại"),
}
APPLIES_IF = {
    "has_party_cell": gettext_noop("đơn vị có chi bộ Đảng"),
    "has_union": gettext_noop("đơn vị có công đoàn"),
    "has_youth_union": gettext_noop("đơn vị có chi đoàn"),
}
OPERATORS = {">=": "≥", "<=": "≤", "==": "=", ">": ">", "<": "<"}
_WORDS = {
    "na_policy": NA_POLICIES,
    "applies_if": APPLIES_IF,
    "fed_by": FED_BY,
    "kind": {"bonus": gettext_noop("điểm thưởng"), "normal": gettext_noop("nhóm thường")},
    "from": {"registration": gettext_noop("đơn vị tự đăng ký")},
    "baseline": {"previous_year": gettext_noop("kết quả năm trước")},
}
_FLAGS = {
    "bonus_inside_total",
    "unit_specific",
    "external",
    "illustrative",
    "reason_required",
    "added_midyear",
}
_FIGURES = {"max", "total", "points", "value", "deductions_cap"}


def is_yes(value: object) -> bool:
    """Whether a flag of a definition is set."""
    return value is True or identity(str(value)) in YES


def is_flag(value: object) -> bool:
    """Whether a value says yes or no in words: "true", "không"."""
    words = ("true", "false", "yes", "no", _("có"), _("không"))
    return identity(str(value)) in map(identity, words)


def figure(value: object) -> str:
    """A figure as people read it; what is none stays as it was typed."""
    number = number_or_none(value)
    if number is None:
        return "" if value is None else str(value)
    return written_number(number)


def value_text(key: str, value: Any) -> str:
    """One value of a definition in words."""
    if value is None or value == "":
        return ""
    if isinstance(value, Mapping):
        parts = (f"{FIELDS.get(k, k)}: {value_text(k, v)}" for k, v in value.items())
        return "; ".join(parts)
    if isinstance(value, list):
        return ", ".join(value_text("", each) for each in value)
    if key in _FLAGS:
        return _("có") if is_yes(value) else _("không")
    if key in _FIGURES:
        return figure(value)
    words = _WORDS.get(key, {}).get(str(value), "")
    return _(words) if words else str(value)


def target_text(criterion: Item) -> str:
    """The target of a criterion, such as: ≥ 100 %."""
    target = criterion.get("target")
    if not isinstance(target, Mapping):
        return ""
    op = OPERATORS.get(str(target.get("op", ">=")), "≥")
    if "grade" in target:
        return f"{op} {target['grade']}"
    if "value" in target:
        return _target_value(op, target, criterion)
    for key in ("from", "baseline"):
        if key in target:
            words = value_text(key, target[key])
            return words if key == "from" else f"{op} {words}"
    return ""


def _target_value(op: str, target: Mapping[str, Any], criterion: Item) -> str:
    value = str(target["value"])
    if number_or_none(value) is None:
        return _("đạt") if is_yes(value) else _("không") if identity(value) == "false" else value
    unit = str(target.get("unit") or criterion.get("measure") or "")
    return f"{op} {figure(value)}{f' {unit}' if unit else ''}"


def rule_text(definition: Definition, criterion: Item, scheme: Scheme | None = None) -> str:
    """How a criterion is scored, in the domain's own sentence; the kind alone while it has errors.

    ``scheme`` is the whole table when it can be read.
    """
    item_id = str(criterion.get("id", ""))
    if scheme is None or item_id not in scheme.criterion_by_id:
        scheme = scheme_alone(definition, criterion)
    if scheme is not None:
        own = scheme.criterion_by_id.get(item_id) or scheme.criteria[0]
        return rule_sentence(scheme, own)
    rule = criterion.get("rule")
    kind = rule.get("type", "") if isinstance(rule, Mapping) else ""
    return (
        _("%(title)s (chưa đủ số liệu)") % {"title": RULE_TYPES[kind].title}
        if kind in RULE_TYPES
        else ""
    )
