"""Signed PDF files, made with real keys: what is said of each, and of hostile ones."""

import os
import resource
from datetime import UTC, datetime
from io import BytesIO
from multiprocessing import Pipe
from pathlib import Path
from time import process_time

import pypdf
import pytest
from asn1crypto import x509
from pyhanko.pdf_utils import generic
from pyhanko.pdf_utils.incremental_writer import IncrementalPdfFileWriter
from pyhanko.sign.fields import SigFieldSpec, append_signature_field

from tests.documents.signing import (
    crls,
    filled_form,
    form_pdf,
    people,
    plain_pdf,
    sign,
    with_validation_data,
)
from thidua.documents.signatures import bounded
from thidua.documents.signatures.bounded import verify_bounded
from thidua.documents.signatures.moments import Moments
from thidua.documents.signatures.trust import NotACertificate, read_trusted
from thidua.documents.signatures.verifying import verify_pdf
from thidua.documents.signatures.worth import After, SignedFile, Worth

NOW = Moments(datetime(2026, 11, 1, tzinfo=UTC))
SPRING = Moments(NOW.now, datetime(2025, 3, 1, tzinfo=UTC))


def verified(data: bytes, moments: Moments = NOW, *, root: bool = True) -> SignedFile:
    roots = [x509.Certificate.load(people()["root"].der)] if root else []
    return verify_pdf(data, moments, trusted=roots)


def changed_root(data: bytes) -> bytes:
    writer = IncrementalPdfFileWriter(BytesIO(data))
    writer.root["/Foo"] = generic.NameObject("/Bar")
    writer.update_root()
    out = BytesIO()
    writer.write(out)
    return out.getvalue()


def test_a_file_without_signatures() -> None:
    assert verified(plain_pdf()) == SignedFile(Worth.UNSIGNED)
    writer = IncrementalPdfFileWriter(BytesIO(plain_pdf()))
    append_signature_field(writer, SigFieldSpec("Trống"))
    out = BytesIO()
    writer.write(out)
    assert verified(out.getvalue()).worth is Worth.UNSIGNED


def test_a_signature_whose_chain_leads_to_a_trusted_root() -> None:
    told = verified(sign(plain_pdf(), "director"))
    (one,) = told.signatures
    assert told.worth is Worth.VALID
    assert (one.field, one.signer, one.timestamped) == ("Signature1", "Nguyễn Văn Ấn", False)
    assert (one.intact, one.covers_whole_file, one.changed_after, one.trusted) == (
        True,
        True,
        (),
        True,
    )
    assert one.signed_at
    assert (
        one.signed_at.utcoffset()
        == datetime(2026, 1, 1).astimezone(one.signed_at.tzinfo).utcoffset()
    )
    assert "không rõ có bị thu hồi không" in one.reason
    assert str(one.to_mapping()["signed_at"]).endswith("+07:00")


def test_a_timestamp_says_when() -> None:
    (one,) = verified(sign(plain_pdf(), "director", clock="clock"), SPRING).signatures
    assert (one.timestamped, one.trusted) == (True, True)
    assert "theo dấu thời gian" in one.reason


def test_a_clock_that_nobody_trusts_dates_nothing() -> None:
    backdated = sign(plain_pdf(), "late", clock="strange clock", stamped_at=SPRING.at)
    (one,) = verified(backdated, Moments(NOW.now, NOW.now)).signatures
    assert (one.timestamped, one.trusted) == (True, False)
    assert one.signed_at != SPRING.at
    honest = sign(plain_pdf(), "late", clock="clock", stamped_at=SPRING.at)
    (one,) = verified(honest, Moments(NOW.now, NOW.now)).signatures
    assert (one.timestamped, one.trusted, one.signed_at) == (True, True, SPRING.at)


@pytest.mark.parametrize(
    ("who", "root", "words"),
    [
        ("director", False, "chưa có chứng thư gốc nào"),
        ("stranger", True, "không dẫn tới chứng thư gốc tin cậy"),
        ("late", True, "đã hết hạn hoặc chưa có hiệu lực"),
    ],
)
def test_intact_but_not_trusted(who: str, *, root: bool, words: str) -> None:
    told = verified(sign(plain_pdf(), who), root=root)
    assert told.worth is Worth.UNTRUSTED
    assert told.signatures[0].intact
    assert words in told.signatures[0].reason


def test_a_certificate_is_judged_at_the_moment_asked_for() -> None:
    assert verified(sign(plain_pdf(), "late"), SPRING).worth is Worth.VALID


def test_a_further_signature_is_no_change_and_the_worst_decides() -> None:
    first = sign(plain_pdf(), "director")
    told = verified(sign(first, "director", "Signature2"))
    assert told.worth is Worth.VALID
    assert [one.changed_after for one in told.signatures] == [(After.SIGNATURE,), ()]
    assert [one.covers_whole_file for one in told.signatures] == [False, True]
    assert verified(sign(first, "stranger", "Signature2")).worth is Worth.UNTRUSTED


def test_changed_bytes() -> None:
    data = sign(plain_pdf(), "director").replace(b"595", b"596", 1)
    told = verified(data)
    assert told.worth is Worth.CHANGED
    assert not told.signatures[0].trusted
    assert "Nội dung đã bị sửa" in told.signatures[0].reason


def test_what_came_after_and_is_more_than_it_may_be() -> None:
    signed = sign(plain_pdf(), "director")
    for data in (changed_root(signed), signed + b"\n% more\n"):
        told = verified(data)
        assert told.worth is Worth.CHANGED
        assert told.signatures[0].changed_after == (After.OTHER,)
        assert "tệp có thêm thứ khác" in told.signatures[0].reason
    twice = sign(signed, "director", "Signature2")
    assert verified(twice + b"\n% more\n").worth is Worth.CHANGED
    assert verified(signed + b"\n\n").worth is Worth.VALID


def test_a_signature_of_another_document() -> None:
    first, other = sign(plain_pdf(1), "director"), sign(plain_pdf(2), "director")
    start, end = first.index(b"/Contents <") + 11, first.index(b">", first.index(b"/Contents <"))
    place = other.index(b"/Contents <") + 11
    moved = other[:place] + first[start:end] + other[place + end - start :]
    assert verified(moved).worth is Worth.CHANGED


def test_files_that_cannot_be_read_are_broken() -> None:
    signed = sign(plain_pdf(), "director")
    locked = pypdf.PdfWriter(clone_from=BytesIO(signed))
    locked.encrypt("mật khẩu")
    out = BytesIO()
    locked.write(out)
    place = signed.index(b"/Contents <") + 11
    no_content = signed[:place] + b"0" * 40 + signed[place + 40 :]
    files = [b"", b"hello", b"PK\x03\x04", signed[:2000], out.getvalue(), no_content]
    for data in [*files, b"%PDF-1.7\n" + b"[" * 100_000]:
        assert verified(data) == SignedFile(Worth.BROKEN)


def test_one_unreadable_signature_beside_another_is_a_change() -> None:
    twice = sign(sign(plain_pdf(), "director"), "director", "Signature2")
    place = twice.rindex(b"/Contents <") + 11
    told = verified(twice[:place] + b"0" * 40 + twice[place + 40 :])
    assert told.worth is Worth.CHANGED
    assert told.signatures[-1].reason == "Không đọc được chữ ký này."


def test_five_megabytes_are_checked_in_half_a_second() -> None:
    large = pypdf.PdfWriter(clone_from=BytesIO(plain_pdf()))
    large.add_attachment("ảnh", os.urandom(5_000_000))
    out = BytesIO()
    large.write(out)
    signed = sign(out.getvalue(), "director")
    before = process_time()
    assert verified(signed).worth is Worth.VALID
    assert process_time() - before < 2  # under 0.1 s where it is quiet


def test_in_a_process_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    signed, root = sign(plain_pdf(), "director"), people()["root"].der
    assert verify_bounded(signed, NOW, trusted=[root]).worth is Worth.VALID
    assert verify_bounded(b"x", NOW) == SignedFile(Worth.BROKEN)
    monkeypatch.setattr(bounded, "MOST_SECONDS", 0)
    assert verify_bounded(signed, NOW, trusted=[root]) == SignedFile(Worth.BROKEN)


def test_what_the_process_does() -> None:
    ours, theirs = Pipe(duplex=False)
    same = resource.getrlimit(resource.RLIMIT_CPU)[1]
    limits = {resource.RLIMIT_CPU: same}
    roots = [people()["root"].der]
    original = plain_pdf()
    signed = sign(original, "director")
    bounded._limited(theirs, limits, bounded._verify, signed, NOW, roots)
    assert ours.recv().worth is Worth.VALID
    bounded._limited(theirs, limits, bounded._verify_copy, signed, original, NOW, roots)
    assert ours.recv().worth is Worth.VALID
    bounded._limited(theirs, limits, bounded._verify_copy, signed, original + b"%", NOW, roots)
    assert ours.recv() is None
    bounded._limited(theirs, limits, bounded._verify_copy, b"x", original, NOW, roots)
    assert ours.recv() == SignedFile(Worth.BROKEN)


def test_revocations_in_the_signature_or_beside_it() -> None:
    signed = sign(plain_pdf(), "director", crls=crls())
    (one,) = verified(signed).signatures
    assert (one.trusted, one.covers_whole_file) == (True, True)
    assert "chưa bị thu hồi theo dữ liệu trong tệp" in one.reason
    beside = with_validation_data(sign(plain_pdf(), "director"), crls())
    (one,) = verified(beside).signatures
    assert (one.trusted, one.changed_after) == (True, (After.VALIDATION_DATA,))
    assert "chưa bị thu hồi theo dữ liệu trong tệp" in one.reason


def test_a_certificate_that_was_revoked() -> None:
    told = verified(with_validation_data(sign(plain_pdf(), "director"), crls("director")))
    assert told.worth is Worth.UNTRUSTED
    assert "chứng thư đã bị thu hồi" in told.signatures[0].reason


def test_a_form_filled_after_signing() -> None:
    signed = sign(form_pdf(), "director")
    told = verified(filled_form(signed))
    assert (told.worth, told.signatures[0].changed_after) == (
        Worth.VALID,
        (After.FORM_FILLING,),
    )


def test_a_process_that_dies_says_broken() -> None:
    assert verify_bounded(b"%PDF", NOW, trusted=[b"no certificate"]) == SignedFile(Worth.BROKEN)


def test_certificates_of_a_folder(tmp_path: Path) -> None:
    root = people()["root"]
    folder = root.trusted_in(tmp_path / "tin")
    (folder / "README.txt").write_text("không phải chứng thư")
    (folder / "b.der").write_bytes(people()["office"].der)
    names = [one.subject.native["common_name"] for one in read_trusted(folder)]
    assert names == ["CA chuyên dùng thử", "Root CA thử"]
    (folder / "c.crt").write_text("không phải chứng thư")
    with pytest.raises(NotACertificate, match=r"c\.crt"):
        read_trusted(folder)
