"""A digitally signed paper is taken back: that very file, unchanged, by somebody trusted."""

from collections.abc import Callable
from datetime import datetime
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pypdf import PdfReader, PdfWriter

from tests.apps.paperwork.material import issue, next_one, ready
from tests.documents.signing import people, plain_pdf, sign
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.accounts.models import User
from thidua.apps.audit.registries.proofs import faults_of_rows
from thidua.apps.paperwork.actions.issuing import submit_document
from thidua.apps.paperwork.actions.signed import keep_signed_file
from thidua.apps.paperwork.actions.states import withdraw_document
from thidua.apps.paperwork.actions.trust import trust_roots
from thidua.apps.paperwork.issuing.copies import signed_copy
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.refusals import DocumentRefused, SignedFileRefused

__all__ = ["ready"]


@pytest.fixture
def waiting(ready: World) -> IssuedDocument:
    """A paper that waits for a signature, in a province that trusts the root of the test's keys."""
    trust_roots(ready.authority, people()["root"].der, "goc.cer", actor=ready.standing, at=NOON)
    return next_one(ready, "registration_summary", act=submit_document)


def ours(document: IssuedDocument) -> bytes:
    with document.pdf.open("rb") as file:
        return bytes(file.read())


def keep(
    document: IssuedDocument, data: bytes, name: str, *, actor: User, at: datetime
) -> IssuedDocument:
    """Looked at and kept."""
    return keep_signed_file(signed_copy(document, data, name, at), actor=actor, at=at)


def turned(data: bytes) -> bytes:
    """With a page that somebody changed."""
    writer = IncrementalPdfFileWriter(BytesIO(data))
    page = writer.root["/Pages"]["/Kids"][0]
    page["/Rotate"] = generic.NumberObject(90)
    writer.update_container(page)
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def locked(data: bytes) -> bytes:
    """Behind a password."""
    writer = PdfWriter(clone_from=PdfReader(BytesIO(data)))
    writer.encrypt("mat-khau", algorithm="RC4-128")
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_the_signed_file_is_kept_beside_ours_and_issues_the_paper(
    ready: World, waiting: IssuedDocument
) -> None:
    signed = sign(sign(ours(waiting), "director"), "director", "Signature2")
    before = ours(waiting)

    kept = keep(waiting, signed, "da-ky.pdf", actor=ready.head, at=NOON)

    assert (kept.state, kept.released_at) == ("issued", NOON)
    assert kept.signers == "Nguyễn Văn Ấn, Nguyễn Văn Ấn"
    assert Path(kept.signed_pdf.path).read_bytes() == signed
    assert ours(kept) == before
    assert list(faults_of_rows()) == []
    Path(kept.signed_pdf.path).write_bytes(signed + b" ")
    assert "bản ký số" in next(iter(faults_of_rows())).text


@pytest.mark.parametrize(
    ("made", "why"),
    [
        (lambda data: data, "không có chữ ký số nào"),
        (lambda _data: sign(plain_pdf(), "director"), "là văn bản khác, hoặc nội dung đã bị sửa"),
        (lambda data: sign(turned(data), "director"), "là văn bản khác, hoặc nội dung đã bị sửa"),
        (lambda data: turned(sign(data, "director")), "đã bị sửa|nội dung đã bị sửa"),
        (locked, "khoá bằng mật khẩu"),
        (lambda _data: b"khong phai PDF", "không phải PDF"),
        (lambda data: data[:-40] + sign(data, "director")[-40:], "."),
    ],
    ids=["unsigned", "other", "changed before", "changed after", "locked", "no PDF", "torn"],
)
def test_other_files_are_refused_in_plain_words(
    ready: World, waiting: IssuedDocument, made: Callable[[bytes], bytes], why: str
) -> None:
    with pytest.raises(SignedFileRefused, match=why):
        keep(waiting, made(ours(waiting)), "tep.pdf", actor=ready.head, at=NOON)
    waiting.refresh_from_db()
    assert (waiting.state, waiting.signed_sha256) == ("signing", "")


def test_a_signer_whom_nobody_trusts_is_refused(ready: World) -> None:
    document = issue(ready, "registration_summary", "05/TH-KTĐ")
    with pytest.raises(SignedFileRefused, match="chưa được tin cậy"):
        keep(document, sign(ours(document), "director"), "a.pdf", actor=ready.head, at=NOON)


def test_members_and_withdrawn_papers_are_refused(ready: World, waiting: IssuedDocument) -> None:
    signed = sign(ours(waiting), "director")
    with pytest.raises(PermissionDenied):
        keep(waiting, signed, "a.pdf", actor=ready.member, at=NOON)
    withdrawn = withdraw_document(waiting, "Sai", actor=ready.head, at=NOON)
    with pytest.raises(DocumentRefused):
        keep(withdrawn, signed, "a.pdf", actor=ready.head, at=NOON)


def test_the_page_takes_it_and_the_public_page_knows_it(
    ready: World, waiting: IssuedDocument, sign_in: Any
) -> None:
    client, signed = sign_in(ready.head), sign(ours(waiting), "director")
    page = reverse("paperwork:keep_signed_file", args=[waiting.pk])

    wrong = client.post(page, {"file": SimpleUploadedFile("khac.pdf", plain_pdf())})
    assert wrong.status_code == 422
    assert "khac.pdf không phải bản PDF của" in one_line(wrong)
    done = client.post(page, {"file": SimpleUploadedFile("a.pdf", signed)}, follow=True)
    assert "Nguyễn Văn Ấn" in one_line(done)
    address = reverse("paperwork:signed_file", args=[waiting.pk])
    assert b"".join(sign_in(ready.member).get(address).streaming_content) == signed
    assert sign_in(ready.outsider).get(address).status_code == 404
    public = reverse("paperwork:look_up", args=[waiting.code])
    told = one_line(client.post(public, {"file": SimpleUploadedFile("a.pdf", signed)}))
    assert "Giống từng byte với bản PDF đã ký số" in told
