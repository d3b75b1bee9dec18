"""What a scheme asks units to register, what is missing, and what changed."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from tests.apps.pledges.material import CONTENT, DEFINITION
from thidua.domain.registration import (
    Change,
    Movement,
    RegistrationContent,
    Target,
    Title,
    cells_of,
    changes_between,
    needs_of,
)
from thidua.domain.registration_checks import gaps_in, mistakes_in
from thidua.formats.scheme_mapping import scheme_from_mapping

NEEDS = needs_of(scheme_from_mapping(DEFINITION))


def test_needs_of_follow_the_rules_of_the_scheme() -> None:
    asked = {
        need.criterion: (need.needs_figure, need.needs_baseline, need.has_many, need.can_wait)
        for need in NEEDS
    }

    assert asked == {
        "I.2": (True, False, True, False),
        "I.3": (True, False, False, False),
        "I.4": (False, True, False, False),
        "II.1": (True, False, False, True),
    }


def test_gaps_in_a_full_registration_are_none() -> None:
    assert gaps_in(CONTENT, NEEDS) == []


def test_gaps_in_an_empty_registration() -> None:
    found = [(gap.text, gap.must) for gap in gaps_in(RegistrationContent(), NEEDS)]

    assert found == [
        ("Chưa ghi số người của cơ quan.", True),
        ("Chưa ghi số Lao động tiên tiến.", True),
        ("Chưa ghi số Chiến sĩ thi đua cơ sở.", True),
        ("Chưa đăng ký phong trào thi đua nào.", False),
        (
            "Tiêu chí I.2 «Chỉ tiêu riêng» chưa có chỉ tiêu riêng nào (3 đến 5 chỉ tiêu).",
            True,
        ),
        (
            "Tiêu chí I.3 «Hội viên mới» chưa có kế hoạch năm (hoặc chọn «không được giao»).",
            True,
        ),
        ("Tiêu chí I.4 «Thu hội phí» chưa có kết quả năm trước (lớn hơn 0).", True),
        ("Chưa đăng ký danh hiệu, hình thức khen thưởng nào.", False),
    ]


def test_gaps_in_half_filled_rows_name_the_fields() -> None:
    content = replace(
        CONTENT,
        movements=(Movement("Lao động giỏi"),),
        targets=(
            Target("I.3", not_assigned=True),
            Target("I.4", baseline=Decimal(1)),
            Target("I.2", "Một", is_own=True),
        ),
    )

    assert [gap.text for gap in gaps_in(content, NEEDS)] == [
        "Phong trào thứ 1 «Lao động giỏi» chưa có mục tiêu, ngày phát động, ngày tổng kết.",
        "Tiêu chí I.2 «Chỉ tiêu riêng» có 1 chỉ tiêu riêng; thường từ 3 đến 5.",
        "Tiêu chí I.2 «Chỉ tiêu riêng», chỉ tiêu riêng thứ 1 chưa có đơn vị tính, kế hoạch năm "
        "lớn hơn 0.",
    ]


def test_gaps_in_a_target_of_zero() -> None:
    content = replace(CONTENT, targets=(Target("I.3", figure=Decimal(0)), *CONTENT.targets[1:]))

    assert [gap.text for gap in gaps_in(content, NEEDS)] == [
        "Tiêu chí I.3 «Hội viên mới» có kế hoạch năm là 0; phải lớn hơn 0."
    ]


def test_mistakes_in_a_good_registration_are_none() -> None:
    assert mistakes_in(CONTENT, 2023) == []


def test_mistakes_in_name_part_row_and_field() -> None:
    wrong = Movement("A", "unit", "", date(2023, 5, 2), date(2023, 5, 1))
    content = replace(CONTENT, movements=(*CONTENT.movements, wrong))

    (mistake,) = mistakes_in(content, 2023)

    assert (mistake.part, mistake.row, mistake.field) == ("movements", 1, "ends_on")


def test_changes_between_equal_contents_are_none() -> None:
    same = replace(
        CONTENT,
        targets=tuple(
            replace(t, figure=t.figure and t.figure.quantize(Decimal("0.0001")))
            for t in CONTENT.targets
        ),
    )

    assert changes_between(CONTENT, same) == []


def test_changes_between_go_field_by_field_in_the_order_of_the_form() -> None:
    after = replace(CONTENT, headcount=None, movements=(), targets=CONTENT.targets[:-1])

    found = changes_between(CONTENT, after)

    assert found[0] == Change(("people", "", "headcount"), "20", "")
    assert [change.key[0] for change in found] == ["people"] + ["movements"] * 5 + ["own"] * 4
    assert all(change.after == "" for change in found)


def test_cells_of_write_figures_and_days_as_people_do() -> None:
    cells = cells_of(CONTENT)

    assert cells["movements", "1", "starts_on"] == "08/03/2023"
    assert cells["targets", "I.4", "baseline"] == "12,5"
    assert cells["titles", "BK_TINH#individual", "quantity"] == "2"


@pytest.mark.parametrize(
    ("changes", "place", "told"),
    [
        ({"grassroots_fighters": -1}, ("people", -1, "grassroots_fighters"), "chỉ nhận từ 0 đến"),
        ({"movements": (Movement("A", "tỉnh"),)}, ("movements", 0, "level"), "«tỉnh»; chỉ nhận"),
        (
            {"movements": (Movement("A", "unit", "", date(2003, 5, 2)),)},
            ("movements", 0, "starts_on"),
            "02/05/2003 cách năm thi đua 2023 quá 5 năm.",
        ),
        (
            {"targets": (Target("I.3", "A", figure=Decimal(-1)),)},
            ("targets", 0, "figure"),
            "−1; chỉ nhận số từ 0 đến dưới 1.000.000 tỷ.",
        ),
        (
            {"targets": (Target("I.4", "A", baseline=Decimal("0.1234567")),)},
            ("targets", 0, "baseline"),
            "chữ số thập phân.",
        ),
        (
            {"targets": (Target("I.3", "A", figure=Decimal(5), not_assigned=True),)},
            ("targets", 0, "figure"),
            "Đã chọn «không được giao» thì để trống kế hoạch năm.",
        ),
        ({"titles": (Title("X"),)}, ("titles", 0, "award"), "«X» không có trong danh mục."),
        (
            {"titles": (Title("TTLDXS"), Title("TTLDXS"))},
            ("titles", 1, "award"),
            "Tập thể lao động xuất sắc đã ghi ở dòng trên; gộp lại một dòng.",
        ),
        ({"titles": (Title("TTLDXS", "ai"),)}, ("titles", 0, "recipient"), "«ai»; chỉ nhận"),
        ({"titles": (Title("TTLDXS", quantity=0),)}, ("titles", 0, "quantity"), "từ 1 trở lên."),
    ],
)
def test_mistakes_in_tell_what_may_be_written(
    changes: dict[str, object], place: tuple[str, int, str], told: str
) -> None:
    (mistake,) = mistakes_in(replace(CONTENT, **changes), 2023)  # type: ignore[arg-type] # a test's own changes

    assert (mistake.part, mistake.row, mistake.field) == place
    assert told in mistake.message


def test_needs_know_the_headings_above_them() -> None:
    rule = {"type": "linear"}
    lines = [
        {"id": "a", "name": "Hội viên", "max": "4", "criteria": [
            {"id": "a.1", "max": "4", "criteria": [{"id": "a.1.x", "max": "4", "rule": rule}]}]},
        {"id": "b", "max": "6", "rule": rule},
    ]  # fmt: skip
    scheme = scheme_from_mapping(
        {"total": "10", "decimals": "0", "bonus_inside_total": "true", "na_policy": "zero",
         "groups": [{"id": "I", "max": "10", "criteria": lines}]}
    )  # fmt: skip

    assert [(need.criterion, need.below) for need in needs_of(scheme)] == [
        ("a.1.x", ("a Hội viên", "a.1")), ("b", ()),
    ]  # fmt: skip
