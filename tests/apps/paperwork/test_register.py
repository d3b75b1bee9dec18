"""A paper on its way: signed, issued, withdrawn; and the register where it is found."""

from datetime import date, timedelta
from io import BytesIO
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.urls import reverse
from openpyxl import load_workbook
from pypdf import PdfReader

from tests.apps.paperwork.material import DAY, issue, kind_named, next_one, ready
from tests.conftest import SignIn
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.audit.registries.proofs import faults_of_rows
from thidua.apps.paperwork.actions.issuing import Issue, issue_document, submit_document
from thidua.apps.paperwork.actions.states import release_document, withdraw_document
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.queries import documents_visible_to
from thidua.apps.paperwork.refusals import DocumentRefused
from thidua.web.reasons import ReasonMissing

__all__ = ["ready"]
REGISTER = reverse("paperwork:register")


def submitted(world: World) -> IssuedDocument:
    """The summary of registrations, waiting for a signature."""
    return next_one(world, "registration_summary", act=submit_document)


def who_sees(world: World, document: IssuedDocument) -> set[str]:
    seats = ("head", "deputy", "member", "standing", "outsider")
    return {
        who
        for who in seats
        if documents_visible_to(getattr(world, who)).filter(pk=document.pk).exists()
    }


def test_submit_document_fixes_number_and_bytes_for_those_who_issue(ready: World) -> None:
    waiting = submitted(ready)

    with waiting.pdf.open("rb") as file:
        text = PdfReader(BytesIO(file.read())).pages[0].extract_text()
    assert (waiting.state, waiting.number) == ("signing", "01/TH-KTĐ")
    assert "Số: 01/TH-KTĐ" in text
    assert who_sees(ready, waiting) == {"head", "deputy", "standing"}
    assert list(faults_of_rows()) == []


def test_release_document_puts_it_in_force_once(ready: World) -> None:
    waiting = submitted(ready)

    released = release_document(waiting, actor=ready.standing, at=NOON)
    release_document(waiting, actor=ready.head, at=NOON + timedelta(hours=1))

    assert (released.state, released.released_at) == ("issued", NOON)
    assert who_sees(ready, released) == {"head", "deputy", "member", "standing"}
    assert Entry.objects.filter(action="paperwork.release_document").count() == 1


def test_no_version_is_made_while_one_waits_for_a_signature(ready: World) -> None:
    submitted(ready)

    with pytest.raises(DocumentRefused, match="lần 1 đang trình ký"):
        issue(ready, "registration_summary", "05/TH-KTĐ", reason="Sai")


def test_withdraw_document_keeps_its_files_and_says_why(ready: World) -> None:
    document = issue(ready, "registration_summary", "05/TH-KTĐ")
    with pytest.raises(ReasonMissing):
        withdraw_document(document, " ", actor=ready.head, at=NOON)

    gone = withdraw_document(document, "Sai thẩm quyền", actor=ready.head, at=NOON)

    assert (gone.state, gone.withdrawn_by, gone.withdrawn_at) == ("withdrawn", ready.head, NOON)
    assert who_sees(ready, gone) == {"head", "deputy", "member", "standing"}
    with pytest.raises(DocumentRefused, match="đã thu hồi: Sai thẩm quyền"):
        withdraw_document(document, "Lần nữa", actor=ready.head, at=NOON)
    with pytest.raises(DocumentRefused):
        release_document(document, actor=ready.head, at=NOON)


def test_a_paper_that_was_never_issued_stays_unseen_when_taken_back(ready: World) -> None:
    waiting = submitted(ready)

    withdraw_document(waiting, "Sai", actor=ready.deputy, at=NOON)

    assert who_sees(ready, waiting) == {"head", "deputy", "standing"}


def test_members_do_none_of_it(ready: World) -> None:
    waiting, paper = submitted(ready), kind_named("covenant")
    for act in (
        lambda who: submit_document(ready.season, Issue(paper, None, "", DAY), actor=who, at=NOON),
        lambda who: issue_document(ready.season, Issue(paper, None, "", DAY), actor=who, at=NOON),
        lambda who: release_document(waiting, actor=who, at=NOON),
        lambda who: withdraw_document(waiting, "Thôi", actor=who, at=NOON),
    ):
        with pytest.raises(PermissionDenied):
            act(ready.member)


def listed(client: Any, **asked: str) -> list[str]:
    """The numbers of the papers that the register shows."""
    rows = client.get(REGISTER, asked).context["rows"]
    return sorted(row.document.number for row in rows)


def test_the_register_is_searched_by_number_day_kind_and_words(ready: World, sign_in: Any) -> None:
    issue(ready, "covenant", "01/GU-KTĐ", day=date(2023, 3, 1))
    issue(ready, "registration_summary", "02/TH-KTĐ", day=date(2023, 4, 2))
    issue(ready, "registration", "03/ĐK", day=date(2023, 5, 3), unit="AAA")
    client = sign_in(ready.head)

    assert listed(client) == ["01/GU-KTĐ", "02/TH-KTĐ", "03/ĐK"]
    assert listed(client, q="tong hop") == ["02/TH-KTĐ"]
    assert listed(client, q="01/gu") == ["01/GU-KTĐ"]
    assert listed(client, kind="covenant") == ["01/GU-KTĐ"]
    assert listed(client, since="2/4/2023") == ["02/TH-KTĐ", "03/ĐK"]
    assert listed(client, since="2/4/2023", until="30/4/2023") == ["02/TH-KTĐ"]
    assert len(listed(client, since="không phải ngày")) == 3
    assert listed(client, state="withdrawn") == []
    assert listed(client, season=str(ready.season.pk + 1)) == []


def test_the_register_shows_what_one_may_see(ready: World, sign_in: Any) -> None:
    issue(ready, "covenant", "01/GU-KTĐ")
    issue(ready, "registration", "03/ĐK", unit="AAA")
    submitted(ready)

    assert listed(sign_in(ready.member)) == ["01/GU-KTĐ"]
    assert listed(sign_in(ready.outsider)) == []
    assert len(listed(sign_in(ready.standing))) == 3


def test_the_register_says_what_was_replaced(ready: World, sign_in: Any) -> None:
    first = issue(ready, "covenant", "01/GU-KTĐ")
    again = issue(ready, "covenant", "02/GU-KTĐ", reason="Sai ngày ký")
    client = sign_in(ready.member)

    looks = {row.document.pk: str(row.look.label) for row in client.get(REGISTER).context["rows"]}

    assert looks == {first.pk: "Đã thay thế", again.pk: "Đã ban hành"}
    assert "Sai ngày ký" in one_line(client.get(REGISTER))


def test_the_register_asks_no_query_per_row(
    ready: World, sign_in: Any, django_assert_max_num_queries: Any
) -> None:
    client = sign_in(ready.head)
    for number in range(1, 9):
        issue(ready, "covenant", f"{number}/GU-KTĐ", reason="Lại")
        issue(ready, "registration", f"{number}/ĐK", unit="AAA", reason="Lại")
    client.get(REGISTER)

    with django_assert_max_num_queries(10):
        client.get(REGISTER)


def test_the_workbook_of_the_register(ready: World, sign_in: Any) -> None:
    document = issue(ready, "covenant", "01/GU-KTĐ")
    address = reverse("paperwork:register_workbook")

    book = load_workbook(BytesIO(sign_in(ready.head).get(address).content))

    row = [cell.value for cell in book.active[3]]
    assert (row[0], row[1].date(), row[6]) == ("01/GU-KTĐ", DAY, "Đã ban hành")
    assert row[11] == document.pdf_sha256


def test_pages_submit_release_and_withdraw(ready: World, sign_in: Any) -> None:
    client = sign_in(ready.head)
    form = reverse("paperwork:submit_document", args=[ready.season.pk, "registration_summary"])
    typed = {"number": "", "takes_next": "on", "issued_on": "31/03/2023"}

    text = one_line(client.post(form, typed, follow=True))
    waiting = IssuedDocument.objects.get()
    page = reverse("paperwork:document", args=[waiting.pk])
    assert "Đã trình ký" in text
    assert "Đã ký trên giấy, ban hành" in text
    assert sign_in(ready.member).get(page).status_code == 404

    releasing = reverse("paperwork:release_document", args=[waiting.pk])
    assert "01/TH-KTĐ đã được ký?" in one_line(client.get(releasing))
    assert "Đã ban hành" in one_line(client.post(releasing, follow=True))
    withdrawing = reverse("paperwork:withdraw_document", args=[waiting.pk])
    assert client.post(withdrawing, {"reason": ""}).status_code == 422
    assert sign_in(ready.member).post(withdrawing, {"reason": "x"}).status_code == 403
    text = one_line(client.post(withdrawing, {"reason": "Sai căn cứ"}, follow=True))
    assert "Sai căn cứ" in text
    assert "Đã thu hồi" in text
    assert "Sai căn cứ" in one_line(sign_in(ready.member).get(page))


def test_a_paper_to_be_signed_says_where_signature_and_seal_belong(
    ready: World, sign_in: SignIn
) -> None:
    waiting = submitted(ready)

    page = one_line(sign_in(ready.head).get(reverse("paperwork:document", args=[waiting.pk])))

    (place,) = waiting.signing_places
    assert place["office"] == "TRƯỞNG KHỐI"
    assert (place["seal"]["width"], place["signature"]["height"]) == (36, 20)
    left = f"{place['seal']['left']:.1f}".replace(".", ",")
    assert "Con dấu" in page
    assert f"{left}</td>" in page
    assert "36,0 × 36,0" in page
