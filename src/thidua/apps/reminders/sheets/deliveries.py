"""The log of what was sent as a workbook."""

from collections.abc import Iterable

from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.reminders.pages.deliveries import DeliveryRow
from thidua.formats.list_workbook import Value, list_workbook


def workbook_of(rows: Iterable[DeliveryRow]) -> bytes:
    """One line a delivery, as the page lists them."""
    columns = [
        (_("Lúc"), 18), (_("Gửi cho"), 28), (_("Thư điện tử"), 28), (_("Loại nhắc"), 40),
        (_("Kênh"), 24), (_("Tình trạng"), 18), (_("Số lần thử"), 12), (_("Lỗi"), 50),
    ]  # fmt: skip
    lines: Iterable[list[Value]] = (
        [
            timezone.localtime(row.delivery.changed_at).replace(tzinfo=None),
            str(row.delivery.user),
            row.delivery.user.email,
            row.kinds,
            row.way,
            str(row.delivery.get_state_display()),
            row.delivery.tries,
            row.delivery.error,
        ]
        for row in rows
    )
    return list_workbook(_("Nhật ký gửi nhắc việc"), columns, lines)
