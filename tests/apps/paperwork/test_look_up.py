"""The public page of a paper: what it confirms, what it never tells, who is stopped."""

from io import BytesIO
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse
from docx import Document
from pypdf import PdfReader

from tests.apps.paperwork.material import issue, next_one, ready
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.paperwork.actions.issuing import submit_document
from thidua.apps.paperwork.actions.states import withdraw_document
from thidua.apps.paperwork.issuing.codes import LENGTH, LETTERS, lookup_address, typed_code
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.views import look_up

__all__ = ["ready"]
WRONG = reverse("paperwork:look_up", args=["A" * LENGTH])


def page_of(document: IssuedDocument) -> str:
    return reverse("paperwork:look_up", args=[document.code])


def bytes_of(document: IssuedDocument, form: str) -> bytes:
    with getattr(document, form).open("rb") as file:
        return bytes(file.read())


def dropped(client: Client, document: IssuedDocument, data: bytes) -> str:
    file = SimpleUploadedFile("toi-nhan-duoc.pdf", data)
    return one_line(client.post(page_of(document), {"file": file}))


@pytest.fixture(autouse=True)
def _no_tries_before(settings: Any) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}


def test_anybody_reads_that_a_paper_stands_and_nothing_private(
    ready: World, client: Client
) -> None:
    document = issue(ready, "registration_summary", "05/TH-KTĐ")

    text = one_line(client.get(page_of(document)))

    assert "Văn bản này có thật và còn hiệu lực." in text
    for shown in ("05/TH-KTĐ", "31/03/2023", "Khối thi đua Một", document.pdf_sha256):
        assert shown in text
    for private in (str(ready.head), "Nhật ký", f"/papers/{document.pk}"):
        assert private not in text


def test_the_files_bear_the_address(ready: World) -> None:
    document = issue(ready, "registration_summary", "05/TH-KTĐ")

    pdf = PdfReader(BytesIO(bytes_of(document, "pdf")))
    word = Document(BytesIO(bytes_of(document, "docx")))

    text = "".join(page.extract_text() for page in pdf.pages).replace("\n", "")
    assert f"Tra cứu văn bản: {lookup_address(document)}" in text
    assert word.paragraphs[-2].text == f"Tra cứu văn bản: {lookup_address(document)}"
    assert len(word.inline_shapes) == 1
    assert set(document.code) <= set(LETTERS)


def test_a_withdrawn_and_a_replaced_paper_say_so(ready: World, client: Client) -> None:
    first = issue(ready, "registration_summary", "05/TH-KTĐ")
    again = issue(ready, "registration_summary", "06/TH-KTĐ", reason="Sai số bí mật")
    withdraw_document(issue(ready, "covenant", "01/GU"), "Lý do nội bộ", actor=ready.head, at=NOON)
    gone = IssuedDocument.objects.get(kind="covenant")

    replaced, withdrawn = one_line(client.get(page_of(first))), one_line(client.get(page_of(gone)))

    assert "đã được thay bằng bản ban hành sau" in replaced
    assert "đã bị thu hồi ngày 15/06/2023" in withdrawn
    assert "còn hiệu lực." in one_line(client.get(page_of(again)))
    assert "Lý do nội bộ" not in withdrawn
    assert "Sai số bí mật" not in replaced


def test_a_dropped_file_is_compared_byte_for_byte(ready: World, client: Client) -> None:
    document = issue(ready, "registration_summary", "05/TH-KTĐ")
    pdf = bytes_of(document, "pdf")

    assert "Giống từng byte với bản PDF" in dropped(client, document, pdf)
    assert "Giống từng byte với bản Word" in dropped(client, document, bytes_of(document, "docx"))
    assert "Không phải tệp đã ban hành" in dropped(client, document, pdf + b" ")
    too_large = dropped(client, document, b"0" * 20_000_001)
    assert "tối đa 20 MB" in too_large
    assert client.post(page_of(document)).status_code == 422


def test_what_waits_for_a_signature_is_as_unknown_as_a_wrong_code(
    ready: World, client: Client
) -> None:
    waiting = next_one(ready, "registration_summary", act=submit_document)

    answer, wrong = client.get(page_of(waiting)), client.get(WRONG)

    assert answer.status_code == wrong.status_code == 404
    assert "Không có văn bản nào mang mã này" in one_line(answer)
    assert answer.text.partition("<main")[2] == wrong.text.partition("<main")[2]


def test_whoever_tries_many_codes_is_stopped_and_the_right_one_passes(
    ready: World, client: Client
) -> None:
    document = issue(ready, "registration_summary", "05/TH-KTĐ")

    tries = [client.get(WRONG).status_code for _ in range(look_up.GUESSED.most + 1)]

    assert tries == [404] * look_up.GUESSED.most + [429]
    assert client.get(page_of(document)).status_code == 200


def test_a_code_is_typed_as_it_is_read(ready: World, client: Client) -> None:
    document = issue(ready, "registration_summary", "05/TH-KTĐ")
    door = reverse("paperwork:look_up_door")
    typed = f" {document.code[:4].lower()}-{document.code[4:8]} {document.code[8:]} "

    assert typed_code(typed) == document.code
    assert client.get(door, {"code": typed}).url == page_of(document)
    assert "Mã in cạnh hình QR" in one_line(client.get(door))
    assert client.get(door, {"code": "<script>"}).status_code == 404
