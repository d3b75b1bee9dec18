"""Awards, classes and what lowers them, put into the table in the browser."""

from typing import Any

import pytest
from django.test import Client

from tests.apps.schemes.pages import address
from tests.factories import SCHEME
from tests.one_line import one_line
from thidua.apps.schemes.models import Scheme


def stored(scheme: Scheme, key: str) -> Any:
    """What the draft holds now under a key."""
    scheme.refresh_from_db()
    return scheme.definition.get(key)


def test_an_award_by_share_with_its_conditions(scheme: Scheme, head: Client) -> None:
    typed = {
        "revision": "0",
        "award": "CO_TINH",
        "share": "33,5 %",
        "of": "ranked",
        "rounding": "half_up",
        "least": "1",
        "min_total": "90%",
        "floor_0": "50 %",
        "floor_1": "12,5",
        "without": ["TR1", "L1"],
    }
    head.post(address("award", scheme.pk, id="awards:CO_TINH"), typed)

    award = {
        "award": "CO_TINH",
        "quota": {"share": "33.5%", "of": "ranked", "rounding": "half_up", "least": "1"},
        "min_total": "90%",
        "min_group": {"I": "50%", "II": "12.5"},
        "without": ["TR1", "L1"],
    }
    assert stored(scheme, "awards") == [award, SCHEME["awards"][1]]
    form = head.get(address("award", scheme.pk, id="awards:CO_TINH"))
    shown = {field.html_name: field.value() for field in form.context["form"]}
    assert (shown["share"], shown["quota"], shown["min_total"]) == ("33,5%", "", "90%")
    assert (shown["floor_0"], shown["floor_1"], shown["floor_2"]) == ("50%", "12,5", "")
    assert shown["without"] == ["TR1", "L1"]
    page = one_line(head.get(address("season", scheme.season_id)))
    assert (
        "Cờ thi đua của Ủy ban nhân dân tỉnh (33,5% số đơn vị được xếp hạng, làm tròn từ 0,5, "
        "ít nhất 1; từ 90% tổng điểm; nhóm I từ 50% điểm nhóm; nhóm II từ 12,5 điểm; "
        "không có TR1, L1)"
    ) in page


def test_an_award_saved_again_stays_as_a_file_wrote_it(scheme: Scheme, head: Client) -> None:
    head.post(
        address("award", scheme.pk, id="awards:BK_TINH"),
        {"revision": "0", "award": "BK_TINH", "quota": "1", "of": "members", "rounding": "down"},
    )
    assert stored(scheme, "awards") == SCHEME["awards"]
    assert scheme.revision == 0


@pytest.mark.parametrize(
    ("typed", "field", "said"),
    [
        ({"quota": "", "share": ""}, "quota", "Ghi số lượng được đề nghị, hoặc tỷ lệ"),
        ({"quota": "1", "share": "1/3"}, "share", "không ghi cả hai"),
        ({"quota": "một"}, "quota", "«một»"),
        ({"quota": "", "share": "120 %"}, "share", "120"),
        ({"quota": "1", "min_total": "110%"}, "min_total", "110"),
        ({"quota": "1", "floor_1": "nhiều"}, "floor_1", "«nhiều»"),
        ({"quota": "1", "without": ["X"]}, "without", "X"),
        ({"quota": "1", "award": ""}, "award", ""),
    ],
)
def test_each_wrong_box_says_why(
    typed: dict[str, Any], field: str, said: str, scheme: Scheme, head: Client
) -> None:
    answer = head.post(address("award", scheme.pk), {"revision": "0", "award": "TTLDXS"} | typed)
    assert list(answer.context["form"].errors) == [field]
    assert said in answer.context["form"].errors[field][0]
    assert stored(scheme, "awards") == SCHEME["awards"]


def test_classes_stand_best_first_and_are_named_once(scheme: Scheme, head: Client) -> None:
    for number, (name, least) in enumerate((("Tốt", "70"), ("Xuất sắc", "9/10"))):
        typed = {"revision": str(number), "name": name, "min_total": least}
        head.post(address("class", scheme.pk), typed)
    head.post(
        address("edit_move_row", scheme.pk),
        {"id": "classes:Xuất sắc", "to": "up", "revision": "2"},
    )
    names = [each["name"] for each in stored(scheme, "classes")]
    assert names == ["Xuất sắc", "Tốt"]

    answer = head.post(address("class", scheme.pk), {"revision": "3", "name": " TỐT "})
    assert answer.context["form"].errors["name"] == ["Hạng «TỐT» đã có trong bảng."]
    again = {"revision": "3", "name": "Tốt", "min_total": "65"}
    head.post(address("class", scheme.pk, id="classes:Tốt"), again)
    assert stored(scheme, "classes")[1] == {"name": "Tốt", "min_total": "65"}

    head.post(address("edit_remove_row", scheme.pk, id="classes:Tốt"), {"revision": "4"})
    assert [each["name"] for each in stored(scheme, "classes")] == ["Xuất sắc"]
    page = one_line(head.get(address("season", scheme.season_id)))
    assert "Xuất sắc (từ 9/10 tổng điểm)" in page


def test_what_lowers_is_said_on_the_fact_and_follows_its_name(scheme: Scheme, head: Client) -> None:
    head.post(address("class", scheme.pk), {"revision": "0", "name": "Đạt", "without": ["L1"]})
    fact = {"revision": "1", "id": "L1", "name": "Mất đoàn kết nội bộ", "lowers": "2"}
    head.post(address("exclusion", scheme.pk, id="L1"), fact)
    assert stored(scheme, "lower_class") == [{"id": "L1", "by": "2"}]
    assert "hạ bậc xếp loại" in head.get(address("season", scheme.season_id)).text

    head.post(address("exclusion", scheme.pk, id="L1"), fact | {"revision": "2", "id": "L9"})
    assert stored(scheme, "lower_class") == [{"id": "L9", "by": "2"}]
    assert stored(scheme, "classes") == [{"name": "Đạt", "without": ["L9"]}]

    head.post(address("edit_remove_row", scheme.pk, id="L9"), {"revision": "3"})
    assert stored(scheme, "lower_class") is None
    assert stored(scheme, "classes") == [{"name": "Đạt"}]


def test_a_renamed_group_keeps_its_floor(scheme: Scheme, head: Client) -> None:
    head.post(address("class", scheme.pk), {"revision": "0", "name": "Đạt", "floor_0": "30"})
    group = {"revision": "1", "id": "A", "name": "Nhiệm vụ chính trị", "max": "60"}
    head.post(address("group", scheme.pk, id="I"), group)
    assert stored(scheme, "classes") == [{"name": "Đạt", "min_group": {"A": "30"}}]
    head.post(address("edit_remove_row", scheme.pk, id="A"), {"revision": "2"})
    assert stored(scheme, "classes") == [{"name": "Đạt"}]
