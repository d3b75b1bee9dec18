"""The papers of small and large blocs on paper: nothing lost, heads repeated, rows whole."""

import pytest

from tests.documents import dossier_facts, facts, year_facts
from tests.documents.kinds import (
    test_ballot_papers,
    test_consultation_summary,
    test_meetings,
    test_period_review,
    test_province_review,
    test_regulation,
    test_unit_report,
)
from tests.documents.reading import docx_texts, pdf_pages, read_docx, read_pdf
from thidua.documents import table_model
from thidua.documents.kinds.achievement_report import achievement_report
from thidua.documents.kinds.award_decision import award_decision
from thidua.documents.kinds.award_proposals import award_proposals
from thidua.documents.kinds.ballot_papers import ballot_sheet
from thidua.documents.kinds.bloc_division import bloc_decision, bloc_list
from thidua.documents.kinds.conference_minutes import conference_minutes
from thidua.documents.kinds.consultation_summary import consultation_summary
from thidua.documents.kinds.council_minutes import council_minutes
from thidua.documents.kinds.count_minutes import count_minutes
from thidua.documents.kinds.covenant import covenant
from thidua.documents.kinds.handover_minutes import handover_minutes
from thidua.documents.kinds.invitation import invitation
from thidua.documents.kinds.meeting_conclusions import meeting_conclusions
from thidua.documents.kinds.office_letter import office_letter
from thidua.documents.kinds.period_review import period_review
from thidua.documents.kinds.proposal_letter import proposal_letter
from thidua.documents.kinds.province_review import province_review
from thidua.documents.kinds.refusal_notice import refusal_notice
from thidua.documents.kinds.registration import registration
from thidua.documents.kinds.registration_summary import registration_summary
from thidua.documents.kinds.regulation import regulation
from thidua.documents.kinds.result_summary import result_summary
from thidua.documents.kinds.score_sheet import score_sheet
from thidua.documents.kinds.unit_report import unit_report
from thidua.documents.kinds.worded_paper import worded_paper
from thidua.documents.page_rules import page_rules_on
from thidua.documents.render.fit import (
    CELL_PADDING_MM,
    MM_PER_POINT,
    column_widths,
    ems,
    sheet,
    table_size,
)
from thidua.documents.table_model import RowKind, Table
from thidua.documents.text import plain

ALL = {
    "registration": registration(facts.registration_facts()),
    "registration_summary": registration_summary(facts.registration_summary_facts(8)),
    "covenant": covenant(facts.covenant_facts(8, signed=5)),
    "score_sheet": score_sheet(facts.score_sheet_facts(7)),
    "result_summary": result_summary(facts.result_summary_facts(8)),
    "conference_minutes": conference_minutes(facts.conference_minutes_facts(8)),
    "award_proposals": award_proposals(facts.award_proposals_facts()),
    "proposal_letter": proposal_letter(facts.proposal_letter_facts()),
    "achievement_report": achievement_report(dossier_facts.report_facts()),
    "council_minutes": council_minutes(dossier_facts.minutes_facts()),
    "office_letter": office_letter(dossier_facts.letter_facts()),
    "refusal_notice": refusal_notice(dossier_facts.refusal_facts()),
    "regulation": regulation(test_regulation.facts(adopted_on=facts.DAY)),
    "unit_report": unit_report(test_unit_report.facts(*test_unit_report.PARTS)),
    "period_review": period_review(test_period_review.facts()),
    "province_review": province_review(test_province_review.facts()),
    "bloc_list": bloc_list(year_facts.division_facts()),
    "bloc_decision": bloc_decision(year_facts.division_facts(30)),
    "plan": worded_paper(year_facts.plan_facts()),
    "letter": worded_paper(year_facts.letter_facts()),
    "handover": handover_minutes(year_facts.handover_facts()),
    "award_decision": award_decision(year_facts.decision_facts()),
    "meeting_conclusions": meeting_conclusions(year_facts.conclusions_facts()),
    "invitation": invitation(test_meetings.invited(agenda=("Khai mạc", "Bế mạc"))),
    "count_minutes": count_minutes(test_meetings.counted(test_meetings.FLAG)),
    "ballot_sheet": ballot_sheet(test_ballot_papers.sheet()),
    "covenant_open": covenant(facts.covenant_facts(20, signed=0)),
    "consultation_summary": consultation_summary(
        test_consultation_summary.facts(
            test_consultation_summary.FIRST, test_consultation_summary.SECOND
        )
    ),
}


@pytest.mark.parametrize("name", ALL)
def test_both_formats_say_the_same(name):
    document = ALL[name]
    words = "".join("".join(pdf_pages(document)).split())
    word = read_docx(document)

    told = docx_texts(document) + [
        line.text
        for table in word.tables
        for row in table.rows
        for cell in row.cells
        for line in cell.paragraphs
    ]

    missing = [line for line in told if "".join(line.split()) not in words]
    # A line that goes on over the page is cut in two by the page's number in the PDF.
    assert len(missing) <= 1
    assert word.core_properties.title == read_pdf(document).metadata.title == document.name


@pytest.mark.parametrize("name", ALL)
def test_no_word_of_a_head_is_cut(name):
    """Each word has room in its column, in both formats: they leave the same beside it."""
    document, rules = ALL[name], page_rules_on(facts.DAY)
    parts = [(document.orientation, document.blocks)]
    parts += [(each.orientation, each.blocks) for each in document.appendices]
    tables = [(way, block) for way, blocks in parts for block in blocks if isinstance(block, Table)]
    for way, table in tables:
        size = table_size(rules, table.density) * MM_PER_POINT
        widths = column_widths(table, sheet(rules, way))
        lines = [*table.head_rows, *(each for each in table.rows if each.kind is RowKind.GROUP)]
        for placed in (cell for line in table_model.place(lines, len(widths)) for cell in line):
            cell = placed.cell
            room = sum(widths[placed.column : placed.column + cell.colspan]) - CELL_PADDING_MM
            longest = max((ems(word) for word in plain(cell.text).split()), default=0)
            assert longest * size <= room, (cell.text, room)


@pytest.mark.parametrize(("name", "pages"), [("award_proposals", 1), ("letter", 1)])
def test_short_papers_take_one_page(name, pages):
    assert len(pdf_pages(ALL[name])) == pages


@pytest.mark.parametrize("number", [4, 15, 20])
@pytest.mark.parametrize("groups", [3, 7])
def test_results_of_many_units_break_between_rows(number, groups):
    pages = pdf_pages(result_summary(facts.result_summary_facts(number, groups)))

    with_rows = [page for page in pages if "Hội" in page.split("Ghi chú:")[0]]
    assert len(pages) == (3 if (number, groups) == (20, 7) else 2)
    assert len(with_rows) == (1 if number == 4 else 2)
    assert all("Tổng điểm" in page and "Điểm theo nội dung" in page for page in with_rows)
    for place in range(number):
        total = f"{960 - place},50"
        assert sum(page.count(total) for page in pages) == 1


@pytest.mark.parametrize("number", [4, 15, 20])
def test_covenant_has_a_place_for_each_unit(number):
    text = " ".join(pdf_pages(covenant(facts.covenant_facts(number))))

    for place in range(number):
        assert f"Nguyễn Thị Người Ký {place + 1}" in text
        assert f"Đã ký lúc 09:{5 + place:02} ngày 31/03/2023" in text


def test_summary_of_twenty_units_keeps_each_table_head():
    pages = pdf_pages(registration_summary(facts.registration_summary_facts(20)))

    assert all(f"{place} " in page[:3] for place, page in enumerate(pages[1:], start=2))
    assert sum("Tên phong trào thi đua Mục tiêu" in page for page in pages) >= 3


def test_score_sheet_repeats_its_head_on_each_page_with_criteria():
    pages = pdf_pages(ALL["score_sheet"])

    assert len(pages) > 2
    for page in pages:
        if "70,00" in page:
            assert "Tự chấm" in page
            assert "Minh chứng" in page
