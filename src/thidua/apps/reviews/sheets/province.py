"""All blocs of an authority in Excel: one line a bloc, then all sums by measure."""

from decimal import Decimal

from thidua.apps.reviews.pages.province import ProvincePage
from thidua.formats.tables_workbook import TableSheet, tables_workbook

Cells = list[str | int | Decimal | None]
_BLOCS = (
    ("Khối", 60),
    ("Đơn vị", 10),
    ("Chưa ghi gì", 12),
    ("Số kết quả", 12),
    ("Số tiền", 28),
    ("Cùng kỳ năm trước", 28),
    ("Phong trào", 12),
    ("Chỉ tiêu", 10),
    ("Đạt, đúng tiến độ", 18),
    ("Chậm, chưa đạt", 16),
    ("Chưa đủ số liệu", 16),
)
_SUMS = (("Đơn vị tính", 40), ("Số lượng", 24), ("Số tiền", 28), ("Số dòng", 10))


def province_workbook(title: str, page: ProvincePage) -> bytes:
    """Two sheets."""
    blocs: list[Cells] = [
        [
            row.season.bloc_name, row.units, row.silent, row.lines, row.money, row.before,
            row.movements, row.targets, row.met, row.behind, row.unknown,
        ]
        for row in page.rows
    ]  # fmt: skip
    blocs.append(["Cộng", "", "", page.sums.lines, page.sums.money, page.before, *[""] * 5])
    sums: list[Cells] = [
        [each.measure, each.quantity, each.money, each.lines] for each in page.sums.rows
    ]
    return tables_workbook(
        [TableSheet("Các khối", title, _BLOCS, blocs), TableSheet("Kết quả", title, _SUMS, sums)]
    )
