"""The list of exemplars in Excel, as the page shows it."""

from collections.abc import Iterable

from thidua.apps.exemplars.pages.exemplars import ExemplarRow
from thidua.formats.list_workbook import list_workbook

COLUMNS = (
    ("Tên", 34),
    ("Là", 12),
    ("Đơn vị", 36),
    ("Lĩnh vực", 24),
    ("Việc làm tiêu biểu", 60),
    ("Phong trào", 40),
    ("Phát hiện ngày", 14),
    ("Đã đến đâu", 18),
)


def workbook_of(rows: Iterable[ExemplarRow]) -> bytes:
    """One line an exemplar."""
    return list_workbook(
        "Điển hình tiên tiến",
        COLUMNS,
        [
            [
                row.exemplar.name,
                row.subject,
                row.exemplar.unit.called,
                row.exemplar.field,
                row.exemplar.deeds,
                row.exemplar.movement.name if row.exemplar.movement else "",
                row.exemplar.found_on,
                str(row.stage.label),
            ]
            for row in rows
        ],
    )
