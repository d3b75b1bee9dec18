"""Evidence: checked by content, kept under random names, handed out only after a check."""

from io import BytesIO
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db.models.fields.files import FieldFile
from django.test import Client
from django.urls import reverse
from openpyxl import Workbook
from pytest_django import DjangoCaptureOnCommitCallbacks

from tests.apps.appraisals.builders import LATER, fill, line_of, opened, submit
from tests.conftest import SignIn
from tests.factories import World
from tests.one_line import one_line
from thidua.apps.appraisals.actions.evidence import attach_evidence, remove_evidence
from thidua.apps.appraisals.models import Evidence, StoredFile
from thidua.apps.appraisals.refusals import EvidenceRefused, SheetNotInDraft
from thidua.apps.audit.queries import history_of
from thidua.apps.audit.registries.proofs import faults_of_rows

OFFICE = "application/vnd.openxmlformats-officedocument."
BOMB = ("[Content_Types].xml", "xl/workbook.xml")
Commits = DjangoCaptureOnCommitCallbacks
PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF"


def xlsx() -> bytes:
    buffer = BytesIO()
    Workbook().save(buffer)
    return buffer.getvalue()


def package(*names: str, size: int = 10) -> bytes:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_DEFLATED) as archive:
        for name in names:
            archive.writestr(name, b"0" * size)
    return buffer.getvalue()


def attach(world: World, name: str, content: bytes) -> Evidence:
    line = line_of(world, "CCC", "I.1")
    file = SimpleUploadedFile(name, content)
    return attach_evidence(line, file, actor=world.member, at=LATER)


@pytest.mark.parametrize(
    ("name", "content", "kind"),
    [
        ("Báo cáo số 5.PDF", PDF, "application/pdf"),
        ("anh.png", b"\x89PNG\r\n\x1a\n....", "image/png"),
        ("anh.jpeg", b"\xff\xd8\xff\xe0....", "image/jpeg"),
        ("cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....", "application/msword"),
        (
            "so-lieu.xlsx",
            xlsx(),
            OFFICE + "spreadsheetml.sheet",
        ),
        (
            "van-ban.docx",
            package("[Content_Types].xml", "word/document.xml"),
            OFFICE + "wordprocessingml.document",
        ),
    ],
)
def test_attach_evidence_knows_files_by_content(
    world: World, name: str, content: bytes, kind: str
) -> None:
    opened(world)

    evidence = attach(world, name, content)

    assert (evidence.name, evidence.content_type, evidence.size) == (name, kind, len(content))
    assert name not in stored_of(evidence).name
    assert history_of(evidence.line).first().data["sha256"] == evidence.sha256  # type: ignore[union-attr] # there is one


@pytest.mark.parametrize(
    ("name", "content", "words"),
    [
        ("virus.exe", b"MZ", "chỉ nhận"),
        ("trang.html", b"<script>", "chỉ nhận"),
        ("gia.pdf", b"MZ\x90\x00", "nội dung không phải PDF"),
        ("gia.png", PDF, "nội dung không phải PNG"),
        ("gia.docx", xlsx(), "nội dung không phải DOCX"),
        ("hong.xlsx", b"PK\x03\x04 broken", "nội dung không phải XLSX"),
        (
            "bom.xlsx",
            package(*BOMB, size=9_000_000),
            "không phải",
        ),
        ("rong.pdf", b"", "rỗng"),
    ],
)
def test_attach_evidence_refuses(world: World, name: str, content: bytes, words: str) -> None:
    opened(world)

    with pytest.raises(EvidenceRefused, match=words):
        attach(world, name, content)

    assert Evidence.objects.count() == 0


def test_attach_evidence_cleans_the_name(world: World) -> None:
    opened(world)

    evidence = attach(world, "Ba\u0301o\u00a0ca\u0301o\u202e\uffff.pdf", PDF)

    assert evidence.name == "Báo cáo.pdf"


def test_attach_evidence_twice_keeps_one(world: World) -> None:
    opened(world)

    assert attach(world, "a.pdf", PDF) == attach(world, "b.pdf", PDF)


def test_evidence_is_fixed_once_handed_in(world: World) -> None:
    opened(world)
    evidence = attach(world, "a.pdf", PDF)
    fill(world, "CCC")
    submit(world, "CCC")

    with pytest.raises(SheetNotInDraft):
        attach(world, "b.pdf", PDF + b" ")
    with pytest.raises(SheetNotInDraft):
        remove_evidence(evidence, actor=world.member, at=LATER)


def test_remove_evidence_lets_the_file_go(
    world: World, sign_in: SignIn, django_capture_on_commit_callbacks: Commits
) -> None:
    opened(world)
    evidence = attach(world, "a.pdf", PDF)
    path = Path(stored_of(evidence).path)
    client = sign_in(world.member)

    with django_capture_on_commit_callbacks(execute=True):
        client.post(reverse("appraisals:remove_evidence", args=[evidence.pk]))

    evidence.refresh_from_db()
    assert (evidence.removed_at is not None, evidence.stored, evidence.name) == (
        True,
        None,
        "a.pdf",
    )
    assert not path.exists()
    assert StoredFile.objects.count() == 0
    assert client.get(reverse("appraisals:download", args=[evidence.pk])).status_code == 404
    assert list(faults_of_rows()) == []


def test_the_same_bytes_are_kept_once_and_seen_by_each_unit_alone(
    world: World, sign_in: SignIn, django_capture_on_commit_callbacks: Commits
) -> None:
    opened(world)
    mine = attach(world, "của CCC.pdf", PDF)
    file = SimpleUploadedFile("của AAA.pdf", PDF)
    theirs = attach_evidence(line_of(world, "AAA", "I.1"), file, actor=world.head, at=LATER)

    assert StoredFile.objects.count() == 1
    assert mine.stored == theirs.stored
    client = sign_in(world.member)
    own = client.get(reverse("appraisals:download", args=[mine.pk]))
    assert b"".join(own.streaming_content) == PDF  # type: ignore[attr-defined] # a streaming response
    other = reverse("appraisals:download", args=[theirs.pk])
    assert client.get(other).status_code == 403
    with django_capture_on_commit_callbacks(execute=True):
        remove_evidence(mine, actor=world.member, at=LATER)
    assert Path(stored_of(theirs).path).exists()
    with django_capture_on_commit_callbacks(execute=True):
        remove_evidence(theirs, actor=world.head, at=LATER)
    assert StoredFile.objects.count() == 0


def stored_of(evidence: Evidence) -> FieldFile:
    assert evidence.stored is not None
    return evidence.stored.file


def test_a_file_that_was_changed_on_the_disk_is_named(world: World) -> None:
    opened(world)
    evidence = attach(world, "minh chứng.pdf", PDF)
    assert list(faults_of_rows()) == []

    Path(stored_of(evidence).path).write_bytes(PDF + b"%")
    (fault,) = faults_of_rows()
    assert "minh chứng.pdf: tệp trên đĩa đã bị sửa" in fault.text

    Path(stored_of(evidence).path).unlink()
    (fault,) = faults_of_rows()
    assert "minh chứng.pdf: không còn tệp trên đĩa" in fault.text


def test_download_is_an_attachment_after_a_check(world: World, sign_in: SignIn) -> None:
    opened(world)
    evidence = attach(world, "Báo cáo.pdf", PDF)
    url = reverse("appraisals:download", args=[evidence.pk])

    response = sign_in(world.head).get(url)

    assert b"".join(response.streaming_content) == PDF  # type: ignore[attr-defined] # a streaming response
    assert response["Content-Disposition"].startswith("attachment")
    assert response["X-Content-Type-Options"] == "nosniff"
    again = sign_in(world.officers["BBB"]).get(url)
    assert b"".join(again.streaming_content) == PDF  # type: ignore[attr-defined] # as above
    assert sign_in(world.outsider).get(url).status_code == 404


def test_another_members_evidence_is_out_of_reach(world: World, sign_in: SignIn) -> None:
    opened(world)
    line = line_of(world, "AAA", "I.1")
    evidence = attach_evidence(line, SimpleUploadedFile("a.pdf", PDF), actor=world.head, at=LATER)
    client = sign_in(world.member)

    assert client.get(reverse("appraisals:download", args=[evidence.pk])).status_code == 403
    assert client.get(reverse("appraisals:evidence", args=[line.pk])).status_code == 403


def test_a_file_of_30_mb_gets_a_message(world: World, sign_in: SignIn) -> None:
    opened(world)
    line = line_of(world, "CCC", "I.1")
    large = SimpleUploadedFile("to.pdf", PDF + b"0" * (30 * 1024 * 1024))

    response = sign_in(world.member).post(
        reverse("appraisals:evidence", args=[line.pk]), {"file": large}
    )

    assert response.status_code == 413
    assert "nặng 31 MB, quá giới hạn 20 MB một tệp" in response.content.decode()
    assert Evidence.objects.count() == 0


def test_upload_without_a_token_is_refused(world: World) -> None:
    opened(world)
    line = line_of(world, "CCC", "I.1")
    client = Client(enforce_csrf_checks=True)
    client.force_login(world.member)

    response = client.post(
        reverse("appraisals:evidence", args=[line.pk]), {"file": SimpleUploadedFile("a.pdf", PDF)}
    )

    assert response.status_code == 403
    assert Evidence.objects.count() == 0


def test_upload_by_form_and_in_the_dialog(world: World, sign_in: SignIn) -> None:
    opened(world)
    line = line_of(world, "CCC", "I.1")
    client = sign_in(world.member)
    url = reverse("appraisals:evidence", args=[line.pk])

    plain = client.post(url, {"file": [SimpleUploadedFile("a.pdf", PDF)]})
    dialog = client.post(
        url,
        {"file": [SimpleUploadedFile("b.pdf", PDF + b" "), SimpleUploadedFile("c.exe", b"MZ")]},
        headers={"HX-Request": "true"},
    )

    assert plain.status_code == 302
    page = one_line(dialog)
    assert dialog.status_code == 422
    assert "“c.exe”: chỉ nhận" in page
    assert (
        f'<a id="files-{line.pk}" class="files" href="{url}" hx-swap-oob="true">2 minh chứng</a>'
        in page
    )
    assert list(Evidence.objects.values_list("name", flat=True)) == ["a.pdf", "b.pdf"]
