"""The report over all blocs: a line a bloc and their sum; what is not known is a dash."""

from typing import Any

from thidua.documents.kinds.province_review import (
    ProvinceReviewFacts,
    ReviewedBloc,
    province_review,
)
from thidua.documents.model import Header, Heading, Issuer, Paragraph, Signatures
from thidua.documents.table_model import Table

MONEY = "≈ 31,88 tỷ đồng"


def facts(**said: Any) -> ProvinceReviewFacts:
    usual: dict[str, Any] = {
        "header": Header(Issuer("Sở Nội vụ tỉnh Gia Lai")),
        "title": "Kết quả phong trào thi đua của các khối, sáu tháng đầu năm 2024",
        "money": MONEY,
        "before": "2 tỷ đồng",
        "year_before": 2023,
        "blocs": [
            ReviewedBloc("Khối Một", 6, MONEY, "2 tỷ đồng", "0/8", 3, "2/4", 1, 1),
            ReviewedBloc("Khối Hai", 0, "", "", "12/12", 0, "0/0", 0, 0),
        ],
        "by_measure": [("suất quà", "3.343", "1,6 tỷ đồng"), ("lượt người", "", "")],
        "signatures": Signatures(()),
    }
    return ProvinceReviewFacts(**(usual | said))


def test_every_bloc_the_sum_and_the_measures() -> None:
    document = province_review(facts())

    opening, first, blocs, second, measures = document.blocks
    assert opening == Paragraph(
        f"02 khối thi đua; tổng số tiền của các kết quả: {MONEY} (cùng kỳ năm 2023: 2 tỷ đồng)."
    )
    assert isinstance(first, Heading)
    assert isinstance(second, Heading)
    assert isinstance(blocs, Table)
    assert isinstance(measures, Table)
    rows = [[cell.text for cell in row.cells] for row in blocs.rows]
    assert rows[1] == ["2", "Khối Hai", "0", "–", "–", "12/12", "0", "0/0", "0", "0"]
    assert rows[-1][1:5] == ["Cộng", "6", MONEY, "2 tỷ đồng"]
    assert [cell.text for cell in measures.rows[1].cells] == ["lượt người", "–", "–"]


def test_without_results_there_are_blocs_alone() -> None:
    document = province_review(facts(money="", before="", by_measure=[]))

    assert document.blocks[0] == Paragraph("02 khối thi đua.")
    assert len(document.blocks) == 3
