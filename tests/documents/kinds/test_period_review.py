"""The review of a period as a paper: every part in order, parts without content left out."""

from datetime import date
from typing import Any

from thidua.documents.kinds.period_review import (
    PeriodReviewFacts,
    ReviewedMovement,
    ReviewedTarget,
    ReviewedUnit,
    period_review,
)
from thidua.documents.model import Header, Heading, Issuer, ListItems, Paragraph, Signatures
from thidua.documents.table_model import Table


def facts(**said: Any) -> PeriodReviewFacts:
    usual: dict[str, Any] = {
        "header": Header(Issuer("Khối thi đua Một")),
        "bloc": "Khối thi đua Một",
        "title": "Sơ kết 6 tháng đầu năm 2024",
        "since": date(2024, 1, 1),
        "until": date(2024, 6, 30),
        "money": "≈ 31,88 tỷ đồng",
        "by_measure": [("suất quà", "3.343", "1,6 tỷ đồng")],
        "units": [ReviewedUnit("Hội A", "3.343 suất quà", "1,6 tỷ đồng")],
        "silent": 2,
        "targets_told": "1 chỉ tiêu: 1 chưa đủ số liệu",
        "targets": [ReviewedTarget("70 % LĐTT", "≥ 70%", "", "Chưa đủ số liệu", "", "Hội A")],
        "compared": [("Tổng số tiền", "2 tỷ", "1 tỷ", "tăng 100%")],
        "year_before": 2023,
        "movements": [ReviewedMovement("Vì người nghèo", "Tỉnh", "1 hoạt động", "9 căn nhà")],
        "words": [("Phương hướng, nhiệm vụ", ("Giữ vững", "Đổi mới"))],
        "signatures": Signatures(()),
    }
    return PeriodReviewFacts(**(usual | said))


def test_every_part_in_order() -> None:
    document = period_review(facts())

    heads = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert heads == [
        "I. KẾT QUẢ THỰC HIỆN", "Kết quả của từng đơn vị", "II. KẾT QUẢ THEO CHỈ TIÊU GIAO ƯỚC",
        "III. SO VỚI CÙNG KỲ NĂM 2023", "IV. PHONG TRÀO THI ĐUA", "V. PHƯƠNG HƯỚNG, NHIỆM VỤ",
    ]  # fmt: skip
    assert sum(isinstance(block, Table) for block in document.blocks) == 5
    assert ListItems(("Chỉ tiêu 1: Hội A",)) in document.blocks
    assert Paragraph("02 đơn vị chưa ghi kết quả nào trong thời gian này.") in document.blocks


def test_what_says_nothing_is_left_out_and_numbers_follow() -> None:
    empty = facts(by_measure=[], money="", units=[], silent=0, targets=[], compared=[],
                  movements=[])  # fmt: skip

    document = period_review(empty)

    heads = [block.text for block in document.blocks if isinstance(block, Heading)]
    assert heads == ["I. KẾT QUẢ THỰC HIỆN", "II. PHƯƠNG HƯỚNG, NHIỆM VỤ"]
    assert not any(isinstance(block, Table) for block in document.blocks)


def test_without_money_or_with_every_figure_known_nothing_is_said_of_it() -> None:
    known = ReviewedTarget("70 % LĐTT", "≥ 70%", "75%", "Đạt", "", "")

    document = period_review(facts(money="", targets=[known], words=[]))

    assert not any(isinstance(block, ListItems) for block in document.blocks)
    assert not any("Tổng số tiền" in getattr(block, "text", "") for block in document.blocks)
