"""Checking a signed file in the page, and which roots are trusted: by whom, with what refusals."""

from typing import Any

import pytest
from django.core.exceptions import PermissionDenied
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse

from tests.documents.signing import people, plain_pdf, sign
from tests.factories import NOON, World
from tests.one_line import one_line
from thidua.apps.accounts.sign_in.tries import Tries
from thidua.apps.audit.models import Entry
from thidua.apps.paperwork.actions.trust import distrust_root, trust_roots
from thidua.apps.paperwork.models import TrustedRoot
from thidua.apps.paperwork.refusals import CertificateRefused
from thidua.apps.paperwork.views import signatures
from thidua.web.reasons import ReasonMissing

PAGE = reverse("paperwork:signatures")


def trusted(world: World) -> TrustedRoot:
    root = people()["root"].der
    (found,) = trust_roots(world.authority, root, "goc.cer", actor=world.standing, at=NOON)
    return found


def dropped(client: Any, data: bytes, name: str = "quyet-dinh.pdf") -> Any:
    return client.post(PAGE, {"file": SimpleUploadedFile(name, data)})


def test_the_page_says_who_signed_and_whether_it_is_trusted(world: World, sign_in: Any) -> None:
    client, signed = sign_in(world.member), sign(plain_pdf(), "director")

    before = one_line(dropped(client, signed))
    root = trusted(world)
    after = one_line(dropped(client, signed))

    assert "Nguyên vẹn, chưa tin cậy người ký" in before
    assert "Chưa tin cậy chứng thư gốc nào" in before
    assert "Nguyễn Văn Ấn" in after
    assert "Nội dung còn nguyên như lúc ký và người ký được tin cậy." in after
    assert root.fingerprint in after
    assert root.name == "Root CA thử"


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (plain_pdf(), "Không có chữ ký số"),
        (b"khong phai PDF", "Không đọc được"),
        (sign(plain_pdf(), "director").replace(b"%PDF-1.", b"%PDF-2.", 1), "Đã bị sửa sau khi ký"),
    ],
    ids=["unsigned", "no PDF", "changed"],
)
def test_other_files_are_told_plainly(world: World, sign_in: Any, data: bytes, words: str) -> None:
    assert words in one_line(dropped(sign_in(world.member), data))


def test_an_empty_post_and_a_large_file_are_refused(world: World, sign_in: Any) -> None:
    client = sign_in(world.member)

    nothing = client.post(PAGE)
    large = dropped(client, b"%PDF-1.7\n" + b"0" * 20_000_001)

    assert nothing.status_code == large.status_code == 422
    assert "quyet-dinh.pdf nặng 20 MB; tối đa 20 MB." in one_line(large)


def test_too_many_checks_must_wait(
    world: World, sign_in: Any, still_clock: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(signatures, "CHECKS", Tries("few-checks", most=2, seconds=60))
    client = sign_in(world.member)
    assert [dropped(client, b"x").status_code for _ in range(3)] == [200, 200, 422]

    assert "Đợi một phút" in one_line(dropped(client, b"x"))
    assert dropped(sign_in(world.head), b"x").status_code == 200


def test_a_root_of_another_authority_is_not_trusted(world: World, sign_in: Any) -> None:
    trusted(world)
    stranger = sign_in(world.standing.__class__.objects.create_user("nguoi-la"))

    answer = one_line(dropped(stranger, sign(plain_pdf(), "director")))

    assert "Nguyên vẹn, chưa tin cậy người ký" in answer


def test_the_standing_office_puts_roots_in_and_takes_them_off(world: World, sign_in: Any) -> None:
    office = sign_in(world.standing)
    address = reverse("paperwork:trust_roots", args=[world.authority.pk])
    assert address in one_line(office.get(PAGE))

    office.post(address, {"file": SimpleUploadedFile("goc.cer", people()["root"].der)})
    office.post(address, {"file": SimpleUploadedFile("goc.cer", people()["root"].der)})

    root = TrustedRoot.objects.get()
    leave = reverse("paperwork:distrust_root", args=[root.pk])
    assert office.post(leave, {"reason": " "}).status_code == 422
    office.post(leave, {"reason": "Đã thay chứng thư mới"})
    root.refresh_from_db()
    assert root.removed_reason == "Đã thay chứng thư mới"
    told = Entry.objects.filter(action__startswith="paperwork.").values_list("action", flat=True)
    assert sorted(told) == ["paperwork.distrust_root", "paperwork.trust_roots"]
    assert office.get(leave).status_code == 404


def test_only_the_standing_office_decides(world: World, sign_in: Any) -> None:
    root = trusted(world)
    for name, key in (("trust_roots", world.authority.pk), ("distrust_root", root.pk)):
        address = reverse(f"paperwork:{name}", args=[key])
        assert sign_in(world.head).post(address, {"reason": "x"}).status_code == 403
    with pytest.raises(PermissionDenied):
        trust_roots(world.authority, b"", "x", actor=world.head, at=NOON)
    with pytest.raises(PermissionDenied):
        distrust_root(root, "x", actor=world.head, at=NOON)
    with pytest.raises(ReasonMissing):
        distrust_root(root, "", actor=world.standing, at=NOON)


@pytest.mark.parametrize(
    ("data", "words"),
    [
        (b"", "không phải chứng thư số"),
        (b"x" * 100_001, "không phải chứng thư số"),
        (people()["director"].der, "là chứng thư của người ký"),
    ],
    ids=["empty", "large", "a signer's"],
)
def test_other_certificates_are_refused(world: World, data: bytes, words: str) -> None:
    with pytest.raises(CertificateRefused, match=words):
        trust_roots(world.authority, data, "tep.cer", actor=world.standing, at=NOON)


def test_a_root_that_has_run_out_is_refused(world: World) -> None:
    later = NOON.replace(year=2090)
    with pytest.raises(CertificateRefused, match="đã hết hạn ngày"):
        trust_roots(world.authority, people()["root"].der, "g.cer", actor=world.standing, at=later)
    assert not TrustedRoot.objects.exists()
