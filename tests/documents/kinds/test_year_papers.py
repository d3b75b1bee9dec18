"""Division into blocs, plan, letters, handing over, decision, conclusions: what each says."""

from dataclasses import replace

from tests.documents import year_facts
from tests.documents.facts import DAY
from tests.documents.reading import docx_texts, pdf_pages
from thidua.documents.kinds.award_decision import award_decision
from thidua.documents.kinds.bloc_division import bloc_decision, bloc_list
from thidua.documents.kinds.handover_minutes import handover_minutes
from thidua.documents.kinds.meeting_conclusions import meeting_conclusions
from thidua.documents.kinds.worded_paper import worded_paper
from thidua.documents.kinds.year_plan import PlannedStep, steps_table
from thidua.documents.model import Document, Heading, Paragraph
from thidua.documents.text import plain


def words(document: Document) -> str:
    return " ".join(" ".join(pdf_pages(document)).split())


def test_bloc_list_and_decision_count_blocs_and_units() -> None:
    facts = year_facts.division_facts()
    for document in (bloc_list(facts), bloc_decision(facts)):
        told = words(document)
        assert "03 khối thi đua với 09 đơn vị" in told
        assert "III Khối thi đua số 3 (03 đơn vị)" in told
        assert told.count("Phó Trưởng khối") >= 3
    assert "Chưa có khối nào." in words(bloc_list(replace(facts, blocs=())))


def test_a_plan_has_headings_and_the_table_of_steps() -> None:
    document = worded_paper(year_facts.plan_facts())
    heads = [(plain(b.text), b.level) for b in document.blocks if isinstance(b, Heading)]
    assert heads == [("I. MỤC ĐÍCH", 1), ("1. Mục đích", 2), ("II. VIỆC", 1)]
    told = words(document)
    for when in ("01/02/2024 đến 15/03/2024", "Chậm nhất 31/03/2024", "Thường xuyên", "……"):
        assert when in told


def test_a_plan_without_steps_says_so() -> None:
    assert steps_table([]) == (Paragraph("Khối thống nhất lịch cụ thể tại từng cuộc họp."),)
    assert PlannedStep("a", "b", DAY).when == "Chậm nhất 22/12/2023"


def test_a_letter_has_no_title_and_is_about_something_below_its_number() -> None:
    document = worded_paper(year_facts.letter_facts())
    told = words(document)
    number, about, to = (told.index(text) for text in ("Số: 34/SNV-TĐKT", "V/v xin ý", "Kính gửi"))
    assert number < about < to
    assert document.name == year_facts.ABOUT
    assert told.count("xin ý kiến về việc khen thưởng") == 1
    assert any("V/v xin ý kiến" in text for text in docx_texts(document)) or "V/v" in told


def test_handover_minutes_say_what_there_is_and_what_there_is_not() -> None:
    facts = year_facts.handover_facts()
    full = words(handover_minutes(facts))
    assert "IV. Ghi chú của bên giao" in full
    assert "1. Nộp báo cáo năm" in full
    bare = words(handover_minutes(replace(facts, papers=(), unfinished=(), calendar=(), note=())))
    for none in ("Không có văn bản nào.", "Không còn việc nào chưa xong.", "Chưa định lịch"):
        assert none in bare
    assert "IV." not in bare


def test_a_draft_decision_has_neither_number_nor_day() -> None:
    facts = year_facts.decision_facts()
    told = words(award_decision(facts))
    assert "Số: ......./QĐ-UBND" in told
    assert "ngày ..... tháng ..... năm" in told
    assert "Khen thưởng 03 trường hợp (Cờ thi đua của tỉnh: 01; Bằng khen" in told
    assert "Không có." in words(award_decision(replace(facts, lists=())))


def test_conclusions_number_their_parts() -> None:
    facts = year_facts.conclusions_facts()
    full = words(meeting_conclusions(facts))
    assert "III. Phân công thực hiện" in full
    assert "Tại hội nghị sơ kết" in full
    bare = words(meeting_conclusions(replace(facts, decided=(), directions=())))
    assert "II. Phân công thực hiện" in bare
    assert "Không có nội dung phải biểu quyết." in bare
    assert "Phân công" not in words(meeting_conclusions(replace(facts, tasks=())))
