"""The edits of a draft, as pure changes of the definition."""

from copy import deepcopy
from typing import Any

import pytest

from tests.factories import SCHEME
from thidua.apps.schemes.definition.edits import PutGroup, PutRow, PutSettings
from thidua.apps.schemes.definition.ids import IdTaken
from thidua.apps.schemes.definition.line_edits import Move, PutPart, Remove
from thidua.apps.schemes.definition.outline import DISQUALIFICATIONS, ItemGone
from thidua.apps.schemes.definition.reading import faults_of, in_order

NEW = {"id": "II.3", "name": "Mới", "max": "5", "rule": {"type": "boolean"}}


def layout(definition: dict[str, Any]) -> dict[str, list[str]]:
    return {g["id"]: [line["id"] for line in g["criteria"]] for g in definition["groups"]}


def test_no_edit_changes_its_argument() -> None:
    before = deepcopy(SCHEME)
    for edit in (
        PutGroup({"id": "IV", "max": "5"}),
        PutPart("II", NEW),
        Remove("I"),
        Move("I.2", 1),
        PutRow(DISQUALIFICATIONS, {"id": "L2", "name": "x"}),
    ):
        edit.apply(SCHEME)
    assert before == SCHEME


def test_move_swaps_within_a_group() -> None:
    assert layout(Move("I.2", -1).apply(SCHEME))["I"] == ["I.2", "I.1"]


def test_move_past_the_end_enters_the_next_group() -> None:
    assert layout(Move("I.2", 1).apply(SCHEME)) == {
        "I": ["I.1"],
        "II": ["I.2", "II.1", "II.2"],
        "T": ["T.1"],
    }


def test_move_past_the_start_enters_the_group_before_at_its_end() -> None:
    assert layout(Move("II.1", -1).apply(SCHEME))["I"] == ["I.1", "I.2", "II.1"]


@pytest.mark.parametrize(("item", "step"), [("I.1", -1), ("T.1", 1), ("I", -1), ("TR1", 1)])
def test_move_at_the_very_end_changes_nothing(item: str, step: int) -> None:
    assert Move(item, step).apply(SCHEME) == SCHEME


def test_move_group_takes_its_criteria_along() -> None:
    assert list(layout(Move("II", -1).apply(SCHEME))) == ["II", "I", "T"]


def test_put_criterion_in_another_group_moves_it_there() -> None:
    line = {**SCHEME["groups"][0]["criteria"][0], "max": "30"}
    after = PutPart("II", line, "I.1").apply(SCHEME)
    assert layout(after)["I"] == ["I.2"]
    assert layout(after)["II"] == ["II.1", "II.2", "I.1"]
    assert after["groups"][1]["criteria"][2]["max"] == "30"


def test_renaming_a_group_renames_it_in_the_tie_break_and_keeps_its_criteria() -> None:
    group = {"id": "A", "name": "Nhiệm vụ chính trị", "max": "60"}
    after = PutGroup(group, "I").apply(SCHEME)
    assert after["tie_break"] == ["A", "II"]
    assert layout(after)["A"] == ["I.1", "I.2"]


def test_removing_a_group_takes_it_out_of_the_tie_break() -> None:
    after = Remove("I").apply(SCHEME)
    assert after["tie_break"] == ["II"]
    assert list(layout(after)) == ["II", "T"]


@pytest.mark.parametrize("taken", ["I.1", "TR1", "L1"])
def test_an_id_is_used_once_where_results_name_it(taken: str) -> None:
    with pytest.raises(IdTaken, match=f"«{taken}»"):
        PutPart("II", {**NEW, "id": taken}).apply(SCHEME)


@pytest.mark.parametrize("edit", [Remove("X"), Move("X", 1), PutPart("X", NEW)])
def test_what_is_gone_is_said(edit: Any) -> None:
    with pytest.raises(ItemGone, match="«X»"):
        edit.apply(SCHEME)


def test_settings_replace_their_keys_and_drop_empty_lists() -> None:
    after = PutSettings({"total": "90", "tie_break": [], "awards": []}).apply(SCHEME)
    assert after["total"] == "90"
    assert "tie_break" not in after
    assert "awards" not in after


def test_in_order_puts_grades_best_first_whatever_the_database_did() -> None:
    rule = {"map": {"HTNV": "20", "HTTNV": "36", "KHTNV": "0", "HTXSNV": "40"}, "type": "grade_map"}
    assert list(in_order({"rule": rule})["rule"]["map"]) == ["HTXSNV", "HTTNV", "HTNV", "KHTNV"]
    assert in_order(SCHEME) == SCHEME


def test_faults_name_their_place_in_words() -> None:
    broken = deepcopy(SCHEME)
    broken["groups"][0]["max"] = "50"
    broken["groups"][1]["criteria"][0]["max"] = "hai mươi"
    places = {fault.place: fault.item_id for fault in faults_of(broken)}
    assert places["Nhóm I, các tiêu chí"] == "I"
    assert places["Tiêu chí II.1, điểm tối đa"] == "II.1"
    assert "Tổng điểm" in places
