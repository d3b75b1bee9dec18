"""Names of awards as short as officials write them."""

from django.utils.translation import gettext_noop

SHORT_NAMES = {
    "LDTT": gettext_noop("LĐTT"),
    "CSTDCS": gettext_noop("CSTĐ cơ sở"),
    "CSTD_TINH": gettext_noop("CSTĐ cấp tỉnh"),
    "CSTD_TQ": gettext_noop("CSTĐ toàn quốc"),
    "TTLDTT": gettext_noop("TTLĐTT"),
    "TTLDXS": gettext_noop("TTLĐXS"),
    "CO_TINH": gettext_noop("Cờ cấp tỉnh"),
    "CO_CP": gettext_noop("Cờ Chính phủ"),
    "GK": gettext_noop("Giấy khen"),
    "BK_TINH": gettext_noop("BK cấp tỉnh"),
    "BK_TTG": gettext_noop("BK Thủ tướng"),
    "HCLD3": gettext_noop("HCLĐ hạng Ba"),
    "HCLD2": gettext_noop("HCLĐ hạng Nhì"),
    "HCLD1": gettext_noop("HCLĐ hạng Nhất"),
}
"""Names as short as officials write them in tables."""
