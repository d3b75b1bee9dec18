"""The form of a criterion: every way to count, wrong input, nothing typed lost."""

from typing import Any

import pytest
from django.test import Client

from tests.apps.schemes.pages import address, criterion_form, line
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.schemes.actions.editing import edit_scheme
from thidua.apps.schemes.definition.line_edits import Move, Remove
from thidua.apps.schemes.definition.rule_types import RULE_TYPES
from thidua.apps.schemes.models import Scheme


def test_adding_a_criterion_starts_with_the_way_to_count(scheme: Scheme, head: Client) -> None:
    text = head.get(address("criterion", scheme.pk, group="II")).text
    assert [str(kind.title) in text for kind in RULE_TYPES.values()] == [True] * 13


@pytest.mark.parametrize("kind", RULE_TYPES)
def test_every_rule_has_a_form_without_errors(scheme: Scheme, head: Client, kind: str) -> None:
    page = head.get(address("criterion", scheme.pk, group="II", type=kind))
    assert page.status_code == 200
    assert str(RULE_TYPES[kind].explanation) in page.text


RULES: dict[str, tuple[dict[str, str], dict[str, Any], str]] = {
    "linear": (
        {"target_value": "100", "example_actual": "80"},
        {},
        "Nếu thực hiện 80 so với chỉ tiêu 100 → 32 điểm",
    ),
    "bands": (
        {
            "rule_on": "value",
            "rows-TOTAL_FORMS": "3",
            "rows-INITIAL_FORMS": "0",
            "rows-0-min": "70",
            "rows-0-points": "40",
            "rows-1-min": "62,5",
            "rows-1-points": "20",
            "example_actual": "65",
        },
        {"on": "value", "bands": [{"min": "70", "points": "40"}, {"min": "62.5", "points": "20"}]},
        "Nếu thực hiện 65 → 20 điểm",
    ),
    "boolean": ({"example_actual": "không"}, {}, "Nếu không đạt → 0 điểm"),
    "grade_map": (
        {
            "rows-TOTAL_FORMS": "2",
            "rows-INITIAL_FORMS": "0",
            "rows-0-grade": "HTXSNV",
            "rows-0-points": "40",
            "rows-1-grade": "HTTNV",
            "rows-1-points": "36",
            "example_actual": "HTTNV",
        },
        {"map": {"HTXSNV": "40", "HTTNV": "36"}},
        "Nếu xếp loại HTTNV → 36 điểm",
    ),
    "per_item": (
        {"rule_points_per_item": "2,5", "rule_cap": "", "example_actual": "3"},
        {"points_per_item": "2.5"},
        "Nếu làm được 3 việc → 7,5 điểm",
    ),
    "deduct": (
        {"rule_per_event": "5", "rule_floor": "10", "example_actual": "9"},
        {"per_event": "5", "floor": "10"},
        "Nếu có 9 lần → 10 điểm",
    ),
    "plus_minus": (
        {
            "rule_plus": "2",
            "rule_minus": "3",
            "rule_min": "-5",
            "rule_max": "10",
            "example_actual": "4",
            "example_minus": "1",
        },
        {"plus": "2", "minus": "3", "min": "-5", "max": "10"},
        "Nếu có 4 lượt cộng và 1 lượt trừ → 5 điểm",
    ),
    "half_then_leader": (
        {"rule_excess": "percent", "example_actual": "110", "example_leader": "120"},
        {},
        "Nếu thực hiện 110 so với chỉ tiêu 100, đơn vị cao nhất 120 → 30 điểm",
    ),
    "year_over_year": (
        {"rule_at_baseline": "20", "rule_per_percent_over": "0,5", "example_actual": "120"},
        {"at_baseline": "20", "per_percent_over": "0.5"},
        "Nếu năm nay 120, năm trước 100 → 30 điểm",
    ),
    "average_of_unit_targets": (
        {"target_value": "", "example_actual": "80"},
        {},
        "Nếu hai chỉ tiêu riêng đạt 80/100 và 12/10 → 36 điểm",
    ),
    "attendance": (
        {"target_value": "", "example_actual": "3"},
        {},
        "Nếu tham gia 3 trong 4 lần → 30 điểm",
    ),
    "manual": ({"rule_reason_required": "on"}, {"reason_required": "true"}, "Nếu được chấm 8 → 8"),
    "external": ({}, {}, "Nếu được cho 8 → 8 điểm"),
}


@pytest.mark.parametrize("kind", RULES)
def test_every_rule_is_tried_and_saved(scheme: Scheme, head: Client, kind: str) -> None:
    typed, rule, sentence = RULES[kind]
    form = criterion_form(type=kind, **typed)
    page = address("criterion", scheme.pk, id="I.1")
    assert sentence in head.post(address("example", scheme.pk, id="I.1"), form).text
    assert scheme.revision == 0
    answer = head.post(page, form)
    assert answer.status_code == 302, answer.context["editor"].common.errors
    assert line(scheme, "I.1")["rule"] == {"type": kind, **rule}


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"max": "abc"}, "Điểm tối đa: «abc»"),
        ({"max": "15.000"}, "Điểm tối đa: «15.000» đọc được hai cách"),
        ({"target_value": "15.000"}, "Chỉ tiêu chung của khối: «15.000» đọc được hai cách"),
        ({"example_actual": "15.000"}, "«15.000» đọc được hai cách"),
        ({"type": "per_item", "rule_points_per_item": "15.000"}, "«15.000» đọc được hai cách"),
        ({"max": ""}, "Ghi đủ điểm tối đa"),
        ({"target_value": "x"}, "«x»"),
        ({"example_actual": "tám"}, "«tám» không phải là số"),
        ({"type": "per_item"}, "Ghi đủ điểm tối đa và các ô của cách tính"),
    ],
)
def test_example_of_wrong_figures_says_so(
    scheme: Scheme, head: Client, changes: dict[str, str], said: str
) -> None:
    form = criterion_form(**changes)
    text = head.post(address("example", scheme.pk, id="I.1"), form).text
    assert said in text
    assert "→" not in text


def test_every_rule_is_covered() -> None:
    assert set(RULES) == set(RULE_TYPES)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"max": "abc"}, "«abc» không phải là số"),
        ({"max": "-4"}, "lớn hơn 0"),
        ({"max": "1.000"}, "một nghìn hay 1? Ghi 1000"),
        ({"id": "I.2"}, "Mã «I.2» đã có"),
        ({"id": "1 2"}, "không được có khoảng trắng"),
        ({"name": ""}, "Chưa nhập ô này"),
        ({"type": "per_item", "rule_points_per_item": "x"}, "«x» không phải là số"),
        (
            {
                "type": "bands",
                "rule_on": "value",
                "rows-TOTAL_FORMS": "1",
                "rows-INITIAL_FORMS": "0",
                "rows-0-min": "10",
                "rows-0-points": "41",
            },
            "từ 0 đến 40",
        ),
        (
            {
                "type": "grade_map",
                "rows-TOTAL_FORMS": "1",
                "rows-INITIAL_FORMS": "0",
                "rows-0-grade": "A",
            },
            "Ghi nốt ô này",
        ),
        ({"type": "bands", "rule_on": "value"}, ""),
    ],
)
def test_wrong_input_is_told_and_kept(
    scheme: Scheme, head: Client, changes: dict[str, str], said: str
) -> None:
    form = criterion_form(measure="đơn vị tính đã gõ", **changes)
    answer = head.post(address("criterion", scheme.pk, id="I.1"), form)
    assert answer.status_code == 200
    assert said in answer.text
    assert "đơn vị tính đã gõ" in answer.text
    scheme.refresh_from_db()
    assert scheme.revision == 0


def test_another_way_to_count_keeps_what_was_typed(scheme: Scheme, head: Client) -> None:
    form = criterion_form(name="Tên đang gõ dở", max="1.000", change="type", new_type="deduct")
    del form["save"]
    answer = head.post(address("criterion", scheme.pk, id="I.1"), form)
    assert "Tên đang gõ dở" in answer.text
    assert 'value="1.000"' in answer.text
    assert "Điểm trừ mỗi lần" in answer.text


def test_keys_the_form_does_not_know_stay(scheme: Scheme, world: World, head: Client) -> None:
    definition = dict(scheme.definition)
    definition["groups"][0]["criteria"][0] |= {"legal_cap": {"percent": "15"}, "rounding": "up"}
    Scheme.objects.filter(pk=scheme.pk).update(definition=definition)
    head.post(address("criterion", scheme.pk, id="I.1"), criterion_form(max="39,5"))
    kept = line(scheme, "I.1")
    assert (kept["max"], kept["legal_cap"], kept["rounding"]) == ("39.5", {"percent": "15"}, "up")


def test_stale_form_tells_what_changed_keeps_the_text_and_saves_the_second_time(
    scheme: Scheme, world: World, head: Client
) -> None:
    edit_scheme(scheme, Move("I.2", -1), revision=0, actor=world.deputy, at=NOON)
    page = address("criterion", scheme.pk, id="I.1")
    answer = head.post(page, criterion_form(name="Tôi gõ"))
    assert answer.status_code == 200
    assert "Chuyển I.2 lên" in answer.text
    assert str(world.deputy) in answer.text
    assert "<del>Nhiệm vụ được giao</del><ins>Tôi gõ</ins>" in one_line(answer)
    assert line(scheme, "I.1")["name"] == "Nhiệm vụ được giao"
    head.post(page, criterion_form(name="Tôi gõ", revision=str(answer.context["revision"])))
    assert line(scheme, "I.1")["name"] == "Tôi gõ"


def test_form_of_a_row_that_is_gone_keeps_the_text_and_adds_it_again(
    scheme: Scheme, world: World, head: Client
) -> None:
    edit_scheme(scheme, Remove("I.1"), revision=0, actor=world.deputy, at=NOON)
    page = address("criterion", scheme.pk, id="I.1")
    answer = head.post(page, criterion_form(name="Tôi gõ"))
    assert "Dòng «I.1» vừa bị người khác xoá" in answer.text
    assert "Tôi gõ" in answer.text
    again = criterion_form(name="Tôi gõ", revision="1")
    head.post(address("criterion", scheme.pk), again)
    assert line(scheme, "I.1")["name"] == "Tôi gõ"


def test_a_form_that_failed_still_knows_what_its_user_had_not_seen(
    scheme: Scheme, world: World, head: Client
) -> None:
    edit_scheme(scheme, Move("I.2", -1), revision=0, actor=world.deputy, at=NOON)
    page = address("criterion", scheme.pk, id="I.1")
    assert head.post(page, criterion_form(max="x")).context["revision"] == 0


def test_saving_without_evidence_warns(scheme: Scheme, head: Client) -> None:
    page = address("criterion", scheme.pk, id="I.1")
    answer = head.post(page, criterion_form(name="Khác", measure=""), follow=True)
    assert "Tiêu chí I.1 chưa ghi đơn vị tính, minh chứng" in answer.text


def test_trying_without_javascript_keeps_the_figures(scheme: Scheme, head: Client) -> None:
    form = criterion_form(
        type="per_item", rule_points_per_item="2,5", example_actual="4", change="example"
    )
    del form["save"]
    answer = head.post(address("criterion", scheme.pk, id="II.1"), form)
    assert "Nếu làm được 4 việc → 10 điểm" in answer.text
    assert 'value="2,5"' in answer.text
    scheme.refresh_from_db()
    assert scheme.revision == 0


@pytest.mark.parametrize("kind", RULE_TYPES)
def test_no_operator_is_offered_that_the_rule_ignores(
    scheme: Scheme, head: Client, kind: str
) -> None:
    text = head.get(address("criterion", scheme.pk, group="II", type=kind)).text
    offered = {"linear": 3, "year_over_year": 2}.get(kind, 0)
    assert text.count('<option value="&gt;="') + text.count('<option value="&lt;="') == min(
        offered, 2
    )
    assert ('name="target_op"' in text) == bool(offered)


@pytest.mark.parametrize(("op", "points"), [(">=", "2,5"), ("<=", "7,5")])
def test_fewer_than_last_year_can_be_better(
    scheme: Scheme, head: Client, op: str, points: str
) -> None:
    typed = criterion_form(
        type="year_over_year",
        target_op=op,
        rule_at_baseline="5",
        rule_per_percent_over="0.05",
        example_actual="50",
        example_baseline="100",
    )
    tried = head.post(address("example", scheme.pk, id="I.1"), typed).text
    assert f"→ {points} điểm" in tried
    head.post(address("criterion", scheme.pk, id="I.1"), typed)
    stored = line(scheme, "I.1")
    assert stored["rule"]["type"] == "year_over_year"
    assert stored.get("target", {}).get("op", ">=") == op


def test_another_way_to_count_leaves_no_operator_behind(scheme: Scheme, head: Client) -> None:
    typed = criterion_form(target_op="<=")
    head.post(address("criterion", scheme.pk, id="I.1"), typed)
    assert line(scheme, "I.1")["target"]["op"] == "<="
    head.post(
        address("criterion", scheme.pk, id="I.1"), criterion_form(type="manual", revision="1")
    )
    assert "op" not in line(scheme, "I.1").get("target", {})


def test_a_bonus_is_put_changed_and_taken_away(scheme: Scheme, head: Client) -> None:
    where = address("criterion", scheme.pk, id="I.1")
    head.post(where, criterion_form(bonus_max="1,5", bonus_step="0,25"))
    assert line(scheme, "I.1")["bonus"] == {"max": "1.5", "step": "0.25"}
    form = head.get(where).context["editor"].common
    assert (form["bonus_max"].value(), form["bonus_step"].value()) == ("1,5", "0,25")
    page = head.get(address("season", scheme.season_id)).text
    assert "thưởng thêm nhiều nhất 1,5 điểm, mỗi bước 0,25" in page

    answer = head.post(where, criterion_form(revision="1", bonus_step="0,25"))
    assert answer.context["editor"].common.errors["bonus_max"] == ["Ghi điểm thưởng nhiều nhất."]
    head.post(where, criterion_form(revision="1", bonus_max="2"))
    assert line(scheme, "I.1")["bonus"] == {"max": "2"}
    head.post(where, criterion_form(revision="2"))
    assert "bonus" not in line(scheme, "I.1")
