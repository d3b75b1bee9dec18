"""Issuing a paper freezes its bytes; issuing it again is a new version with a reason."""

import hashlib
from datetime import date, timedelta
from io import BytesIO
from pathlib import Path

import pytest
from django.core.exceptions import PermissionDenied
from django.db.models.fields.files import FieldFile
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from tests.apps.appraisals.builders import LATER, all_locked, opened
from tests.factories import World
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.audit.models import Entry
from thidua.apps.audit.registries.proofs import faults_of_rows
from thidua.apps.paperwork.actions.issuing import Issue, issue_document
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.queries import documents_of, documents_visible_to
from thidua.apps.paperwork.registries.papers import PaperKind, PaperNotReady, paper_of
from thidua.web.reasons import ReasonMissing

DAY = date(2023, 12, 22)


def the_paper() -> PaperKind:
    """Bảng tổng hợp kết quả."""
    found = paper_of("result_summary")
    assert found is not None
    return found


def content(file: FieldFile) -> bytes:
    """The bytes on disk."""
    with file.open("rb") as opened_file:
        return opened_file.read()


def issue(number: str = "07/BC-KTĐ", reason: str = "") -> Issue:
    """What is written on it."""
    return Issue(the_paper(), None, number, DAY, reason)


@pytest.fixture
def published(world: World) -> World:
    """The ranking is published, so that there is something to print."""
    all_locked(opened(world), BBB="90", CCC="80")
    publish_result(world.season, actor=world.head, at=LATER)
    return world


def test_issue_document_keeps_both_files_with_their_hashes(published: World) -> None:
    kept = issue_document(published.season, issue(), actor=published.head, at=LATER)

    pdf, docx = content(kept.pdf), content(kept.docx)
    assert hashlib.sha256(pdf).hexdigest() == kept.pdf_sha256
    assert hashlib.sha256(docx).hexdigest() == kept.docx_sha256
    text = "".join(page.extract_text() for page in PdfReader(BytesIO(pdf)).pages)
    assert "07/BC-KTĐ" in text
    before = Entry.objects.filter(chain__name=f"bloc-{published.bloc.pk}").order_by("position")
    anchor = list(before)[-2]  # the last one before the paper itself was recorded
    assert f"bản ghi {anchor.position}: " in text
    assert anchor.hash in text.replace("\n", "")
    assert Document(BytesIO(docx)).paragraphs[-3].text.endswith(anchor.hash)
    assert "07/BC-KTĐ" in "\n".join(
        cell.text
        for table in Document(BytesIO(docx)).tables
        for row in table.rows
        for cell in row.cells
    )
    assert (kept.version, kept.title, kept.issued_on) == (1, the_paper().title, DAY)
    entry = Entry.objects.get(action="paperwork.issue_document")
    assert entry.data["pdf_sha256"] == kept.pdf_sha256
    assert entry.actor == published.head


def test_issue_document_again_needs_a_reason_and_keeps_the_first(published: World) -> None:
    first = issue_document(published.season, issue(), actor=published.head, at=LATER)
    before = content(first.pdf)

    with pytest.raises(ReasonMissing, match="lần 1"):
        issue_document(published.season, issue(), actor=published.head, at=LATER)
    hour_later, corrected = LATER + timedelta(hours=1), issue("08/BC-KTĐ", "Sai số văn bản")
    again = issue_document(published.season, corrected, actor=published.deputy, at=hour_later)

    assert (again.version, again.reason) == (2, "Sai số văn bản")
    first.refresh_from_db()
    assert content(first.pdf) == before
    assert first.pdf.name != again.pdf.name
    assert [one.version for one in documents_of(published.season, published.member)] == [2, 1]


def test_issue_document_refuses_what_does_not_exist_yet(world: World) -> None:
    with pytest.raises(PaperNotReady):
        issue_document(world.season, issue(), actor=world.head, at=LATER)
    assert IssuedDocument.objects.count() == 0


@pytest.mark.parametrize("who", ["member", "outsider"])
def test_issue_document_is_for_those_who_run_the_bloc(published: World, who: str) -> None:
    with pytest.raises(PermissionDenied):
        issue_document(published.season, issue(), actor=getattr(published, who), at=LATER)
    assert IssuedDocument.objects.count() == 0
    assert not can(getattr(published, who), "paperwork.issue_document", published.season)


def test_issued_papers_are_seen_by_the_bloc_and_nobody_else(published: World) -> None:
    kept = issue_document(published.season, issue(), actor=published.standing, at=LATER)

    seen = {
        who: documents_visible_to(getattr(published, who)).filter(pk=kept.pk).exists()
        for who in ("head", "deputy", "member", "standing", "outsider")
    }
    assert seen == {
        "head": True,
        "deputy": True,
        "member": True,
        "standing": True,
        "outsider": False,
    }


def test_files_on_the_disk_are_compared_with_the_journal(published: World) -> None:
    kept = issue_document(published.season, issue(), actor=published.standing, at=LATER)
    assert list(faults_of_rows()) == []

    Path(kept.pdf.path).write_bytes(content(kept.pdf) + b" ")
    IssuedDocument.objects.filter(pk=kept.pk).update(pdf_sha256="0" * 64)  # does not help
    (changed,) = faults_of_rows()
    entry = Entry.objects.get(action="paperwork.issue_document")
    assert (changed.chain, changed.position) == (entry.chain.name, entry.position)
    assert changed.text.startswith(f"{kept}, PDF: tệp trên đĩa đã bị sửa")
    assert kept.pdf.name in changed.text

    Path(kept.docx.path).unlink()
    assert "DOCX: không còn tệp trên đĩa" in [fault.text for fault in faults_of_rows()][1]

    IssuedDocument.objects.filter(pk=kept.pk).delete()
    (gone,) = faults_of_rows()
    assert gone.text == f"{kept}: văn bản đã ban hành không còn"


def test_pages_issue_and_hand_out_the_same_bytes(published: World, sign_in) -> None:  # type: ignore[no-untyped-def] # a fixture
    season = published.season
    address = reverse("paperwork:issue_document", args=[season.pk, "result_summary"])
    typed = {"number": "07/BC-KTĐ", "issued_on": "2023-12-22"}

    done = sign_in(published.head).post(address, typed)
    kept = IssuedDocument.objects.get()
    assert (done.status_code, done.url) == (302, reverse("paperwork:document", args=[kept.pk]))
    file = reverse("paperwork:issued", args=[kept.pk, "pdf"])
    answer = sign_in(published.member).get(file)
    assert hashlib.sha256(b"".join(answer.streaming_content)).hexdigest() == kept.pdf_sha256

    again = sign_in(published.head).post(address, {**typed, "number": "09/BC-KTĐ"})
    assert "lần 1" in again.content.decode()
    assert 'value="09/BC-KTĐ"' in again.content.decode()
    assert sign_in(published.outsider).get(file).status_code == 404
    assert sign_in(published.member).get(address).status_code == 404
    assert IssuedDocument.objects.count() == 1


@pytest.mark.parametrize("form", ["pdf", "docx"])
def test_papers_can_be_downloaded_before_they_are_issued(  # type: ignore[no-untyped-def] # a fixture
    published: World, sign_in, form: str
) -> None:
    address = reverse("paperwork:download", args=[published.season.pk, "result_summary", form])

    answer = sign_in(published.member).get(address)

    assert answer.status_code == 200
    assert answer.content.startswith(b"%PDF-" if form == "pdf" else b"PK")
    assert sign_in(published.outsider).get(address).status_code == 404
    assert IssuedDocument.objects.count() == 0
