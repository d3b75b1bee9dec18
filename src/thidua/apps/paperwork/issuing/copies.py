"""A file that somebody hands in as the paper, signed: looked at, and found to be just that."""

from dataclasses import dataclass
from datetime import datetime

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from thidua.apps.organisations.models import Authority
from thidua.apps.paperwork.models import IssuedDocument
from thidua.apps.paperwork.queries import roots_trusted_by
from thidua.apps.paperwork.refusals import SignedFileRefused
from thidua.documents.signatures.bounded import verify_bounded, verify_copy_bounded
from thidua.documents.signatures.moments import Moments
from thidua.documents.signatures.worth import SignedFile, Worth

_LONGEST_NAMES = 500
_WHY = {
    Worth.UNSIGNED: gettext_lazy("Tệp %(name)s không có chữ ký số nào."),
    Worth.BROKEN: gettext_lazy(
        "Tệp %(name)s không đọc được: không phải PDF, bị khoá bằng mật khẩu, hoặc hỏng."
    ),
    Worth.CHANGED: gettext_lazy("Tệp %(name)s đã bị sửa sau khi ký. Lấy lại tệp từ người ký."),
    Worth.UNTRUSTED: gettext_lazy(
        "Chữ ký trên tệp %(name)s còn nguyên vẹn nhưng chưa được tin cậy: cơ quan thường trực thêm "
        "chứng thư gốc của nơi cấp chữ ký ở trang “Kiểm tra chữ ký số” rồi tải lại."
    ),
}


@dataclass(frozen=True, slots=True)
class SignedCopy:
    """A paper's own PDF with signatures of people who are trusted."""

    document_pk: int
    data: bytes
    signers: str


def signed_copy(document: IssuedDocument, data: bytes, name: str, at: datetime) -> SignedCopy:
    """Look at a file before anything is locked; a hostile one may take its seconds.

    Raises:
        SignedFileRefused: no signature, another document, changed, or nobody trusted signed it.
    """
    signed = _looked_at(document, data, name, at)
    if signed.worth != Worth.VALID:
        raise SignedFileRefused(_WHY[signed.worth] % {"name": name})
    names = ", ".join(each.signer for each in signed.signatures)
    return SignedCopy(document.pk, data, names[:_LONGEST_NAMES])


def _looked_at(document: IssuedDocument, data: bytes, name: str, at: datetime) -> SignedFile:
    """Our own PDF with signatures; of a paper edited in Word the PDF that was made of that file."""
    with document.pdf.open("rb") as file:
        ours = file.read()
    office = Authority.objects.filter(pk__in=[document.office_id])
    roots = roots_trusted_by(office).values_list("certificate", flat=True)
    trusted, moments = [bytes(each) for each in roots], Moments(at, None)
    signed = verify_copy_bounded(data, ours, moments, trusted=trusted)
    told = {"name": name, "title": document.title, "number": document.number or "…"}
    if document.edited_at is None and signed is None:
        raise SignedFileRefused(
            _(
                "Tệp %(name)s không phải bản PDF của «%(title)s» số %(number)s được ký thêm: là "
                "văn bản khác, hoặc nội dung đã bị sửa. Tải bản PDF ở trang này, "
                "ký số vào đúng tệp đó."
            )
            % told
        )
    if document.edited_at is not None and signed is not None and signed.worth != Worth.BROKEN:
        raise SignedFileRefused(
            _(
                "Tệp %(name)s là bản PDF máy lập, có lời khác bản Word đã sửa. Mở bản Word đã sửa, "
                "xuất ra PDF rồi ký số vào tệp đó."
            )
            % told
        )
    return signed or verify_bounded(data, moments, trusted=trusted)
