"""Figures of requirements as officials read them: names instead of codes."""

import re

from django.utils.translation import gettext as _

from thidua.domain.award_codes import CLASS_NAMES, HELD_NAMES
from thidua.law.rule_sets import RULE_SETS, RuleSet

_NAMES = CLASS_NAMES | HELD_NAMES
_CODE = re.compile(rf"\b({'|'.join(sorted(_NAMES, key=len, reverse=True))})\b")
_NAMES_APART = re.compile(r"(?<![\d?])/(?![\d?])")  # a slash between names, not numbers
_SHARE = re.compile(r"([≥>]) (\d+)(?:/(\d+))?")


def in_words(figure: str | None) -> str:
    """A figure without codes: "1 CO_CP | 2 CSTDCS" is said with the awards' names."""
    if figure is None:
        return _("chưa rõ")
    text = _SHARE.sub(_percent, figure)
    text = _CODE.sub(lambda match: _NAMES[match.group()], text)
    text = text.replace(" | ", _(" hoặc ")).replace(" + ", _(" và "))
    return _NAMES_APART.sub(_(" hoặc "), text)


def found_in_words(finds: str) -> str:
    """What was found, without codes and marks for programs."""
    text = _CODE.sub(lambda match: _NAMES[match.group()], finds)
    return _NAMES_APART.sub(_(" hoặc "), text.replace(" | ", "; "))


def _percent(match: re.Match[str]) -> str:
    sign, part, whole = match.groups()
    hundredths, rest = divmod(int(part) * 100, int(whole or 1))
    if rest:
        return match.group()
    return f"{_('trên') if sign == '>' else _('từ')} {hundredths} %"


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


def law_note(rule_set: RuleSet) -> str:
    """The note of a rule set, other rule sets called by their first day."""
    note = rule_set.note
    for one in RULE_SETS:
        note = note.replace(one.code, _("bộ quy định từ %s") % f"{one.since:%d/%m/%Y}")
    return note
