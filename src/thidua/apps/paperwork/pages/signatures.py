"""What the signatures of a file are worth, in words and badges."""

from dataclasses import dataclass

from django.utils.translation import gettext_lazy as _

from thidua.documents.signatures.worth import After, Signature, SignedFile, Worth
from thidua.web.badges import Badge
from thidua.web.words import written_moment

BADGES = {
    Worth.UNSIGNED: Badge(_("Không có chữ ký số"), "secondary", "signature"),
    Worth.BROKEN: Badge(_("Không đọc được"), "red", "file-alert"),
    Worth.CHANGED: Badge(_("Đã bị sửa sau khi ký"), "red", "alert-triangle"),
    Worth.UNTRUSTED: Badge(_("Nguyên vẹn, chưa tin cậy người ký"), "yellow", "help-circle"),
    Worth.VALID: Badge(_("Hợp lệ"), "green", "circle-check"),
}
WORDS = {
    Worth.UNSIGNED: _("Tệp không có chữ ký số nào. Dấu và chữ ký quét hình không phải chữ ký số."),
    Worth.BROKEN: _("Tệp không phải PDF, bị khoá bằng mật khẩu, hoặc chữ ký hỏng."),
    Worth.CHANGED: _("Nội dung không còn như lúc ký. Đừng dùng tệp này."),
    Worth.UNTRUSTED: _(
        "Nội dung còn nguyên như lúc ký, nhưng chưa biết chắc người ký là ai: chứng thư không dẫn "
        "về chứng thư gốc nào mà cơ quan thường trực tin cậy."
    ),
    Worth.VALID: _("Nội dung còn nguyên như lúc ký và người ký được tin cậy."),
}
AFTER = {
    After.SIGNATURE: _("chữ ký khác"),
    After.FORM_FILLING: _("điền biểu mẫu"),
    After.VALIDATION_DATA: _("dữ liệu xác thực"),
    After.OTHER: _("nội dung khác"),
}


@dataclass(frozen=True, slots=True)
class SignatureRow:
    """One signature as it is shown."""

    signer: str
    signed_at: str
    has_timestamp: bool
    look: Badge
    reason: str
    after: tuple[str, ...]  # what came into the file after it


@dataclass(frozen=True, slots=True)
class Checked:
    """A file that was checked."""

    name: str
    sha256: str
    look: Badge
    words: str
    rows: tuple[SignatureRow, ...]


def checked(name: str, sha256: str, signed: SignedFile) -> Checked:
    """The answer in words."""
    rows = tuple(_row(one) for one in signed.signatures)
    return Checked(name, sha256, BADGES[signed.worth], str(WORDS[signed.worth]), rows)


def _row(one: Signature) -> SignatureRow:
    return SignatureRow(
        one.signer or one.field,
        written_moment(one.signed_at) if one.signed_at else "",
        one.timestamped,
        BADGES[one.worth],
        one.reason,
        tuple(str(AFTER[after]) for after in one.changed_after),
    )
