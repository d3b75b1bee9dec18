"""What units said of a draft, round by round."""

from dataclasses import replace

from tests.documents.facts import DAY, HEADER
from tests.documents.reading import docx_texts, pdf_pages
from thidua.documents.kinds.consultation_summary import (
    AnsweredRow,
    ConsultationSummaryFacts,
    DiscussedPart,
    Round,
    consultation_summary,
)
from thidua.documents.model import Signature, Signatures

ROWS = (
    AnsweredRow("Hội Đông y", "Bỏ mục này", "Không tiếp thu", "Kế hoạch năm có chỉ tiêu này"),
    AnsweredRow("Hội Nhà báo", "Hạ điểm tối đa xuống 30", "", ""),
)
FIRST = Round(
    "Dự thảo lần 1", DAY, DAY, 8, ("Hội Đông y", "Hội Nhà báo"), (), (DiscussedPart("1.1", ROWS),)
)
SECOND = Round("Dự thảo lần 2", DAY, DAY, 8, ("Hội Nhà báo",), ("Hội Nhà báo",), ())


def facts(*rounds: Round) -> ConsultationSummaryFacts:
    return ConsultationSummaryFacts(
        header=HEADER,
        bloc="Khối thi đua Một",
        rounds=rounds,
        signatures=Signatures((Signature("TRƯỞNG KHỐI"),)),
    )


def test_two_rounds_are_told_apart_with_who_agreed():
    told = docx_texts(consultation_summary(facts(FIRST, SECOND)))

    assert "Đợt 1. Dự thảo lần 1" in told
    assert "Đợt 2. Dự thảo lần 2" in told
    assert "- Số ý kiến góp ý: 02 (không tiếp thu: 1; chưa trả lời: 1)." in told
    assert "- Thống nhất với cả dự thảo: 01 đơn vị (Hội Nhà báo)." in told
    assert "Không có ý kiến góp ý vào từng nội dung của dự thảo." in told


def test_one_round_needs_no_heading_and_both_files_say_the_same():
    document = consultation_summary(facts(replace(FIRST, heard=())))

    assert not any(line.startswith("Đợt") for line in docx_texts(document))
    assert "có ý kiến: 00." in " ".join(pdf_pages(document))
