"""Proofs that are looked at in the page, and those that are elsewhere."""

from datetime import date

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.apps.appraisals.builders import LATER, fill, line_of, opened, save, submit
from tests.apps.appraisals.test_evidence import PDF, attach
from tests.apps.appraisals.test_views import queries_of
from tests.conftest import SignIn
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.appraisals.actions.evidence import attach_evidence
from thidua.apps.appraisals.actions.pointing import attach_link, attach_reference
from thidua.apps.appraisals.models import Evidence
from thidua.apps.appraisals.refusals import EvidenceRefused, SheetNotInDraft
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.ledger.models import Deed
from thidua.apps.paperwork.models import IssuedDocument

PNG = b"\x89PNG\r\n\x1a\n...."


@pytest.fixture
def world(world: World) -> World:
    return opened(world)


def link(world: World, url: str, name: str = "") -> Evidence:
    return attach_link(line_of(world, "CCC", "I.1"), url, name, actor=world.member, at=LATER)


def deed(world: World, code: str, content: str) -> Deed:
    return Deed.objects.create(
        season=world.season, unit=world.units[code], content=content, money=1,
        done_on=date(2023, 6, 1), entered_by=world.head, entered_at=NOON,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "content", "kind", "tag"),
    [
        ("a.pdf", PDF, "application/pdf", "<iframe"),
        ("a.png", PNG, "image/png", "<img"),
        ("a.txt", "Kính gửi <b>Khối</b>".encode(), "text/plain; charset=utf-8", "<iframe"),
    ],
)
def test_a_file_is_looked_at_in_the_page_and_nothing_in_it_runs(
    world: World, sign_in: SignIn, name: str, content: bytes, kind: str, tag: str
) -> None:
    evidence = attach(world, name, content)
    client = sign_in(world.member)

    page = client.get(reverse("appraisals:preview", args=[evidence.pk]))
    answer = client.get(reverse("appraisals:shown", args=[evidence.pk]))

    assert tag in page.text.split("<main", 1)[1]
    assert "frame-src 'self'" in page["Content-Security-Policy"]
    assert b"".join(answer.streaming_content) == content  # type: ignore[attr-defined] # a streaming response
    assert answer["Content-Type"] == kind
    assert answer["X-Content-Type-Options"] == "nosniff"
    assert answer["X-Frame-Options"] == "SAMEORIGIN"
    rules = answer["Content-Security-Policy"]
    assert "default-src 'none'" in rules
    assert "script-src" not in rules
    assert "frame-ancestors 'self'" in rules
    assert rules.startswith("sandbox; ") == (kind != "application/pdf")


def test_what_cannot_be_shown_is_offered_to_be_saved(world: World, sign_in: SignIn) -> None:
    evidence = attach(world, "cu.doc", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1....")
    client = sign_in(world.member)

    page = client.get(reverse("appraisals:preview", args=[evidence.pk])).text
    assert "không xem được trong trang" in page
    assert reverse("appraisals:download", args=[evidence.pk]) in page
    assert client.get(reverse("appraisals:shown", args=[evidence.pk])).status_code == 404


def test_anothers_file_is_not_looked_at(world: World, sign_in: SignIn) -> None:
    line = line_of(world, "AAA", "I.1")
    theirs = attach_evidence(line, SimpleUploadedFile("a.pdf", PDF), actor=world.head, at=LATER)
    attach(world, "của tôi.pdf", PDF)  # the same bytes

    for user, status in ((world.member, 403), (world.outsider, 404)):
        for page in ("preview", "shown", "download"):
            url = reverse(f"appraisals:{page}", args=[theirs.pk])
            assert sign_in(user).get(url).status_code == status


@pytest.mark.parametrize(
    ("content", "taken"),
    [("Có dấu".encode(), True), (b"\xff\xfe\x00a", False), (b"a\0b", False), (b"\xc3", False)],
)
def test_a_text_is_utf_8(world: World, content: bytes, taken: bool) -> None:
    if taken:
        assert attach(world, "a.txt", content).content_type == "text/plain; charset=utf-8"
        return
    with pytest.raises(EvidenceRefused, match="nội dung không phải TXT"):
        attach(world, "a.txt", content)


def test_a_link_shows_its_host(world: World, sign_in: SignIn) -> None:
    url = reverse("appraisals:attach_link", args=[line_of(world, "CCC", "I.1").pk])
    client = sign_in(world.member)
    typed = {"url": "https://baogialai.com.vn/bai-1", "name": "Bài trên Báo Gia Lai"}

    page = one_line(client.post(url, typed, follow=True))
    assert "Bài trên Báo Gia Lai" in page
    assert "(baogialai.com.vn)" in page
    assert 'target="_blank" rel="noopener noreferrer"' in page
    assert Evidence.objects.get().told == "Bài trên Báo Gia Lai (baogialai.com.vn)"
    assert link(world, typed["url"]) == Evidence.objects.get()
    assert link(world, "https://thidua.vn/").name == "thidua.vn"
    refused = client.post(url, typed | {"url": "http://baogialai.com.vn"})
    assert refused.status_code == 422
    assert "cần đủ cả https://" in refused.text
    assert "http://baogialai.com.vn" in refused.text


@pytest.mark.parametrize(
    "url",
    [
        "javascript:alert(1)",
        "http://a.vn",
        "https://",
        "a.vn",
        "https://user:pw@a.vn/",
        "https://a.vn/" + "x" * 500,
    ],
)
def test_other_addresses_are_refused(world: World, url: str) -> None:
    with pytest.raises(EvidenceRefused, match="Đường dẫn"):
        link(world, url)


def test_a_link_counts_as_evidence_and_is_fixed_once_handed_in(world: World) -> None:
    link(world, "https://a.vn/")
    fill(world, "CCC")
    submit(world, "CCC")

    with pytest.raises(SheetNotInDraft):
        link(world, "https://b.vn/")
    with pytest.raises(PermissionDenied):
        attach_link(
            line_of(world, "CCC", "I.1"), "https://b.vn/", actor=world.head, at=LATER
        )  # fmt: skip


def test_what_the_unit_has_in_the_system_is_found_and_chosen(world: World, sign_in: SignIn) -> None:
    own, other = deed(world, "CCC", "Xây nhà tình nghĩa"), deed(world, "AAA", "Xây nhà khác")
    decision = Decision.objects.create(
        authority=world.authority, number="12/QĐ-UBND", decided_on=date(2023, 2, 1)
    )
    record = AwardRecord.objects.create(
        authority=world.authority, decision=decision, unit=world.units["CCC"], award="BK_TINH",
        holder_name="Hội CCC", year=2022,
    )  # fmt: skip
    paper = IssuedDocument.objects.create(
        season=world.season, kind="covenant", title="Giao ước thi đua", number="05/GƯ",
        issued_on=date(2023, 3, 31), issued_at=NOON, released_at=NOON, issued_by=world.head,
        pdf="x", docx="x",
    )  # fmt: skip
    line = line_of(world, "CCC", "I.1")
    url = reverse("appraisals:attach_reference", args=[line.pk])
    client = sign_in(world.member)

    page = client.get(url, {"q": "xay nha"}).text
    assert own.content in page
    assert other.content not in page
    assert "Giao ước thi đua số 05/GƯ" in client.get(url).text
    for source, thing in (("deed", own), ("award", record), ("paper", paper)):
        assert client.post(url, {"source": source, "key": thing.pk}).status_code == 302

    shown = one_line(client.get(reverse("appraisals:evidence", args=[line.pk])))
    assert f'href="{reverse("ledger:deed", args=[own.pk])}"' in shown
    assert f'href="{reverse("awards:award", args=[record.pk])}"' in shown
    assert f'href="{reverse("paperwork:document", args=[paper.pk])}"' in shown
    assert "Hội CCC: Quyết định 12/QĐ-UBND ngày 01/02/2023" in shown
    with pytest.raises(EvidenceRefused, match="Không thấy mục đã chọn"):
        attach_reference(line, "deed", other.pk, actor=world.member, at=LATER)
    with pytest.raises(EvidenceRefused):
        attach_reference(line, "x", own.pk, actor=world.member, at=LATER)


def test_a_reference_opens_only_what_its_reader_may_see(world: World, sign_in: SignIn) -> None:
    own = deed(world, "CCC", "Việc riêng")
    line = line_of(world, "CCC", "I.1")
    evidence = attach_reference(line, "deed", own.pk, actor=world.member, at=LATER)
    again = attach_reference(line, "deed", own.pk, actor=world.member, at=LATER)
    assert again == evidence
    Deed.objects.filter(pk=own.pk).update(unit=world.units["BBB"])

    page = sign_in(world.member).get(reverse("appraisals:preview", args=[evidence.pk])).text

    assert "Việc riêng" in page
    assert reverse("ledger:deed", args=[own.pk]) not in page
    assert "không mở cho ông/bà" in page


def test_the_page_of_evidence_asks_as_often_for_many_proofs(world: World, sign_in: SignIn) -> None:
    line = line_of(world, "CCC", "I.1")
    client, url = sign_in(world.member), reverse("appraisals:evidence", args=[line.pk])
    attach_reference(
        line, "deed", deed(world, "CCC", "Một").pk, actor=world.member, at=LATER
    )  # fmt: skip
    once = queries_of(client, url)
    for number in range(8):
        more = deed(world, "CCC", f"Việc {number}")
        attach_reference(line, "deed", more.pk, actor=world.member, at=LATER)
        link(world, f"https://a.vn/{number}")
    assert queries_of(client, url) == once
    save(world, "CCC", "I.1", actual="99")
