"""How a registration lies in its Excel form: sections, columns, words (after Mẫu 1a)."""

from thidua.domain.award_codes import AWARD_NAMES
from thidua.domain.identity import identity
from thidua.domain.registration import LEVELS, RECIPIENTS

SHEET_TITLE = "Đăng ký thi đua"
UNIT_ROW, YEAR_ROW = 2, 3
UNIT_LABEL, YEAR_LABEL = "Đơn vị", "Năm"
NOT_ASSIGNED = "không được giao"
OWN = "Riêng"
OWN_TITLE = "Chỉ tiêu riêng của đơn vị (thường 3 đến 5)"

PEOPLE_ROWS = {
    "TS": ("headcount", "Tổng số người của cơ quan"),
    "LĐTT": ("advanced_workers", "Đăng ký Lao động tiên tiến"),
    "CSTĐCS": ("grassroots_fighters", "Đăng ký Chiến sĩ thi đua cơ sở"),
}
SECTIONS = {
    "I": "PHONG TRÀO THI ĐUA",
    "II": "CHỈ TIÊU THI ĐUA",
    "III": "DANH HIỆU THI ĐUA, HÌNH THỨC KHEN THƯỞNG ĐỀ NGHỊ",
}
HEADS = {
    "I": ("STT", "Tên phong trào", "Cấp phát động", "Mục tiêu", "Phát động", "Tổng kết"),
    "II": (
        "Mã", "Nội dung chỉ tiêu", "Đơn vị tính", "Kế hoạch năm", "Kết quả năm trước",
        "Giải pháp", "Ghi chú",
    ),
    "III": ("STT", "Danh hiệu, hình thức khen thưởng", "Đối tượng", "Số lượng", "Ghi chú"),
}  # fmt: skip
COLUMNS = {
    "I": {"name": 1, "level": 2, "goal": 3, "starts_on": 4, "ends_on": 5},
    "II": {
        "content": 1, "measure": 2, "figure": 3, "not_assigned": 3, "baseline": 4,
        "solution": 5, "note": 6,
    },
    "III": {"award": 1, "recipient": 2, "quantity": 3, "note": 4},
}  # fmt: skip
"""The column of each field, counted from 0."""

LEVEL_CODES = {identity(name): code for code, name in LEVELS.items()}
RECIPIENT_CODES = {identity(name): code for code, name in RECIPIENTS.items()}
COUNTED_AS_PERSONS = frozenset({"LDTT", "CSTDCS"})
OFFERED_AWARDS = tuple(code for code in AWARD_NAMES if code not in COUNTED_AS_PERSONS)
EMPTY_ROWS = {"I": 6, "II": 5, "III": 4}
"""Rows left to fill in below what is registered."""
