"""Words that stand in one line: a head or a title is not broken inside them."""

import re

_GROUPS = (
    "ban chấp hành",
    "chính trị",
    "chủ tịch",
    "công an",
    "công đoàn",
    "danh hiệu",
    "doanh nghiệp",
    "đề nghị",
    "giao ước",
    "giáo dục",
    "hình thức",
    "hội đồng",
    "hội nghị",
    "khen thưởng",
    "khối trưởng",
    "khối thi đua",
    "kiểm phiếu",
    "kỹ thuật",
    "liên đoàn",
    "liên hiệp",
    "mặt trận",
    "nghề nghiệp",
    "nhân dân",
    "phụ nữ",
    "sự nghiệp",
    "thành phố",
    "thanh niên",
    "thành tích",
    "thi đua",
    "tổ chức",
    "tổ quốc",
    "tổng cục",
    "trung ương",
    "trưởng khối",
    "ủy ban",
    "uỷ ban",
    "văn hóa",
    "văn hoá",
    "văn phòng",
    "việt nam",
    "xã hội",
)
_PLACE = r"(?:tỉnh|thành phố|xã|phường)(?: +[^ -]+){1,2}$"  # the name of a place ends the text
_PART = re.compile(
    r"(?:(?<!\w)(?:"
    + "|".join(group.replace(" ", " +") for group in _GROUPS)
    + rf"|{_PLACE})(?!\w)|[^ -])+(?:-(?=\w)|(?: +[-–](?= ))? *)|[ -]+",
    re.IGNORECASE,
)


def unbroken_parts(text: str) -> tuple[str, ...]:
    """The text cut where a line may end: never inside fixed words, never before a dash.

    Nghị định 30/2020/NĐ-CP lets a long name of an organisation take several lines; a reader of
    heads expects them to end between words of different notions.

    >>> unbroken_parts("HỘI ĐỒNG THI ĐUA - KHEN THƯỞNG TỈNH")
    ('HỘI ĐỒNG ', 'THI ĐUA - ', 'KHEN THƯỞNG ', 'TỈNH')
    >>> unbroken_parts("TỔ CHỨC CHÍNH TRỊ-XÃ HỘI TỈNH GIA LAI")
    ('TỔ CHỨC ', 'CHÍNH TRỊ-', 'XÃ HỘI ', 'TỈNH GIA LAI')
    """
    return tuple(_PART.findall(text))
