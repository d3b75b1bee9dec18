"""The list of movements in Excel, as the page narrows it."""

from collections.abc import Iterable

from thidua.apps.movements.pages.movements import MovementRow
from thidua.formats.list_workbook import list_workbook

COLUMNS = (
    ("Phong trào", 50),
    ("Cấp phát động", 16),
    ("Đơn vị", 30),
    ("Hình thức", 16),
    ("Phát động", 12),
    ("Kết thúc", 12),
    ("Văn bản phát động", 34),
    ("Mục tiêu", 50),
    ("Đối tượng tham gia", 30),
    ("Người phụ trách", 24),
    ("Hạn sơ kết", 12),
    ("Hạn tổng kết", 12),
    ("Tình trạng", 24),
    ("Ghi nhận gần nhất", 16),
    ("Còn nợ", 34),
    ("Tác dụng, kết quả", 50),
    ("Bài học kinh nghiệm", 50),
)


def workbook_of(rows: Iterable[MovementRow]) -> bytes:
    """One line a movement."""
    return list_workbook(
        "Phong trào thi đua",
        COLUMNS,
        [
            [
                each.name,
                each.get_origin_display(),
                each.unit.called if each.unit else "",
                each.get_kind_display(),
                each.starts_on,
                each.ends_on,
                each.launch_paper,
                each.goal,
                each.participants,
                each.in_charge,
                each.interim_due_on,
                each.final_due_on,
                str(row.badge.label),
                row.last,
                "; ".join([*row.owed, *([f"im lặng {row.silent} ngày"] if row.silent else [])]),
                each.effect,
                each.lessons,
            ]
            for row in rows
            for each in [row.movement]
        ],
    )
