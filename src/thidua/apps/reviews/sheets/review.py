"""The review in Excel, a sheet for each part; figures of one thing stand in one column."""

from decimal import Decimal

from thidua.apps.reviews.pages.review import ReviewPage
from thidua.apps.reviews.pages.targets import TargetsPage
from thidua.formats.tables_workbook import TableSheet, tables_workbook


def review_workbook(title: str, page: ReviewPage) -> bytes:
    """Results, units, targets, comparison, movements, words."""
    compared = (("Nội dung", 40), ("Kỳ này", 24), (f"Năm {page.year_before}", 24), ("So sánh", 20))
    return tables_workbook(
        [
            TableSheet("Kết quả", title, _RESULTS, [*_results(page)]),
            TableSheet("Theo đơn vị", title, _UNITS, [*_units(page)]),
            targets_sheet(title, page.targets),
            TableSheet(
                "So với năm trước", title, compared,
                [[row.name, row.now, row.then, row.change] for row in page.compared],
            ),
            TableSheet("Phong trào", title, _MOVEMENTS, [*_movements(page)]),
            TableSheet("Đánh giá, phương hướng", title, _WORDS, [*_words(page)]),
        ]
    )  # fmt: skip


def targets_workbook(title: str, page: TargetsPage) -> bytes:
    """The targets alone, then each unit's part of every target."""
    rows: list[Cells] = [
        [each.result.number, each.result.target.text, unit.name, unit.words,
         str(unit.badge.label) if unit.badge else ""]
        for each in page.rows
        for unit in each.units
    ]  # fmt: skip
    units = TableSheet("Theo đơn vị", title, _OF_UNITS, rows)
    return tables_workbook([targets_sheet(title, page), units])


Cells = list[str | int | Decimal | None]
_RESULTS = (("Đơn vị tính", 40), ("Số lượng", 24), ("Số tiền", 28), ("Số dòng", 10))
_UNITS = (("Ai làm", 40), ("Kết quả", 60), ("Số tiền", 28), ("Số dòng", 10))
_MOVEMENTS = (
    ("Phong trào", 60),
    ("Cấp phát động", 16),
    ("Số hoạt động", 14),
    ("Số người tham gia", 18),
    ("Kết quả ghi trong sổ", 50),
    ("Số tiền", 28),
)
_WORDS = (("Phần", 34), ("Nội dung", 100))
_TARGETS = (
    ("STT", 6),
    ("Chỉ tiêu", 60),
    ("Giao ước", 18),
    ("Kết quả", 26),
    ("Đánh giá", 18),
    ("Mức đạt", 12),
    ("Cùng kỳ năm trước", 22),
    ("Lấy từ", 40),
    ("Còn thiếu", 50),
)
_OF_UNITS = (("STT", 6), ("Chỉ tiêu", 60), ("Đơn vị", 36), ("Kết quả", 36), ("Đánh giá", 18))


def targets_sheet(title: str, page: TargetsPage) -> TableSheet:
    """One line a target."""
    rows: list[Cells] = [
        [
            each.result.number,
            each.result.target.text,
            each.result.promise,
            each.result.reached,
            str(each.badge.label),
            each.progress,
            each.result.before,
            each.result.source_name,
            "; ".join(each.result.missing),
        ]
        for each in page.rows
    ]
    return TableSheet("Chỉ tiêu giao ước", title, _TARGETS, rows)


def _results(page: ReviewPage) -> list[Cells]:
    rows: list[Cells] = [
        [row.measure, row.quantity, row.money, row.lines] for row in page.sums.rows
    ]
    return [*rows, ["Cộng", "", page.sums.money, page.sums.lines]]


def _units(page: ReviewPage) -> list[Cells]:
    return [[d.name, "; ".join(d.quantities), d.money, d.lines] for d in page.doers]


def _movements(page: ReviewPage) -> list[Cells]:
    return [[m.name, m.origin, m.activities, m.people, m.told, m.money] for m in page.movements]


def _words(page: ReviewPage) -> list[Cells]:
    told = [(part.title, part.lines) for part in page.parts] + [*page.words]
    return [[name, line] for name, lines in told for line in lines]
