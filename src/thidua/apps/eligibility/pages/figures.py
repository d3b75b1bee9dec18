"""Names of awards as short as officials write them."""

SHORT_NAMES = {
    "LDTT": "LĐTT",
    "CSTDCS": "CSTĐ cơ sở",
    "CSTD_TINH": "CSTĐ cấp tỉnh",
    "CSTD_TQ": "CSTĐ toàn quốc",
    "TTLDTT": "TTLĐTT",
    "TTLDXS": "TTLĐXS",
    "CO_TINH": "Cờ cấp tỉnh",
    "CO_CP": "Cờ Chính phủ",
    "GK": "Giấy khen",
    "BK_TINH": "BK cấp tỉnh",
    "BK_TTG": "BK Thủ tướng",
    "HCLD3": "HCLĐ hạng Ba",
    "HCLD2": "HCLĐ hạng Nhì",
    "HCLD1": "HCLĐ hạng Nhất",
}
"""Names as short as officials write them in tables."""
