"""Why a signature is trusted or not, in plain words."""

from collections.abc import Collection

from pyhanko.sign.ades.report import AdESIndeterminate, AdESSubIndic
from pyhanko.sign.validation.status import PdfSignatureStatus

from thidua.documents.signatures.worth import After

_DISTRUST: dict[AdESSubIndic | None, str] = {
    AdESIndeterminate.EXPIRED: "chứng thư đã hết hạn",
    AdESIndeterminate.OUT_OF_BOUNDS_NO_POE: "chứng thư đã hết hạn hoặc chưa có hiệu lực",
    AdESIndeterminate.OUT_OF_BOUNDS_NOT_REVOKED: "chứng thư đã hết hạn hoặc chưa có hiệu lực",
    AdESIndeterminate.NOT_YET_VALID: "chứng thư chưa có hiệu lực",
    AdESIndeterminate.NO_CERTIFICATE_CHAIN_FOUND: "chứng thư không dẫn tới chứng thư gốc tin cậy",
    AdESIndeterminate.CHAIN_CONSTRAINTS_FAILURE: "chứng thư không được cấp để ký văn bản",
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE: "thuật toán ký không còn an toàn",
    AdESIndeterminate.CRYPTO_CONSTRAINTS_FAILURE_NO_POE: "thuật toán ký không còn an toàn",
}


def why(
    status: PdfSignatureStatus,
    after: Collection[After],
    *,
    dated: bool,
    has_roots: bool,
    told: bool,
) -> str:
    """The reason in a sentence.

    ``dated``: a trusted timestamp says when; ``told``: the file holds something about revocation.
    """
    if not (status.intact and status.valid):
        return "Nội dung đã bị sửa sau khi ký, hoặc chữ ký không đúng với chứng thư."
    if After.OTHER in after:
        return "Sau khi ký, tệp có thêm thứ khác ngoài chữ ký, điền biểu mẫu, dữ liệu xác thực."
    when = "theo dấu thời gian" if dated else "theo thời điểm người ký tự khai hoặc thời điểm hỏi"
    if not has_roots:
        return "Nguyên vẹn; chưa có chứng thư gốc nào để đối chiếu người ký."
    if status.revoked:
        return f"Nguyên vẹn; chứng thư đã bị thu hồi ({when})."
    if not status.trusted:
        problem = _DISTRUST.get(status.trust_problem_indic, "không xác minh được chứng thư")
        return f"Nguyên vẹn; {problem} ({when})."
    revoked = (
        "chưa bị thu hồi theo dữ liệu trong tệp"
        if told
        else "không rõ có bị thu hồi không, tệp không kèm dữ liệu này"
    )
    return f"Nguyên vẹn; chứng thư tin cậy ({when}); {revoked}."
