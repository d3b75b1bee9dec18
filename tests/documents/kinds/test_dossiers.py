"""Achievement reports, the council's minutes, its letter, the notice of a refusal."""

import pytest

from tests.documents import dossier_facts as facts
from tests.documents.reading import pdf_pages
from thidua.documents.kinds.achievement_report import achievement_report
from thidua.documents.kinds.council_minutes import council_minutes
from thidua.documents.kinds.office_letter import office_letter
from thidua.documents.kinds.refusal_notice import refusal_notice
from thidua.documents.model import Document


def words(document: Document) -> str:
    return " ".join(" ".join(pdf_pages(document)).split())


def test_a_report_has_points_of_two_years_and_past_awards() -> None:
    told = words(achievement_report(facts.report_facts()))

    assert "(NĐ 98/2023, Phụ lục I Mẫu số 02)" in told
    assert "I. SƠ LƯỢC ĐẶC ĐIỂM, TÌNH HÌNH" in told
    assert "Nhiệm vụ chính trị 600,00 570,50 590,25" in told
    assert "Thi đua 400,00 – 380,00" in told
    assert "2. Phong trào thi đua (Đơn vị bổ sung.)" in told
    assert "2022 Tập thể lao động xuất sắc 1/QĐ-UBND, ngày 05/01/2023" in told
    assert "2. Hình thức khen thưởng Chưa có trong sổ khen thưởng." in told
    assert "Sáng kiến, đề tài" not in told


def test_a_persons_report_lists_initiatives() -> None:
    told = words(achievement_report(facts.report_facts(is_person=True)))

    assert "3. Sáng kiến, đề tài đã được công nhận" in told
    assert "2023 Vườn thuốc nam cấp tỉnh, QĐ 10/QĐ-UBND" in told


def test_many_past_awards_go_on_over_the_page() -> None:
    pages = pdf_pages(achievement_report(facts.report_facts(awards=60)))

    assert ["Danh hiệu thi đua" in page for page in pages] == [True, True, True]


def test_minutes_name_blocs_votes_and_who_passed() -> None:
    told = words(council_minutes(facts.minutes_facts(3)))

    assert "Thành viên Hội đồng: 09; có mặt 08, có ý kiến bằng văn bản 01" in told
    assert "Mức cần đạt: cần 80 % của 9 thành viên = 8 phiếu." in told
    assert told.count("Không đạt") == 1
    passed = told.split("III. KẾT LUẬN")[1]
    assert f"Hội số 0 (Dẫn đầu {facts.BLOC})" in passed
    assert "Hội số 2" not in passed
    assert "(ii) Bằng khen: không có trường hợp nào" in passed


def test_the_letter_has_its_list_as_an_appendix() -> None:
    pages = pdf_pages(office_letter(facts.letter_facts()))

    assert len(pages) == 2
    assert "khen thưởng 02 trường hợp" in " ".join(pages[0].split())
    assert "Hội Nhà báo" in pages[1]


def test_a_refusal_says_why_and_leaves_the_blocs_result() -> None:
    told = words(refusal_notice(facts.refusal_facts()))

    assert "Lý do: Hội đồng không thông qua." in told
    assert "7/9, cần 80 % của 9 thành viên = 8 phiếu" in told
    assert "được giữ nguyên như đã biểu quyết" in told


@pytest.mark.parametrize("kind", [council_minutes, office_letter])
def test_nothing_to_vote_on_is_still_a_paper(kind: object) -> None:
    minutes = facts.replace(facts.minutes_facts(), lists=(), note=())
    letter = facts.replace(facts.letter_facts(), lists=())

    document = council_minutes(minutes) if kind is council_minutes else office_letter(letter)

    assert "không có" in words(document).lower()


def test_a_refusal_without_votes_tells_none() -> None:
    told = words(
        refusal_notice(facts.replace(facts.refusal_facts(), council_vote="", bloc_vote=""))
    )

    assert "Hội đồng:" not in told
    assert "được giữ nguyên" not in told


def test_a_report_without_form_or_initiatives_says_so() -> None:
    person = facts.replace(facts.report_facts(is_person=True), form="", initiatives=())

    told = words(achievement_report(person))

    assert "Phụ lục" not in told
    assert "Chưa ghi nhận sáng kiến, đề tài nào." in told
