"""How a history of awards lies in its workbook: sheets, columns, the words a cell may hold."""

from dataclasses import dataclass

from thidua.domain.award_codes import (
    BASIS_NAMES,
    CLASS_NAMES,
    COLLECTIVE,
    HOUSEHOLD,
    INDIVIDUAL,
    SCOPE_NAMES,
    TYPE_NAMES,
)
from thidua.domain.vietnamese_text import fold
from thidua.formats.heads import Head, is_head_row
from thidua.formats.workbook import TextRow

TITLE = "LỊCH SỬ KHEN THƯỞNG"
HINT = (
    "Mỗi dòng một danh hiệu hoặc hình thức. Ô để trống nghĩa là chưa rõ, không phải là không có. "
    "Ngày ghi 08/03/2023. Giữ nguyên dòng tên cột; thứ tự cột đổi được. Cách ghi: trang Hướng dẫn."
)
HEAD_ROW = 3
GUIDE = "Hướng dẫn"

KIND_WORDS = {INDIVIDUAL: "Cá nhân", COLLECTIVE: "Tập thể", HOUSEHOLD: "Hộ gia đình"}
SEX_WORDS = {"female": "Nữ", "male": "Nam"}
STATE_WORDS = {"decided": "Đã quyết định", "revoked": "Đã hủy bỏ"}
YES_WORDS = {"yes": "Có", "no": "Không"}


def _capitalised(names: dict[str, str]) -> dict[str, str]:
    return {code: name[:1].upper() + name[1:] for code, name in names.items()}


TYPE_WORDS = _capitalised(TYPE_NAMES)
BASIS_WORDS = _capitalised(BASIS_NAMES)
CLASS_WORDS = _capitalised(CLASS_NAMES)
SCOPE_WORDS = _capitalised(SCOPE_NAMES)


@dataclass(frozen=True, slots=True)
class Column:
    """One column: the key, its head, its width, at most so many characters, the words allowed."""

    key: str
    head: str
    width: int
    most: int = 0
    words: tuple[str, ...] = ()
    is_day: bool = False
    is_required: bool = False


def _words(names: dict[str, str]) -> tuple[str, ...]:
    return tuple(names.values())


_WHO = (
    Column("code", "Mã cán bộ, mã đơn vị", 16, 30),
    Column("name", "Họ và tên, tên tập thể", 30, 200),
    Column("birth_year", "Năm sinh", 10),
    Column("unit", "Đơn vị", 28, 200),
    Column("kind", "Đối tượng", 12, words=_words(KIND_WORDS)),
)
AWARDS = (
    *_WHO,
    Column("award", "Danh hiệu, hình thức", 32, 200, is_required=True),
    Column("type", "Loại khen thưởng", 18, words=_words(TYPE_WORDS)),
    Column("year", "Năm được xét", 10),
    Column("period_from", "Thành tích từ ngày", 13, is_day=True),
    Column("period_to", "Thành tích đến ngày", 13, is_day=True),
    Column("achievement", "Nội dung thành tích", 40, 500),
    Column("basis", "Căn cứ xét", 20, words=_words(BASIS_WORDS)),
    Column("number", "Số quyết định", 18, 60, is_required=True),
    Column("decided_on", "Ngày quyết định", 13, is_day=True, is_required=True),
    Column("issuer", "Cơ quan ban hành", 26, 200),
    Column("signatory", "Người ký", 20, 120),
    Column("signatory_office", "Chức vụ người ký", 20, 160),
    Column("fund", "Nguồn chi thưởng", 20, 120),
    Column("holder_unit", "Đơn vị khi được tặng (nếu khác)", 28, 200),
    Column("presented_on", "Ngày trao", 13, is_day=True),
    Column("presented_by", "Người trao", 20, 200),
    Column("state", "Trạng thái", 14, words=_words(STATE_WORDS)),
    Column("revoked_on", "Ngày hủy bỏ", 13, is_day=True),
    Column("revocation", "Quyết định hủy bỏ", 18, 60),
    Column("revoked_because", "Lý do hủy bỏ", 24, 500),
    Column("sex", "Giới tính", 10, words=_words(SEX_WORDS)),
    Column("position", "Chức vụ", 20, 160),
    Column("is_direct_worker", "Lao động trực tiếp", 12, words=_words(YES_WORDS)),
)
YEARS = (
    *_WHO,
    Column("year", "Năm", 8, is_required=True),
    Column("classification", "Xếp loại", 26, words=_words(CLASS_WORDS)),
    Column("attitude_confirmed", "Đoàn kết, tích cực thi đua", 14, words=_words(YES_WORDS)),
    Column("registered", "Đã đăng ký thi đua", 14, words=_words(YES_WORDS)),
    Column("is_complete", "Đã đủ số liệu của năm", 14, words=_words(YES_WORDS)),
    Column("members", "Số người", 10),
    Column("completed", "Hoàn thành nhiệm vụ", 12),
    Column("ldtt", "Lao động tiên tiến", 12),
    Column("cstdcs", "Chiến sĩ thi đua cơ sở", 12),
    Column("disciplined", "Bị kỷ luật từ cảnh cáo", 12),
)
INITIATIVES = (
    *_WHO[:4],
    Column("year", "Năm công nhận", 10, is_required=True),
    Column("initiative", "Tên sáng kiến", 50, 300, is_required=True),
    Column("scope", "Phạm vi", 14, words=_words(SCOPE_WORDS)),
    Column("recognised_by", "Văn bản công nhận", 28, 200),
    Column("used_at", "Nơi áp dụng", 28, 300),
)
LAYOUT: dict[str, tuple[Column, ...]] = {
    "Khen thưởng": AWARDS,
    "Số liệu năm": YEARS,
    "Sáng kiến": INITIATIVES,
}
"""The sheets by name, the first must be there; the others may be left out."""
FIRST, YEAR_SHEET, INITIATIVE_SHEET = LAYOUT
HEADS = {
    name: tuple(Head(each.key, each.head, is_required=each.is_required) for each in columns)
    for name, columns in LAYOUT.items()
}


def is_first_sheet(row: TextRow) -> bool:
    """Whether a row is the heads of awards: by it their sheet is found, whatever its name."""
    return is_head_row(row, [head for head in HEADS[FIRST] if head.is_required])


def folded_words(names: dict[str, str]) -> dict[str, str]:
    """The code for each word as it may be typed: without marks, or the code itself."""
    return {fold(name): code for code, name in names.items()} | {fold(code): code for code in names}
