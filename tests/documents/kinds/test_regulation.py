"""The paper of a quy chế, and that a draft says it is one."""

from tests.documents.facts import DAY, HEADER
from tests.documents.reading import docx_texts, pdf_pages
from thidua.documents.kinds.regulation import PrintedArticle, RegulationFacts, regulation
from thidua.documents.model import Signature, Signatures

ARTICLES = (
    PrintedArticle("Điều 1. Phạm vi", ("1. Một.", "2. Hai."), ("Chương I", "QUY ĐỊNH CHUNG")),
    PrintedArticle("Điều 2. Hội nghị", ("Họp.",)),
)


def facts(**changes: object) -> RegulationFacts:
    return RegulationFacts(
        header=HEADER,
        summary="Hoạt động của Khối",
        articles=ARTICLES,
        legal_bases=("Căn cứ Luật",),
        signatures=Signatures((Signature("TRƯỞNG KHỐI"),)),
        **changes,  # type: ignore[arg-type] # tests name real fields
    )


def test_a_draft_says_that_it_is_one():
    told = docx_texts(regulation(facts()))

    assert told[:2] == ["DỰ THẢO QUY CHẾ", "Hoạt động của Khối"]
    assert told[2:] == [
        "Căn cứ Luật.", "Chương I", "QUY ĐỊNH CHUNG", "Điều 1. Phạm vi", "1. Một.", "2. Hai.",
        "Điều 2. Hội nghị", "Họp.",
    ]  # fmt: skip


def test_an_adopted_one_names_the_day_and_who_was_there():
    adopted = facts(
        adopted_on=DAY, adopted_note="Biên bản số 01", present=("Hội Một", "Hội Hai"), members=3
    )

    page = pdf_pages(regulation(adopted))[0]

    assert "DỰ THẢO" not in page
    assert "có mặt 2/3 đơn vị: Hội Một, Hội Hai. Biên bản số 01." in page


def test_an_adopted_one_without_a_roll_names_the_day_alone():
    page = pdf_pages(regulation(facts(adopted_on=DAY)))[0]

    assert "có mặt" not in page
    assert "thông qua ngày" in page
