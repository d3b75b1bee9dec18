"""What an authority calls its own awards, and who decides there: by its level and name."""

from enum import StrEnum

from thidua.domain.vietnamese_text import fold


class Level(StrEnum):
    """Whose awards they are."""

    PROVINCE = "province"
    MINISTRY = "ministry"
    CORPORATION = "corporation"
    UNION = "union"
    COMMUNE = "commune"


OWN_NAMES = ("CO_TINH", "CO_CHUYEN_DE_TINH", "BK_TINH", "CSTD_TINH", "GK")
"""Awards that each authority calls by its own name; all others are called alike everywhere."""

_COMMITTEES = ("uy ban nhan dan ", "ubnd ")
_PLACES = {
    "thanh pho": "thành phố", "tp": "thành phố", "tinh": "tỉnh", "xa": "xã", "phuong": "phường",
    "dac khu": "đặc khu",
}  # fmt: skip
_OF_PLACE = {
    "CO_TINH": "Cờ thi đua của Ủy ban nhân dân {place}",
    "BK_TINH": "Bằng khen của Chủ tịch Ủy ban nhân dân {place}",
    "CSTD_TINH": "Chiến sĩ thi đua cấp {place}",
}
_OF_BODY = {
    "CO_TINH": "Cờ thi đua của {body}",
    "BK_TINH": "Bằng khen của {head}",
    "CSTD_TINH": "Chiến sĩ thi đua {level}",
}


def own_award_name(award: str, level: Level, authority: str) -> str | None:
    """What an award is called where no setting says otherwise; None: as the law calls it.

    Source: Luật 06/2022/QH15, Điều 23, 26, 74, 75; NĐ 152/2025.

    >>> own_award_name("CO_TINH", Level.PROVINCE, "Tỉnh Gia Lai")
    'Cờ thi đua của Ủy ban nhân dân tỉnh'
    >>> own_award_name("BK_TINH", Level.MINISTRY, "Bộ Nội vụ")
    'Bằng khen của Bộ trưởng Bộ Nội vụ'
    >>> own_award_name("LDTT", Level.PROVINCE, "Tỉnh Gia Lai")
    """
    if award == "CO_CHUYEN_DE_TINH":
        return f"{own_award_name('CO_TINH', level, authority)} (phong trào chuyên đề)"
    if award == "GK":
        is_commune = level is Level.COMMUNE
        return f"Giấy khen của {_chair(_place(authority, 'xã')[0])}" if is_commune else "Giấy khen"
    if award not in OWN_NAMES:
        return None
    if level in {Level.PROVINCE, Level.COMMUNE}:
        place = _place(authority, "tỉnh")[0] if level is Level.PROVINCE else "tỉnh"
        return _OF_PLACE[award].format(place=place)
    return _OF_BODY[award].format(body=authority, head=_head(authority), level=_level(authority))


def decider(level: Level, authority: str) -> str:
    """Who decides on the authority's awards, as letters address them.

    Source: Luật 06/2022/QH15, Điều 79, 80.

    >>> decider(Level.PROVINCE, "Tỉnh Gia Lai"), decider(Level.UNION, "Trung ương Đoàn")
    ('Chủ tịch Ủy ban nhân dân tỉnh Gia Lai', 'Trung ương Đoàn')
    """
    if level in {Level.PROVINCE, Level.COMMUNE}:
        kind, name = _place(authority, "tỉnh" if level is Level.PROVINCE else "xã")
        return f"{_chair(kind)} {name}".strip()
    return _head(authority)


def _chair(place: str) -> str:
    return f"Chủ tịch Ủy ban nhân dân {place}"


def _head(body: str) -> str:
    return f"Bộ trưởng {body}" if fold(body).startswith("bo ") else body


def _level(body: str) -> str:
    return "cấp Bộ" if fold(body).startswith("bo ") else body


def _place(authority: str, usual: str) -> tuple[str, str]:
    """The kind of place and its name: "Tỉnh Gia Lai" is tỉnh, Gia Lai."""
    name = authority.strip()
    for committee in _COMMITTEES:
        if fold(name).startswith(committee):
            name = name[len(committee) :].strip()
    for start, word in _PLACES.items():
        if fold(name).startswith((f"{start} ", f"{start}.")):
            return word, name[len(start) :].lstrip(" .")
    return usual, name
