"""The codes of awards, classifications and scopes, and what they are called in Vietnamese.

Where an authority is known its own awards have its own names: ``domain.authority_names``.
"""

from typing import Final

INDIVIDUAL: Final = "individual"
COLLECTIVE: Final = "collective"
HOUSEHOLD: Final = "household"
KINDS: Final = {INDIVIDUAL: "cá nhân", COLLECTIVE: "tập thể", HOUSEHOLD: "hộ gia đình"}

TITLE_NAMES: Final = {
    "LDTT": "Lao động tiên tiến",
    "CSTDCS": "Chiến sĩ thi đua cơ sở",
    "CSTD_TINH": "Chiến sĩ thi đua của tỉnh, ngành",
    "CSTD_TQ": "Chiến sĩ thi đua toàn quốc",
    "TTLDTT": "Tập thể lao động tiên tiến",
    "TTLDXS": "Tập thể lao động xuất sắc",
    "CO_TINH": "Cờ thi đua của tỉnh, ngành",
    "CO_CP": "Cờ thi đua của Chính phủ",
}
"""Emulation titles (danh hiệu thi đua)."""
FLAGS: Final = ("CO_TINH", "CO_CP")
"""Titles of which it matters what they were given for: a thematic one carries nothing upward."""

FORM_NAMES: Final = {
    "GK": "Giấy khen",
    "BK_TINH": "Bằng khen của tỉnh, ngành",
    "BK_TTG": "Bằng khen của Thủ tướng Chính phủ",
    "HCLD3": "Huân chương Lao động hạng Ba",
    "HCLD2": "Huân chương Lao động hạng Nhì",
    "HCLD1": "Huân chương Lao động hạng Nhất",
}
"""Forms of commendation (hình thức khen thưởng)."""

AWARD_NAMES: Final = TITLE_NAMES | FORM_NAMES
MINISTRY_CERTIFICATE: Final = "BK_BO"
HELD_NAMES: Final = AWARD_NAMES | {MINISTRY_CERTIFICATE: "Bằng khen của bộ, ban, ngành"}
"""What a record of held awards may name: the fourteen, and a ministry's certificate."""

EXCELLENT: Final = "HTXSNV"
GOOD: Final = "HTTNV"
CLASS_NAMES: Final = {
    "HTXSNV": "Hoàn thành xuất sắc nhiệm vụ",
    "HTTNV": "Hoàn thành tốt nhiệm vụ",
    "HTNV": "Hoàn thành nhiệm vụ",
    "KHTNV": "Không hoàn thành nhiệm vụ",
}
"""Yearly classifications, best first."""

SCOPE_NAMES: Final = {"co_so": "cấp cơ sở", "tinh": "cấp tỉnh", "toan_quoc": "toàn quốc"}
"""Scopes at which an initiative is recognised, narrowest first; a wider one serves a narrower."""

BY_INITIATIVE: Final = "SANG_KIEN"
BASIS_NAMES: Final = {EXCELLENT: "hoàn thành xuất sắc nhiệm vụ", BY_INITIATIVE: "sáng kiến"}
"""On what a Chiến sĩ thi đua cơ sở was given."""

FOR_MERIT: Final = "cong_trang"
TYPE_NAMES: Final = {
    "cong_trang": "công trạng",
    "dot_xuat": "đột xuất",
    "chuyen_de": "chuyên đề",
    "phong_trao": "phong trào thi đua",
    "cong_hien": "quá trình cống hiến",
    "nien_han": "niên hạn",
    "doi_ngoai": "đối ngoại",
}
"""Types of commendation; only one for merit carries a proposal upward."""
