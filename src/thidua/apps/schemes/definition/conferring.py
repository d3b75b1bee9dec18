"""What a definition says of awards and classes, in words: quotas, conditions, lowering."""

from collections.abc import Iterator, Mapping
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.schemes.definition.reading import number_or_none
from thidua.apps.schemes.definition.wording import figure, value_text
from thidua.domain.award_codes import AWARD_NAMES
from thidua.web.words import written_exact_percent

BASES = {
    "members": gettext_noop("số đơn vị của khối"),
    "ranked": gettext_noop("số đơn vị được xếp hạng"),
}
ROUNDINGS = {
    "down": gettext_noop("bỏ phần lẻ"),
    "half_up": gettext_noop("làm tròn từ 0,5"),
    "up": gettext_noop("làm tròn lên"),
}


def setting_text(key: str, value: Any, awards: Mapping[str, str] = AWARD_NAMES) -> str:
    """One setting of a whole table in words; lists of awards and classes element by element."""
    elements = value if isinstance(value, list) else []
    if key == "awards":
        return "; ".join(award_text(each, awards) for each in elements)
    if key == "classes":
        return "; ".join(map(class_text, elements))
    if key == "lower_class":
        return "; ".join(map(lowering_text, elements))
    return value_text(key, value)


def award_text(award: Any, names: Mapping[str, str] = AWARD_NAMES) -> str:
    """Such as: 1 Cờ thi đua của Ủy ban nhân dân tỉnh (từ 900 điểm; nhóm I từ 50%)."""
    if not isinstance(award, Mapping):
        return str(award)
    code = str(award.get("award", ""))
    name = names.get(code, code)
    quota = award.get("quota")
    said = [_quota_text(quota)] if isinstance(quota, Mapping) else []
    text = name if said else f"{figure(quota)} {name}".strip()
    said += needs_of(award)
    return f"{text} ({'; '.join(said)})" if said else text


def _quota_text(quota: Mapping[str, Any]) -> str:
    base = BASES.get(str(quota.get("of", "members")), "")
    rounding = ROUNDINGS.get(str(quota.get("rounding", "down")), "")
    text = f"{share_or_figure(quota.get('share'))} {base}, {rounding}"
    least = figure(quota.get("least"))
    return _("%(text)s, ít nhất %(least)s") % {"text": text, "least": least} if least else text


def class_text(each: Any) -> str:
    """Such as: Xuất sắc (từ 90 điểm; nhóm I từ 50%; không có TR1)."""
    if not isinstance(each, Mapping):
        return str(each)
    said = list(needs_of(each))
    name = str(each.get("name", ""))
    return f"{name} ({'; '.join(said)})" if said else name


def lowering_text(each: Any) -> str:
    """Such as: có L1 thì hạ 1 bậc."""
    if not isinstance(each, Mapping):
        return str(each)
    said = {"id": each.get("id", ""), "by": figure(each.get("by"))}
    return _("có %(id)s thì hạ %(by)s bậc") % said


def needs_of(item: Mapping[str, Any]) -> Iterator[str]:
    """The conditions of an award or class, each in words."""
    least = item.get("min_total")
    if least:
        yield _("từ %s") % _points_or_share(least, _("tổng điểm"))
    floors = item.get("min_group")
    for group, floor in floors.items() if isinstance(floors, Mapping) else ():
        words = {"group": group, "floor": _points_or_share(floor, _("điểm nhóm"))}
        yield _("nhóm %(group)s từ %(floor)s") % words
    events = item.get("without")
    if isinstance(events, list) and events:
        yield _("không có %s") % ", ".join(map(str, events))


def _points_or_share(value: Any, whole: str) -> str:
    if is_share(value):
        return f"{share_or_figure(value)} {whole}"
    return _("%s điểm") % figure(value)


def is_share(value: Any) -> bool:
    """Whether a figure is written as a part of a whole: 90%, 1/3."""
    return "%" in str(value) or "/" in str(value)


def share_or_figure(value: Any) -> str:
    """1/3 as it is written, 0.5 as 50%, 12.5% with its comma."""
    text = str(value or "").strip()
    number = number_or_none(text.removesuffix("%"))
    if number is None:
        return text
    return written_exact_percent(number if text.endswith("%") else number * 100)
