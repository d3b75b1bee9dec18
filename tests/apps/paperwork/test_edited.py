"""A paper's Word file is taken back as edited: compared, kept, in force, looked up."""

from io import BytesIO
from urllib.parse import unquote

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from docx import Document

from tests.apps.paperwork.material import issue, next_one, ready
from tests.conftest import SignIn
from tests.documents.signing import people, plain_pdf, sign
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.audit.models import Entry
from thidua.apps.audit.registries.proofs import faults_of_rows
from thidua.apps.paperwork.actions.edited import take_edited_file
from thidua.apps.paperwork.actions.issuing import submit_document
from thidua.apps.paperwork.actions.signed import keep_signed_file
from thidua.apps.paperwork.actions.states import withdraw_document
from thidua.apps.paperwork.actions.trust import trust_roots
from thidua.apps.paperwork.issuing.copies import SignedCopy
from thidua.apps.paperwork.issuing.edited import changes_of, edited_copy
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.pages.look_up import compared, public_paper
from thidua.apps.paperwork.refusals import DocumentRefused, EditedFileRefused, NotCompared

__all__ = ["ready"]


@pytest.fixture
def waiting(ready: World) -> IssuedDocument:
    """A paper that waits for a signature."""
    return next_one(ready, "registration_summary", act=submit_document)


def edited(document: IssuedDocument, line: str = "Khối thống nhất bổ sung.") -> bytes:
    with document.docx.open("rb") as file:
        word = Document(BytesIO(file.read()))
    word.add_paragraph(line)
    out = BytesIO()
    word.save(out)
    return out.getvalue()


def test_take_edited_file_puts_the_paper_in_force_as_edited(
    ready: World, waiting: IssuedDocument
) -> None:
    data = edited(waiting)
    copy = edited_copy(waiting, data, "sua.docx")
    assert [(each.old, each.new) for each in copy.changes] == [("", "Khối thống nhất bổ sung.")]
    with pytest.raises(PermissionDenied):
        take_edited_file(copy, actor=ready.member, at=NOON)

    kept = take_edited_file(copy, actor=ready.head, at=NOON)

    assert (kept.state, kept.released_at) == (IssuedDocument.State.ISSUED, NOON)
    assert changes_of(kept) == copy.changes
    assert [sha for _name, sha in public_paper(kept).hashes] == [kept.edited_sha256]
    assert compared(kept, "a", kept.edited_sha256).look.tone == "green"
    for machine in (kept.docx_sha256, kept.pdf_sha256):
        told = compared(kept, "a", machine)
        assert (told.look.tone, "bản máy lập trước khi sửa" in told.words) == ("red", True)
    assert "bản máy lập" not in compared(kept, "a", "0" * 64).words
    assert "Bản có hiệu lực là bản Word đã sửa" in public_paper(kept).words
    assert list(faults_of_rows()) == []
    with pytest.raises(DocumentRefused, match="đã ban hành"):
        take_edited_file(copy, actor=ready.head, at=NOON)
    with pytest.raises(NotCompared, match="Đối chiếu lời văn"):
        keep_signed_file(SignedCopy(kept.pk, b"", "A"), actor=ready.head, at=NOON)
    kept.edited_docx.storage.delete(str(kept.edited_docx.name))
    assert "bản Word đã sửa" in " ".join(fault.text for fault in faults_of_rows())


def test_take_edited_file_refuses_other_states(ready: World, waiting: IssuedDocument) -> None:
    copy = edited_copy(waiting, edited(waiting), "sua.docx")
    withdraw_document(waiting, "Sai", actor=ready.head, at=NOON)
    with pytest.raises(DocumentRefused, match="đã thu hồi"):
        take_edited_file(copy, actor=ready.head, at=NOON)
    done = issue(ready, "covenant", "05/GU-KTĐ")
    with pytest.raises(DocumentRefused, match="Trình ký lần mới"):
        take_edited_file(edited_copy(done, edited(done), "a.docx"), actor=ready.head, at=NOON)
    assert changes_of(done) == ()


def test_a_file_that_is_not_the_paper_is_refused(ready: World, waiting: IssuedDocument) -> None:
    other = issue(ready, "covenant", "05/GU-KTĐ")
    with pytest.raises(EditedFileRefused, match="không có số 01/TH-KTĐ"):
        edited_copy(waiting, edited(other), "khac.docx")
    with pytest.raises(EditedFileRefused, match=r"Tệp x\.docx: .*hỏng"):
        edited_copy(waiting, b"%PDF", "x.docx")


@pytest.mark.parametrize(
    ("old", "new"),
    [
        ("Số: 01/TH-KTĐ", "Số: 101/TH-KTĐ"),
        ("ngày 31 tháng 3 năm 2023", "ngày 30 tháng 3 năm 2023"),
    ],
)
def test_number_and_day_stand_as_we_wrote_them(waiting: IssuedDocument, old: str, new: str) -> None:
    with waiting.docx.open("rb") as file:
        word, out = Document(BytesIO(file.read())), BytesIO()
    texts = [each for each in word.element.iter() if each.tag.endswith("}t") and each.text]
    whole = "".join(each.text for each in texts)
    assert old in whole
    for each in texts:
        if each.text in old or old in each.text:
            each.text = each.text.replace("01/", "101/").replace("ngày 31", "ngày 30")
    word.add_paragraph(f"Theo Văn bản 01/TH-KTĐ, {old}")
    word.save(out)
    assert new.removeprefix("Số: ") in "".join(each.text for each in texts)
    with pytest.raises(EditedFileRefused, match="giữ nguyên số và ngày"):
        edited_copy(waiting, out.getvalue(), "sua.docx")


def test_the_first_two_hundred_changes_are_shown(
    ready: World, waiting: IssuedDocument, sign_in: SignIn
) -> None:
    with waiting.docx.open("rb") as file:
        word, out = Document(BytesIO(file.read())), BytesIO()
    for number in range(300):
        word.add_paragraph(f"Thêm {number}")
    word.save(out)
    copy = edited_copy(waiting, out.getvalue(), "dai.docx")
    take_edited_file(copy, actor=ready.head, at=NOON)
    page = reverse("paperwork:document", args=[waiting.pk])
    shown = sign_in(ready.head).get(page).content.decode()
    assert shown.count("<ins>") == 200
    assert "(300)" in shown


def test_pages_of_an_edited_file(ready: World, waiting: IssuedDocument, sign_in: SignIn) -> None:
    client = sign_in(ready.head)
    page = reverse("paperwork:document", args=[waiting.pk])
    take = reverse("paperwork:take_edited_file", args=[waiting.pk])
    file = reverse("paperwork:edited_file", args=[waiting.pk])
    assert take in client.get(page).content.decode()
    assert client.get(file).status_code == 404

    def sent(data: bytes, **more: str) -> object:
        return client.post(take, {"file": SimpleUploadedFile("sua.docx", data), **more})

    shown = sent(edited(waiting), compare="1").content.decode()  # type: ignore[attr-defined] # a response
    assert "<ins>Khối thống nhất bổ sung.</ins>" in shown
    waiting.refresh_from_db()
    assert waiting.state == IssuedDocument.State.SIGNING
    assert sent(b"x").status_code == 422  # type: ignore[attr-defined] # a response
    data = edited(waiting)
    assert sent(data).status_code == 302  # type: ignore[attr-defined] # a response
    told = client.get(page).content.decode()
    assert file in told
    assert "<ins>Khối thống nhất bổ sung.</ins>" in told
    assert client.get(file).getvalue() == data
    listed = client.get(reverse("paperwork:papers", args=[ready.season.pk])).content.decode()
    assert file in listed
    machine = reverse("paperwork:issued", args=[waiting.pk, "pdf"])
    assert machine not in listed
    answer = client.get(machine)
    assert answer.getvalue().startswith(b"%PDF")
    name = unquote(answer["Content-Disposition"])
    assert "bản máy lập" in name
    waiting.refresh_from_db()
    assert waiting.file_in_force == waiting.edited_docx
    assert sign_in(ready.member).get(take).status_code == 403


def test_the_signed_pdf_of_an_edited_paper_is_kept_once_somebody_compared_it(
    ready: World, waiting: IssuedDocument, sign_in: SignIn
) -> None:
    trust_roots(ready.authority, people()["root"].der, "goc.cer", actor=ready.standing, at=NOON)
    kept = take_edited_file(
        edited_copy(waiting, edited(waiting), "sua.docx"), actor=ready.head, at=NOON
    )
    with kept.pdf.open("rb") as file:
        ours = sign(bytes(file.read()), "director")
    outside = sign(plain_pdf(), "director")
    client, page = sign_in(ready.head), reverse("paperwork:keep_signed_file", args=[kept.pk])
    assert "Đã đối chiếu" in one_line(client.get(page))

    def sent(data: bytes, **more: str) -> str:
        file = SimpleUploadedFile("ky.pdf", data)
        return one_line(client.post(page, {"file": file, **more}, follow=True))

    assert "có lời khác bản Word đã sửa" in sent(ours, despite_doubts="on")
    assert "không có chữ ký số nào" in sent(plain_pdf(), despite_doubts="on")
    assert "Đối chiếu lời văn" in sent(outside)
    assert "Nguyễn Văn Ấn" in sent(outside, despite_doubts="on")
    kept.refresh_from_db()
    told = Entry.objects.get(action="paperwork.keep_signed_file").data
    assert told["compared_with"] == kept.edited_sha256
    assert [sha for _name, sha in public_paper(kept).hashes] == [
        kept.edited_sha256, kept.signed_sha256,
    ]  # fmt: skip
    assert list(faults_of_rows()) == []
