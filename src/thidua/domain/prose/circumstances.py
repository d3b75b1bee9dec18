"""Amounts that are no results for what is said around them."""

import re

from thidua.domain.prose.amounts import Amount
from thidua.domain.prose.left_out import is_year
from thidua.domain.prose.sentences import Sentences
from thidua.domain.prose.units_of_measure import is_abstract, is_counted

_NEAR = 45  # letters
_PLANNED = re.compile(r"\b(?:phấn đấu|dự kiến|đặt mục tiêu|mục tiêu là|sẽ)\b", re.IGNORECASE)
_DONE = re.compile(r"\b(?:đã|được)\b", re.IGNORECASE)
_STANDING = re.compile(r"\bnâng tổng số[^\d.;]*$", re.IGNORECASE)
_PEOPLE = re.compile(
    r"(?:lượt )?(?:người|đại biểu|đồng chí|cán bộ|công chức|hội viên|đoàn viên|đảng viên"
    r"|thành viên|đơn vị|đại diện|tổ chức|cơ quan|cụ|nhà báo|doanh nghiệp|tập thể|cá nhân"
    r"|khách mời|khách)\b",
    re.IGNORECASE,
)
_IN_THE_BLOC = re.compile(r"\s+(?:trong|thuộc|của)\s+(?:khối|cụm)\b", re.IGNORECASE)
_THE_BLOC_HAS = re.compile(r"\bkhối\b[^.;]{0,90}\b(?:có|gồm|với)\s+$", re.IGNORECASE)
_PROPOSED = re.compile(r"đề nghị|bình xét|đề xuất|suy tôn", re.IGNORECASE)
_ATTENDING = re.compile(r"tham dự|\bdự\b|có mặt|chứng kiến", re.IGNORECASE)
_GUESTS = re.compile(r"(?:đại biểu|khách mời)\b", re.IGNORECASE)
_WITH = re.compile(r"\b(?:với|có|gồm)\s+$", re.IGNORECASE)
_FOR = re.compile(r"\bcho\s+$", re.IGNORECASE)
_RECEIVING = re.compile(r"\b(?:được|nhận|trao|tặng|hiến|ủng hộ|đóng góp)\b", re.IGNORECASE)
_TAKING_PART = re.compile(r"tham gia", re.IGNORECASE)
_MEETING = re.compile(
    r"hội nghị|cuộc họp|phiên họp|đại hội|hội thảo|tọa đàm|toạ đàm|buổi lễ|\blễ\b|buổi họp"
    r"|gặp mặt",
    re.IGNORECASE,
)


def why_no_result(amount: Amount, sentences: Sentences) -> str | None:
    """The reason that an amount is left out, None for a result."""
    before = sentences.before(amount.start)
    planned = list(_PLANNED.finditer(before))
    if planned and not _DONE.search(before, planned[-1].end()):
        return "plan"
    if amount.unit is None:
        return None
    written = sentences.line[amount.start : amount.end].split(maxsplit=1)[0]
    if is_year(written) and not is_counted(amount.unit):
        return "year"
    if _STANDING.search(before):
        return "standing"
    if is_abstract(amount.unit):
        return "part_of_a_text"
    return _why_not_these_people(amount, before, sentences)


def _why_not_these_people(amount: Amount, before: str, sentences: Sentences) -> str | None:
    unit = amount.unit or ""
    if not _PEOPLE.match(unit):
        return None
    start, end = sentences.around(amount.start)
    after = sentences.line[amount.end : end]
    is_member = unit.startswith("đơn vị thành viên")
    is_member = is_member or (unit == "đơn vị" and bool(_IN_THE_BLOC.match(after)))
    if is_member or _THE_BLOC_HAS.search(before):
        return "attendance" if _TAKING_PART.search(before[-_NEAR:]) else "membership"
    if _PROPOSED.search(before):
        return "proposal"
    near = f"{before[-_NEAR:]} {unit} {after[:_NEAR]}"
    if _ATTENDING.search(near):
        return "attendance"
    receives = _RECEIVING.search(after[:_NEAR]) or _FOR.search(before)
    if _GUESTS.match(unit) and not receives:
        return "attendance"
    if not _MEETING.search(sentences.line, start, end):
        return None
    gathers = _WITH.search(before) and not receives
    return "attendance" if gathers or _TAKING_PART.search(near) else None
