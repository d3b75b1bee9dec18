"""What differs between two definitions."""

from copy import deepcopy

from tests.factories import SCHEME
from thidua.apps.schemes.definition.comparison import ADDED, CHANGED, REMOVED, FieldChange, compare
from thidua.apps.schemes.definition.line_edits import Move, PutPart, Remove


def test_the_same_table_has_no_differences() -> None:
    assert compare(SCHEME, deepcopy(SCHEME)) == []


def test_a_changed_figure_shows_old_and_new() -> None:
    new = deepcopy(SCHEME)
    new["groups"][1]["criteria"][0]["rule"]["points_per_item"] = "4"
    (difference,) = compare(SCHEME, new)
    assert (difference.kind, difference.what, difference.item_id) == (CHANGED, "Tiêu chí", "II.1")
    assert difference.fields == (
        FieldChange(
            "cách tính",
            "Mỗi phong trào 5 điểm, tối đa 20 điểm.",
            "Mỗi phong trào 4 điểm, tối đa 20 điểm.",
        ),
    )


def test_a_detail_without_words_is_still_a_difference() -> None:
    new = deepcopy(SCHEME)
    new["groups"][1]["criteria"][1]["rule"]["fed_by"] = "deadline_log"
    (difference,) = compare(SCHEME, new)
    assert [change.label for change in difference.fields] == ["cách tính (chi tiết)"]


def test_added_and_removed_rows() -> None:
    line = {"id": "II.3", "name": "Mới", "max": "5", "rule": {"type": "boolean"}}
    new = Remove("TR1").apply(PutPart("II", line).apply(SCHEME))
    assert [(d.kind, d.title) for d in compare(SCHEME, new)] == [
        (ADDED, "Tiêu chí II.3 Mới"),
        (REMOVED, "Khoản trừ TR1 Nộp đăng ký trễ"),
    ]


def test_a_criterion_in_another_group_says_so() -> None:
    (difference,) = compare(SCHEME, Move("I.2", 1).apply(SCHEME))
    assert difference.fields == (FieldChange("thuộc", "I", "II"),)


def test_order_within_a_group() -> None:
    (difference,) = compare(SCHEME, Move("I.2", -1).apply(SCHEME))
    assert difference.fields == (FieldChange("thứ tự", "I.1, I.2", "I.2, I.1"),)


def test_settings_in_words() -> None:
    new = {**deepcopy(SCHEME), "na_policy": "zero", "awards": [{"award": "CO_TINH", "quota": "2"}]}
    (difference,) = compare(SCHEME, new)
    assert difference.what == "Thiết lập chung"
    assert difference.fields[0].new == "0 điểm"
    assert difference.fields[1].new == "2 Cờ thi đua của tỉnh, ngành"
