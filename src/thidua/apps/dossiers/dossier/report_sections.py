"""The parts of an achievement report that people write; its tables come by themselves."""

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

MOST = 20000
_SHORT = 4000

SECTIONS: dict[str, str | Promise] = {
    "overview": _("Sơ lược đặc điểm, tình hình"),
    "tasks": _("Kết quả thực hiện nhiệm vụ, chỉ tiêu thi đua"),
    "initiatives": _("Sáng kiến, cách làm mới, phong trào thi đua"),
    "compliance": _("Chấp hành chủ trương, chính sách, pháp luật"),
    "organisations": _("Hoạt động của tổ chức đảng, đoàn thể"),
}
"""Key and heading, in the order of the form."""

PERSON_HEADINGS: dict[str, str | Promise] = {"overview": _("Sơ lược lý lịch")}
"""What a person's form calls a part otherwise."""

HINTS: dict[str, str | Promise] = {
    "overview": _("Thành lập, tổ chức bộ máy, số người; thuận lợi, khó khăn."),
    "tasks": _("So sánh với năm trước bằng số liệu; bảng điểm theo nhóm được in kèm tự động."),
    "initiatives": _("Tên sáng kiến, nơi áp dụng, hiệu quả; phong trào đã phát động."),
    "compliance": _("Quy chế dân chủ, tiết kiệm, phòng, chống tham nhũng, lãng phí, tiêu cực."),
    "organisations": _("Xếp loại chi bộ, công đoàn, đoàn thanh niên."),
}


def heading_of(key: str, *, is_person: bool) -> str:
    """What a part is called in the form of a person or of a collective."""
    return str(PERSON_HEADINGS.get(key, SECTIONS[key]) if is_person else SECTIONS[key])


def parts_of(*, is_person: bool) -> list[str]:
    """The parts that a report must have: a person's needs nothing of party and unions."""
    return [key for key in SECTIONS if not (is_person and key == "organisations")]


def most_of(key: str) -> int:
    """How many characters a part may have."""
    return MOST if key == "tasks" else _SHORT
