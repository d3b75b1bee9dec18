"""The register of papers and the book of numbers as workbooks."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.paperwork.models import PaperNumber
from thidua.apps.paperwork.pages.register import DocumentRow
from thidua.formats.list_workbook import Value, list_workbook
from thidua.web.workbooks import heads_in_words

_REGISTER = (
    (gettext_noop("Số, ký hiệu"), 22),
    (gettext_noop("Ngày"), 12),
    (gettext_noop("Văn bản"), 44),
    (gettext_noop("Cơ quan ban hành"), 36),
    (gettext_noop("Năm thi đua"), 12),
    (gettext_noop("Lần"), 6),
    (gettext_noop("Trạng thái"), 16),
    (gettext_noop("Lý do ban hành lại"), 36),
    (gettext_noop("Lý do thu hồi"), 36),
    (gettext_noop("Người ban hành"), 26),
    (gettext_noop("Người ký số"), 30),
    (gettext_noop("Mã kiểm tra của tệp (SHA-256)"), 66),
)
_NUMBERS = (
    (gettext_noop("Số, ký hiệu"), 22),
    (gettext_noop("Trạng thái"), 14),
    (gettext_noop("Dùng cho"), 50),
    (gettext_noop("Người lấy"), 26),
    (gettext_noop("Lấy lúc"), 18),
    (gettext_noop("Lý do hủy"), 44),
)


def register_workbook(rows: Iterable[DocumentRow]) -> bytes:
    """The papers as listed."""
    cells: list[list[Value]] = [
        [
            row.document.number,
            row.document.issued_on,
            row.document.title,
            row.issuer,
            row.document.year,
            row.document.version,
            str(row.look.label),
            row.document.reason,
            row.document.withdrawn_reason,
            str(row.document.issued_by),
            row.document.signers,
            row.document.edited_sha256 or row.document.signed_sha256 or row.document.pdf_sha256,
        ]
        for row in rows
    ]
    return list_workbook(_("Sổ văn bản"), heads_in_words(_REGISTER), cells)


def numbers_workbook(found: Iterable[PaperNumber]) -> bytes:
    """The numbers as listed."""
    cells: list[list[Value]] = [
        [
            each.shown,
            each.get_state_display(),
            each.purpose,
            str(each.taken_by or ""),
            timezone.localtime(each.taken_at).replace(tzinfo=None) if each.taken_at else None,
            each.reason,
        ]
        for each in found
    ]
    return list_workbook(_("Sổ số văn bản"), heads_in_words(_NUMBERS), cells)
