"""The paper of a unit's report: figures in a table, words below, the same in both files."""

from datetime import date

from tests.documents.facts import HEADER
from tests.documents.reading import docx_texts, pdf_pages
from thidua.documents.kinds.unit_report import (
    ReportedFigure,
    ReportedText,
    ReportPart,
    UnitReportFacts,
    unit_report,
)
from thidua.documents.model import Signature

PARTS = (
    ReportPart(
        "I. Kết quả",
        figures=(
            ReportedFigure("Suất quà", "suất quà", "≈ 3.343", note="đợt Tết"),
            ReportedFigure("Hội viên mới", "người", "", missing_reason="chưa thống kê"),
        ),
    ),
    ReportPart("II. Đánh giá", texts=(ReportedText("Khó khăn", "Thiếu kinh phí."),)),
)


def facts(*parts: ReportPart) -> UnitReportFacts:
    return UnitReportFacts(
        header=HEADER,
        bloc="Khối Một",
        unit="Hội AAA",
        name="Báo cáo 6 tháng đầu năm",
        since=date(2023, 1, 1),
        until=date(2023, 6, 30),
        parts=parts,
        signature=Signature("CHỦ TỊCH"),
    )


def test_figures_words_and_reasons_stand_in_the_paper() -> None:
    paper = unit_report(facts(*PARTS))

    page = pdf_pages(paper)[0]

    for said in ("6 tháng đầu năm", "01/01/2023", "30/06/2023", "≈ 3.343", "chưa thống kê"):
        assert said in page
    assert docx_texts(paper)[-3:] == ["II. Đánh giá", "Khó khăn", "Thiếu kinh phí."]


def test_a_part_without_a_name_has_no_heading() -> None:
    paper = unit_report(facts(ReportPart("", texts=PARTS[1].texts)))

    assert docx_texts(paper)[-2:] == ["Khó khăn", "Thiếu kinh phí."]
    assert "" not in docx_texts(paper)[-3:]
