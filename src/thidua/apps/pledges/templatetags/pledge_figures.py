"""Figures and words of registrations as people write them."""

from decimal import Decimal

from django import template

from thidua.apps.audit.registries.action_names import action_name
from thidua.domain.award_codes import AWARD_NAMES
from thidua.domain.exact import number_text
from thidua.domain.registration import LEVELS, RECIPIENTS, CellKey
from thidua.domain.registration_checks import PEOPLE

register = template.Library()

FIELDS = {
    "name": "tên phong trào",
    "level": "cấp phát động",
    "goal": "mục tiêu",
    "starts_on": "ngày phát động",
    "ends_on": "ngày tổng kết",
    "content": "nội dung",
    "measure": "đơn vị tính",
    "figure": "kế hoạch năm",
    "baseline": "kết quả năm trước",
    "not_assigned": "không được giao",
    "solution": "giải pháp",
    "note": "ghi chú",
    "quantity": "số lượng",
}


@register.filter
def figure(value: object) -> str:
    """1234.5000 → 1.234,5; empty for nothing."""
    return number_text(value) if isinstance(value, Decimal | int) else ""


@register.filter
def level_name(level: str) -> str:
    """Who launches a movement, in words."""
    return LEVELS.get(level, level)


@register.filter
def place_in_words(key: CellKey) -> str:
    """Where a value stands: "Phong trào 2, mục tiêu"."""
    part, row, field = key
    if part == "people":
        return PEOPLE[field]
    first, _, second = row.partition("#")
    places = {
        "movements": f"Phong trào {first}",
        "targets": f"Tiêu chí {first}",
        "own": f"Chỉ tiêu riêng {second}" + (f" (tiêu chí {first})" if first else ""),
        "titles": f"{AWARD_NAMES.get(first, first)} ({RECIPIENTS.get(second, second)})",
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
        return number_text(value)
    return "–" if value is None else str(value)
