"""Workbooks: the book of certificates; flags and framed certificates for the workshop."""

from collections import Counter
from collections.abc import Iterable

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.awards.models import Decision
from thidua.apps.certificates.pages.book import BookRow
from thidua.apps.certificates.queries import awards_of
from thidua.domain.award_codes import FLAGS
from thidua.formats.list_workbook import Value, list_workbook
from thidua.web.workbooks import heads_in_words

_BOOK = (
    (gettext_noop("Số vào sổ"), 12),
    (gettext_noop("Năm của sổ"), 12),
    (gettext_noop("Tên"), 36),
    (gettext_noop("Danh hiệu, hình thức"), 40),
    (gettext_noop("Quyết định"), 22),
    (gettext_noop("Ngày quyết định"), 14),
    (gettext_noop("Số thứ tự trong quyết định"), 14),
    (gettext_noop("Trạng thái"), 16),
    (gettext_noop("Lý do in lại"), 36),
    (gettext_noop("Ngày giao"), 12),
    (gettext_noop("Người nhận"), 36),
)
_WORKSHOP = (
    (gettext_noop("STT"), 6),
    (gettext_noop("Hiện vật"), 24),
    (gettext_noop("Danh hiệu, hình thức"), 44),
    (gettext_noop("Tên ghi trên hiện vật"), 44),
    (gettext_noop("Năm"), 8),
    (gettext_noop("Quyết định"), 22),
    (gettext_noop("Số lượng"), 10),
)


def book_workbook(rows: Iterable[BookRow]) -> bytes:
    """The book as listed."""
    cells: list[list[Value]] = [
        [
            row.sheet.book_number,
            row.sheet.book_year,
            row.sheet.name,
            row.sheet.award_words,
            row.sheet.run.decision.number,
            row.sheet.run.decision.decided_on,
            row.sheet.place,
            str(row.look.label),
            row.sheet.spoiled_reason,
            row.sheet.handed_on,
            row.sheet.handed_to,
        ]
        for row in rows
    ]
    return list_workbook(_("Sổ in bằng, giấy khen"), heads_in_words(_BOOK), cells)


def workshop_workbook(decision: Decision) -> bytes:
    """What the workshop makes of a decision: a flag or a frame for each award, then how many."""
    records = list(awards_of(decision))
    cells: list[list[Value]] = [
        [
            place,
            _thing(record.award),
            record.award_name,
            record.holder_name,
            record.year,
            decision.number,
            1,
        ]
        for place, record in enumerate(records, 1)
    ]
    sums = Counter((_thing(record.award), record.award_name) for record in records)
    cells += [
        ["", _("Cộng: %s") % thing, award, "", None, "", count]
        for (thing, award), count in sorted(sums.items())
    ]
    return list_workbook(_("Đặt làm cờ, khung bằng"), heads_in_words(_WORKSHOP), cells)


def _thing(award: str) -> str:
    return _("Cờ thi đua") if award in FLAGS else _("Khung và bằng")
