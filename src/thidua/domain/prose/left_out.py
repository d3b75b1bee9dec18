"""What stands in a report as a number and is no result: each kind with its reason."""

import re
from collections.abc import Iterator

from thidua.domain.prose.numbers import SCALE

N = r"\d+(?:\.\d{3})*(?:,\d+)?"
QUALIFIED = r"(?:(?:khoảng|chừng|ước tính|ước|gần|xấp xỉ|hơn|trên)\s+)?"
_MONTH = r"(?:0?[1-9]|1[0-2])"
_DAY = r"(?:0?[1-9]|[12]\d|3[01])"
_PAPER = (
    r"(?:Quyết định|Nghị quyết|Nghị định|Thông tư|Chỉ thị|Kế hoạch|Công văn|Thông báo|Hướng dẫn"
    r"|Tờ trình|Báo cáo|Kết luận|Văn bản|Luật|Bộ luật|Quy định|Quy chế|Chương trình|Đề án|Công điện"
    r"|Biên bản|Pháp lệnh|Hợp đồng|Giấy phép|Điện)"
)
_CODE = r"\d+[\w.]*(?:[/\-–]\w[\w.]*)*[/\-–][A-ZĐƯ]\w*(?:[\-–&/]\w+)*"
_CURRENCY = (
    r"(?:USD|EUR|JPY|AUD|GBP|CNY|KRW|đô\s*-?\s*la|đô|euro|ơ-rô|yên|won|nhân dân tệ|bảng Anh|kíp"
    r"|baht|franc|rúp|\$|€|£|¥)"
)
_ORDINAL = (
    r"(?:lần thứ|thứ|khóa|khoá|hạng|lần|đợt|nội dung|giai đoạn|bảng|nhóm|vòng|kỳ|chương|phần|trang"
    r"|nhiệm kỳ|Đại hội|tập|bước|chuyên đề|câu|tiết|top)"
)
_PLACE = (
    r"(?:thôn|tổ dân phố|tổ|làng|khu phố|ấp|buôn|phường|quận|khối phố|khóm|xóm|quốc lộ|tỉnh lộ"
    r"|đường|số nhà|ngõ|ngách|hẻm|km|lô|tiểu khu|lớp|phòng|kênh|tầng|QL|ĐT)"
)
_PERIOD = r"(?:tháng|năm|tuần|thập kỷ|thế kỷ|quý|ngày(?!\s+công)|đêm|phút|giây|giờ(?!\s+công))"


def _rule(why: str, pattern: str, flags: int = re.IGNORECASE) -> tuple[str, re.Pattern[str]]:
    return why, re.compile(pattern, flags)


# In this order: what an earlier rule took, a later one does not see.
RULES: tuple[tuple[str, re.Pattern[str]], ...] = (
    _rule("telephone", r"(?:điện thoại|ĐT|SĐT|hotline|đường dây nóng|tel|fax|zalo)[^\d\n]{0,12}"
          r"(?:\+?\d[\d .\-()]{6,}\d)"),
    _rule("telephone", r"(?<![\d.,])(?:\+84|0)\d{2,3}(?:[ .\-]?\d{3}){2}\d{0,2}(?![\d.,]\d)"),
    _rule("address", r"(?-i:\bsố\s+(?:nhà\s+)?\d+[A-Za-z]?(?:/\d+)*\s*,?\s*(?:đường|phố|ngõ|hẻm"
          r"|[A-ZĐÂĂÊÔƠƯ]\w+\s+[A-ZĐÂĂÊÔƠƯ]\w+))"),
    _rule("number_of_a_document", rf"(?:{_PAPER}\s+(?:liên tịch\s+)?)?(?:số\s*:?\s*)?{_CODE}", 0),
    _rule("number_of_a_document", rf"(?:{_PAPER}\s+(?:liên tịch\s+)?)?"
          r"(?<!dân )(?<!tổng )(?<!con )(?<!chỉ )(?<!tỷ )(?<!trị )"
          r"\bsố\s*:?\s*\d+(?:[/\-–]\w+)*(?![.,]\d)"),
    _rule("number_of_a_document", r"(?-i:(?:Nghị quyết|Nghị định|Thông tư|Chỉ thị|Kết luận"
          rf"|Quyết định|Đề án|Chương trình|Quy định|Luật)"
          rf"\s+(?:TW\s*)?\d+(?:[/\-–]\w+)*)(?!\s*{_PERIOD})"),
    _rule("number_of_a_document",
          r"\b(?:Điều|khoản|Mẫu số|Mẫu|Phụ lục|Mục|Biểu)\s+\d+(?:[.\-]\w+)*"),
    _rule("date", rf"(?:ngày\s+)?(?<![\d.,/]){_DAY}[/\-.]{_MONTH}[/\-.](?:19|20)\d\d(?!\d)"),
    _rule("date", rf"\b(?:ngày|sáng|chiều|tối|trưa|đêm|dịp|lễ|hôm|mùng|mồng|từ|đến)\s+{_DAY}\s*"
          rf"[/\-–]\s*(?:{_DAY}[/\-–])?{_MONTH}(?!\d|[./]\d)"),
    _rule("date", rf"\b(?:ngày|mùng|mồng)\s+{_DAY}(?:\s+tháng\s+{_MONTH})?(?:\s+năm\s+\d{{4}})?\b"),
    _rule("date", rf"\btháng\s+(?:{_MONTH}|giêng|chạp)"
          r"(?:\s*[/\-–]\s*(?:19|20)\d\d|\s+năm\s+\d{4})?\b"
          rf"(?!\s*(?:{SCALE}|đồng)|[.,]\d)"),
    _rule("date", rf"(?<![\d.,/]){_DAY}-{_MONTH}(?![\d\-])"),
    _rule("date", rf"(?<![\d.,/]){_DAY}/{_MONTH}(?![\d/])(?=\s*(?:[).,;:”\"–]|$|và\b|hằng|hàng))"),
    _rule("year", r"\b(?:năm|giai đoạn|nhiệm kỳ|niên độ|năm học|Tết\s+\w+\s+\w+)\s+(?:19|20)\d\d"
          r"(?:\s*[\-–]\s*(?:19|20)?\d\d)?\b"),
    _rule("year", r"(?<![\d.,/])(?:19|20)\d\d\s*[\-–]\s*(?:19|20)\d\d(?!\d)"),
    _rule("time", r"(?<![\d.,])\d{1,2}\s*(?:giờ|h)(?:\s*\d{1,2}(?:\s*phút)?)?"
          r"(?=\s*(?:ngày|sáng|chiều|tối|cùng ngày|,|\.|$))"),
    _rule("age", rf"{QUALIFIED}{N}(?:\s*[\-–]\s*\d+)?\s+(?:năm\s+)?tuổi\b"),
    _rule("currency", rf"{QUALIFIED}(?:{N}(?:\s+{SCALE})?\s*{_CURRENCY}(?!\w)"
          rf"|[$€£¥]\s*{N}(?:\s+{SCALE})?)"),
    _rule("range", rf"(?:từ\s+)?{QUALIFIED}(?<![\w.,]){N}(?:\s+{SCALE})?(?:\s*đồng)?"
          rf"\s*(?:đến|[\-–])\s*{N}(?:\s+{SCALE}\s*(?:đồng)?|\s*đồng)(?:/\w+)?"),
    _rule("dimension", rf"\b(?:rộng|cao|sâu|dày|bình quân|trung bình)\s+{QUALIFIED}{N}"
          rf"(?:\s+{SCALE})?\s*\w+"),
    _rule("comparison", rf"(?:tăng|giảm)(?:\s+(?:thêm|được))?\s+{QUALIFIED}{N}(?:\s*%)?"
          r"[^.;\n]{0,60}?so với(?:\s+(?:cùng kỳ|năm|kế hoạch|quý|tháng|chỉ tiêu|đầu))?"
          r"(?:\s+(?:năm\s+)?(?:trước|ngoái|\d{4}))?"),
    _rule("comparison", rf"(?:tăng|(?<!cắt )giảm)(?:\s+(?:thêm|được))?\s+"
          rf"{QUALIFIED}{N}(?!\s*%)(?:\s+{SCALE})?"
          r"(?:\s+(?:đồng|lượt|người|hộ|vụ|đơn vị|trường hợp)\b)*"),
    _rule("comparison", rf"(?:cao hơn|thấp hơn|nhiều hơn|ít hơn|vượt|hơn)\s+{QUALIFIED}{N}(?:\s*%)?"
          r"[^.,;\n]{0,40}?so với(?:\s+(?:cùng kỳ|năm|kế hoạch|quý|tháng|chỉ tiêu))?"
          r"(?:\s+(?:năm\s+)?(?:trước|ngoái|\d{4}))?"),
    _rule("share", rf"{QUALIFIED}{N}(?:\s*[\-–]\s*{N})?\s*(?:%|phần trăm|‰)"),
    _rule("share", rf"(?<![\w.,/]){N}/{N}(?![\w/])"),
    _rule("share", rf"\bgấp\s+{QUALIFIED}{N}\s+lần\b|(?<![\w.,]){N}\s+lần\s+so với"),
    _rule("points", rf"{QUALIFIED}(?<![\w.,]){N}\s+điểm(?!\s+(?:trường|cầu|tư vấn|tuyên truyền"
          r"|sinh hoạt|nhóm|sáng|đen|tiếp|bán|dừng|hiến|du lịch|thu gom|dân cư|tái định cư|trông"
          r"|phát|chốt))\b"),
    _rule("ordinal", rf"\b{_ORDINAL}\s+(?:thứ\s+)?(?:\d+|[IVXLC]+\b)"
          r"(?:\s*[\-–,]\s*(?:\d+|[IVXLC]+\b))*"
          rf"(?!\s*(?:%|{_PERIOD}|{SCALE}|đồng))(?![\d.,]\d)"),
    _rule("ordinal", r"\b(?-i:[IVXLC]{2,})\b"),
    _rule("ordinal", r"\bquý\s+(?:[IVX]+|\d)(?:[/\-–](?:19|20)\d\d|\s+năm\s+\d{4})?\b"),
    _rule("address", rf"\b{_PLACE}\s+(?:số\s+)?\d+[A-Za-z]?(?:/\d+)*"
          rf"(?!\s*(?:{SCALE}|đồng))(?![\d.,]\d)"),
    _rule("period", rf"{QUALIFIED}(?<![\w.,/]){N}(?:\s*[\-–]\s*\d+)?\s+{_PERIOD}\b"
          r"(?:\s+(?:đầu|cuối)\s+năm(?:\s+\d{4})?|\s+qua)?"),
    _rule("period", r"\b(?:một|hai|ba|bốn|sáu|bảy|tám|chín|mười)\s+"
          r"(?:tháng|năm|tuần|ngày(?!\s+công))\b"
          r"(?:\s+(?:đầu|cuối)\s+năm)?"),
    _rule("vague", r"\b(?:hàng|vài|mấy|cả)\s+(?:chục|trăm|nghìn|ngàn|vạn|triệu|t[ỷỉ])"
          r"(?:\s+(?:nghìn|ngàn|vạn|triệu|t[ỷỉ]))*(?:\s+\w+){0,3}"),
)  # fmt: skip

_YEAR = re.compile(r"(?:19|20)\d\d")
_OTHER_STORIES = re.compile(
    r"^\W*(?:có thể bạn quan tâm|các tin khác|tin (?:liên quan|khác|cùng chuyên mục|mới|nổi bật)"
    r"|các tin (?:liên quan|cùng)|bài (?:viết )?(?:liên quan|khác|cùng)|tin bài (?:khác|liên quan)"
    r"|xem thêm|đọc thêm|đọc nhiều|đừng bỏ lỡ|chuyên mục khác)\b.{0,30}$",
    re.IGNORECASE,
)


def begins_other_stories(line: str) -> bool:
    """Whether what follows this line belongs to other articles of the page."""
    return bool(_OTHER_STORIES.match(line.strip()))


def left_out(line: str) -> Iterator[tuple[int, int, str]]:
    """Start, end and reason of each stretch that a rule takes; the stretches do not overlap."""
    rest = line
    for why, pattern in RULES:
        for match in pattern.finditer(rest):
            yield match.start(), match.end(), why
        rest = pattern.sub(lambda match: "\0" * len(match[0]), rest)


def is_year(written: str) -> bool:
    """Whether four digits alone read as a year."""
    return bool(_YEAR.fullmatch(written))
