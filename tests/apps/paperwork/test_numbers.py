"""A number is given once in a year; what is not issued bears neither number nor day."""

from datetime import date
from io import BytesIO

import pytest
from django.urls import reverse
from docx import Document

from tests.apps.paperwork.material import issue, ready
from tests.conftest import SignIn
from tests.factories import NOON, World
from thidua.apps.paperwork.models import IssuedDocument, PaperNumber
from thidua.apps.paperwork.refusals import NumberTaken
from thidua.apps.seasons.models import Season

__all__ = ["ready"]


@pytest.mark.parametrize("typed", ["05/TH-KTĐ", "5/th-ktđ", "05 / TH – KTĐ", "5"])
def test_two_papers_never_take_one_number(ready: World, typed: str) -> None:
    issue(ready, "covenant", "05/TH-KTĐ")

    with pytest.raises(NumberTaken, match="2023"):
        issue(ready, "registration_summary", typed)

    assert IssuedDocument.objects.count() == PaperNumber.objects.count() == 1


def test_the_same_paper_keeps_its_number_and_other_issuers_and_years_are_free(
    ready: World,
) -> None:
    issue(ready, "covenant", "05/GU-KTĐ")
    again = issue(ready, "covenant", "05/GU-KTĐ", reason="Sai ngày")
    assert again.version == 2
    issue(ready, "registration_summary", "05/GU-KTĐ", day=date(2024, 1, 5))
    issue(ready, "registration", "05/GU-KTĐ", unit="AAA")
    issue(ready, "registration_summary", "", reason="Không số")
    assert PaperNumber.objects.count() == 3


def test_the_page_keeps_what_was_typed_beside_the_refusal(ready: World, sign_in) -> None:  # type: ignore[no-untyped-def] # a fixture
    issue(ready, "covenant", "05/GU-KTĐ")
    page = reverse("paperwork:issue_document", args=[ready.season.pk, "registration_summary"])

    text = sign_in(ready.head).post(page, {"number": "5/GU-KTĐ", "issued_on": "2023-04-01"}).text

    assert "đã dùng cho văn bản khác của Khối thi đua Một" in text
    assert 'value="5/GU-KTĐ"' in text


def test_a_draft_has_neither_number_nor_day(ready: World, sign_in) -> None:  # type: ignore[no-untyped-def] # a fixture
    Season.objects.filter(pk=ready.season.pk).update(state="closed", closed_at=NOON)
    file = reverse("paperwork:download", args=[ready.season.pk, "registration_summary", "docx"])

    document = Document(BytesIO(sign_in(ready.head).get(file).content))

    head = " ".join(
        cell.text for table in document.tables[:1] for row in table.rows for cell in row.cells
    )
    assert "Số: ......./TH-KTĐ" in head
    assert "ngày ..... tháng ..... năm ........" in head


def test_a_number_that_is_too_long_with_its_symbol_is_refused_in_words(
    ready: World, sign_in: SignIn
) -> None:
    client = sign_in(ready.head)
    page = reverse("paperwork:issue_document", args=[ready.season.pk, "registration_summary"])
    answer = client.post(page, {"issued_on": "31/03/2023", "number": "9" * 60})
    assert "ký tự; nhiều nhất 60" in answer.content.decode()
    fits = "9" * (60 - len("/TH-KTĐ"))
    assert issue(ready, "registration_summary", fits).number == f"{fits}/TH-KTĐ"
