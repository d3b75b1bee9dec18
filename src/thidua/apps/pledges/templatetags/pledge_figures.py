"""Figures and words of registrations as people write them."""

from collections.abc import Mapping
from decimal import Decimal

from django import template
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.audit.registries.action_names import action_name
from thidua.domain.registration import LEVELS, RECIPIENTS, CellKey
from thidua.domain.registration_checks import PEOPLE
from thidua.web.words import written_number

register = template.Library()

FIELDS = {
    "name": gettext_noop("tên phong trào"),
    "level": gettext_noop("cấp phát động"),
    "goal": gettext_noop("mục tiêu"),
    "starts_on": gettext_noop("ngày phát động"),
    "ends_on": gettext_noop("ngày tổng kết"),
    "content": gettext_noop("nội dung"),
    "measure": gettext_noop("đơn vị tính"),
    "figure": gettext_noop("kế hoạch năm"),
    "baseline": gettext_noop("kết quả năm trước"),
    "not_assigned": gettext_noop("không được giao"),
    "solution": gettext_noop("giải pháp"),
    "note": gettext_noop("ghi chú"),
    "quantity": gettext_noop("số lượng"),
}


@register.filter
def figure(value: object) -> str:
    """1234.5000 → 1.234,5; empty for nothing."""
    return written_number(value) if isinstance(value, Decimal | int) else ""


@register.filter
def level_name(level: str) -> str:
    """Who launches a movement, in words."""
    return LEVELS.get(level, level)


@register.filter
def place_in_words(key: CellKey, award_names: Mapping[str, str]) -> str:
    """Where a value stands: "Phong trào 2, mục tiêu"."""
    part, row, field = key
    if part == "people":
        return PEOPLE[field]
    first, _mark, second = row.partition("#")
    places = {
        "movements": _("Phong trào %(first)s") % {"first": first},
        "targets": _("Tiêu chí %(first)s") % {"first": first},
        "own": _("Chỉ tiêu riêng %(second)s") % {"second": second}
        + (_(" (tiêu chí %(first)s)") % {"first": first} if first else ""),
        "titles": f"{award_names.get(first, first)} ({RECIPIENTS.get(second, second)})",
    }
    return f"{places[part]}, {FIELDS[field]}"


@register.filter
def act_name(action: str) -> str:
    """What an act is called in the journal."""
    return action_name(action)


@register.filter
def is_number(value: object) -> bool:
    """Whether a cell holds a figure or a share."""
    return isinstance(value, Decimal | int) or str(value).endswith("%")


@register.filter
def cell(value: object) -> str:
    """A cell of a table: figures the Vietnamese way, a dash for nothing."""
    if isinstance(value, Decimal | int):
        return written_number(value)
    return "–" if value is None else str(value)
