"""A criterion's form: opened and saved untouched, it changes nothing."""

from typing import Any

import pytest
from django.core.exceptions import ValidationError
from django.http import QueryDict

from tests.factories import SCHEME
from thidua.apps.schemes.definition.example import worked_example
from thidua.apps.schemes.definition.rule_types import RULE_TYPES
from thidua.apps.schemes.forms.criterion import kind_of
from thidua.apps.schemes.forms.criterion_editor import CriterionEditor
from thidua.apps.schemes.forms.fields import FigureField
from thidua.formats.canonical import canonical_mapping

TARGET = {"op": ">=", "value": "100", "source": "Nghị quyết"}
GRADES = {"HTXSNV": "40", "HTTNV": "36.5", "HTNV": "20", "KHTNV": "0"}
BANDS = [{"min": "1.0", "points": "40"}, {"min": "0.8", "points": "30"}]

CRITERIA: list[dict[str, Any]] = [
    {"measure": "%", "target": TARGET, "rule": {"type": "linear"}, "evidence": "Báo cáo"},
    {"target": {"op": ">=", "from": "registration"}, "rule": {"type": "linear"}},
    {"target": {"op": "<=", "value": "2.5"}, "rule": {"type": "linear"}, "illustrative": "true"},
    {"rule": {"type": "bands", "on": "ratio", "bands": BANDS}, "added_midyear": "true"},
    {"target": TARGET, "rule": {"type": "bands", "on": "value", "bands": BANDS}},
    {"target": {"op": "==", "value": "true"}, "rule": {"type": "boolean"}, "external": "true"},
    {"target": {"op": ">=", "grade": "HTTNV"}, "rule": {"type": "grade_map", "map": GRADES}},
    {"rule": {"type": "per_item", "points_per_item": "12.5", "cap": "25"}},
    {"rule": {"type": "per_item", "points_per_item": "1"}, "na_policy": "full_points"},
    {"target": {"op": "==", "value": "0"}, "rule": {"type": "deduct", "per_event": "5"}},
    {"rule": {"type": "deduct", "per_event": "5", "floor": "0", "fed_by": "deadline_log"}},
    {"rule": {"type": "plus_minus", "plus": "2", "minus": "3", "min": "-5", "max": "10"}},
    {"target": TARGET, "unit_specific": "true", "rule": {"type": "half_then_leader"}},
    {"target": TARGET, "rule": {"type": "half_then_leader", "excess": "absolute"}},
    {
        "target": {"op": ">", "baseline": "previous_year"},
        "rule": {"type": "year_over_year", "at_baseline": "10", "per_percent_over": "0.5"},
    },
    {"target": TARGET, "rule": {"type": "average_of_unit_targets"}, "unit_specific": "true"},
    {"rule": {"type": "attendance"}, "applies_if": "has_union", "source": "Quy chế"},
    {"rule": {"type": "manual", "reason_required": "true"}},
    {"rule": {"type": "external"}, "legal_cap": {"population": "LDTT", "percent": "15"}},
]


def untouched(editor: CriterionEditor) -> QueryDict:
    """What a browser sends when nothing was typed."""
    sent = QueryDict(mutable=True)
    forms: list[Any] = [editor.common, editor.rule]
    if editor.rows is not None:
        forms.extend([editor.rows.management_form, *editor.rows])
    for form in forms:
        for field in form:
            value = field.value()
            if type(field.field.widget).__name__ != "CheckboxInput":
                sent[field.html_name] = "" if value is None else str(value)
            elif value:
                sent[field.html_name] = "on"
    return sent


def test_every_rule_is_covered() -> None:
    assert {line["rule"]["type"] for line in CRITERIA} == set(RULE_TYPES)


@pytest.mark.parametrize("line", CRITERIA, ids=lambda line: line["rule"]["type"])
def test_saving_untouched_changes_nothing(line: dict[str, Any]) -> None:
    stored = {"id": "I.1", "name": "Tiêu chí", "max": "40", **line}
    kind = kind_of(stored)
    shown = CriterionEditor(SCHEME, kind, {**stored, "group": "I"})
    sent = CriterionEditor(SCHEME, kind, stored, untouched(shown))
    assert sent.is_valid(), (sent.common.errors, sent.rule.errors)
    assert canonical_mapping(sent.criterion()) == stored
    assert worked_example(SCHEME, stored, kind, {}).sentence.startswith("Nếu ")


@pytest.mark.parametrize(
    ("stored_feed", "chosen", "feed"),
    [("", "ldtt_percent", "ldtt_percent"), ("deadline_log", "", None), ("x", "x", "x")],
)
def test_where_the_figure_comes_from_is_chosen(
    stored_feed: str, chosen: str, feed: str | None
) -> None:
    rule = {"type": "linear"} | ({"fed_by": stored_feed} if stored_feed else {})
    stored = {"id": "I.1", "name": "Tiêu chí", "max": "40", "target": TARGET, "rule": rule}
    sent = untouched(CriterionEditor(SCHEME, RULE_TYPES["linear"], {**stored, "group": "I"}))
    sent["fed_by"] = chosen

    editor = CriterionEditor(SCHEME, RULE_TYPES["linear"], stored, sent)

    assert editor.is_valid()
    assert editor.criterion()["rule"].get("fed_by") == feed


@pytest.mark.parametrize(
    ("typed", "kept"),
    [("12,5", "12.5"), ("12.5", "12.5"), (" 7 ", "7"), ("\u22123", "-3"), ("", ""), ("+2", "2")],
)
def test_figures_take_comma_and_dot(typed: str, kept: str) -> None:
    assert FigureField(required=False).clean(typed) == kept


@pytest.mark.parametrize("typed", ["1.000", "1,000", "-1.000"])
def test_figures_that_read_two_ways_are_not_guessed(typed: str) -> None:
    with pytest.raises(ValidationError, match="một nghìn hay 1"):
        FigureField().clean(typed)


@pytest.mark.parametrize(
    ("limits", "typed", "said"),
    [
        ({}, "1e5", "không phải là số"),
        ({}, "50%", "không tính bằng phần trăm"),
        ({"above": 0}, "0", "lớn hơn 0"),
        ({"least": 0}, "-1", "từ 0 trở lên"),
        ({"most": 5}, "5,1", "không quá 5"),
    ],
)
def test_figures_outside_their_limits_name_value_and_limit(
    limits: dict[str, Any], typed: str, said: str
) -> None:
    with pytest.raises(ValidationError, match=said) as caught:
        FigureField(**limits).clean(typed)
    assert f"«{typed}»" in caught.value.message
