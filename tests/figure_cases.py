"""One table of typed figures: every door that people type through must answer by it."""

from thidua.domain.figure_spec import FigureKind

REFUSED = None

KINDS = (FigureKind.COUNT, FigureKind.NUMBER, FigureKind.PERCENT, FigureKind.MONEY)

# Typed; what a field of counts, of numbers, of per cent, of money (in đồng) stores.
_TABLE: tuple[tuple[str, str | None, str | None, str | None, str | None], ...] = (
    ("15000", "15000", "15000", "15000", "15000"),
    (" 7 ", "7", "7", "7", "7"),
    ("+5", "5", "5", "5", "5"),
    ("12.5", REFUSED, "12.5", "12.5", REFUSED),
    ("98,5", REFUSED, "98.5", "98.5", REFUSED),
    ("0.125", REFUSED, "0.125", "0.125", REFUSED),
    ("1,250", REFUSED, "1.250", "1.250", REFUSED),
    ("1.234,56", REFUSED, "1234.56", "1234.56", REFUSED),
    ("1.234.567", "1234567", "1234567", "1234567", "1234567"),
    ("12\u00a0345", "12345", "12345", "12345", "12345"),
    ("1\u202f234,5", REFUSED, "1234.5", "1234.5", REFUSED),
    ("80%", REFUSED, REFUSED, "80", REFUSED),
    ("98,5 %", REFUSED, REFUSED, "98.5", REFUSED),
    ("80 phần trăm", REFUSED, REFUSED, "80", REFUSED),
    ("25 tỷ", REFUSED, REFUSED, REFUSED, "25000000000"),
    ("1,6 tỷ đồng", REFUSED, REFUSED, REFUSED, "1600000000"),
    ("1 tỷ 600 triệu", REFUSED, REFUSED, REFUSED, "1600000000"),
    ("1.600 triệu", REFUSED, REFUSED, REFUSED, "1600000000"),
    ("25 nghìn tỉ đồng", REFUSED, REFUSED, REFUSED, "25000000000000"),
    ("4.810.000 đ", REFUSED, REFUSED, REFUSED, "4810000"),
    ("4.810.000 đồng", REFUSED, REFUSED, REFUSED, "4810000"),
    ("15.000 đồng", REFUSED, REFUSED, REFUSED, "15000"),
    *((text, *([REFUSED] * 4)) for text in (
        "15.000", "15,000", "-15.000", "15.000%", "khoảng 90", "gần 25 tỷ", "90 trở lên", "≈ 90",
        "600 triệu 1 tỷ", "1 tỷ 6", "15 đồng chí", "1,234.56", "1 234.567", "1e3", "12,", "1.23.4",
        "NaN", "mười", "１５", "²", "x" * 100, "1" * 61,
    )),
)  # fmt: skip

CASES = [
    (kind, row[0], stored) for row in _TABLE for kind, stored in zip(KINDS, row[1:], strict=True)
]
