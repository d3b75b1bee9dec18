"""The board of who owes what, as a list in Excel."""

from collections.abc import Iterable

from django.utils.translation import gettext as _

from thidua.apps.reports.pages.board import DutyRow
from thidua.formats.list_workbook import list_workbook
from thidua.web.badges import badge_of

COLUMNS = (
    ("Khối", 40),
    ("Năm", 8),
    ("Mã đơn vị", 14),
    ("Đơn vị", 40),
    ("Báo cáo", 40),
    ("Hạn nộp", 22),
    ("Đúng hạn hay trễ", 26),
    ("Báo cáo đang ở", 22),
    ("Nhận lúc", 22),
    ("Số ngày trễ", 12),
    ("Gia hạn", 10),
)


def workbook_of(rows: Iterable[DutyRow]) -> bytes:
    """The rows as the page lists them."""
    return list_workbook(
        "Nộp báo cáo",
        COLUMNS,
        (
            [
                row.duty.season.bloc_name,
                row.duty.season.year,
                row.duty.unit.code,
                row.duty.unit.name,
                row.duty.form.name,
                row.due,
                str(badge_of(row.duty).label),
                row.state,
                row.received,
                row.duty.days,
                _("có") if row.duty.extensions else "",
            ]
            for row in rows
        ),
    )
