"""From a stored definition to the domain's scheme, and every problem with its place in words."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.schemes.definition.outline import Definition, Item
from thidua.domain.exact import NotANumber, parse_number
from thidua.domain.refusal import Refusal
from thidua.domain.scheme import Scheme
from thidua.formats.problems import FormatError, Problem
from thidua.formats.scheme_lines import CRITERION_KEYS
from thidua.formats.scheme_mapping import SCHEME_KEYS, problems, scheme_from_mapping

_ORDER = {
    key: place
    for place, key in enumerate(
        dict.fromkeys((*SCHEME_KEYS, "id", "name", "kind", *CRITERION_KEYS, "type", "op", "value"))
    )
}
_LAST = len(_ORDER)
_STEP = re.compile(r"([a-z_]+)(?:\[(\d+)\])?")

SECTIONS = {
    "groups": gettext_noop("Nhóm"),
    "criteria": gettext_noop("Tiêu chí"),
    "deductions_from_total": gettext_noop("Khoản trừ"),
    "disqualify": gettext_noop("Không xét thi đua"),
    "awards": gettext_noop("Hình thức khen thưởng"),
    "classes": gettext_noop("Hạng xếp loại"),
    "lower_class": gettext_noop("Hạ xếp loại"),
    "tie_break": gettext_noop("Thứ tự xét khi bằng điểm"),
}
FIELDS = {
    "id": gettext_noop("mã"),
    "name": gettext_noop("nội dung"),
    "max": gettext_noop("điểm tối đa"),
    "measure": gettext_noop("đơn vị tính"),
    "target": gettext_noop("chỉ tiêu"),
    "rule": gettext_noop("cách tính"),
    "evidence": gettext_noop("minh chứng"),
    "total": gettext_noop("tổng điểm"),
    "decimals": gettext_noop("số chữ số thập phân"),
    "bonus_inside_total": gettext_noop("điểm thưởng tính trong tổng điểm"),
    "na_policy": gettext_noop("khi không áp dụng"),
    "groups": gettext_noop("các nhóm"),
    "criteria": gettext_noop("các tiêu chí"),
    "points": gettext_noop("số điểm"),
    "min": gettext_noop("mức từ"),
    "bands": gettext_noop("các mức"),
    "map": gettext_noop("điểm theo xếp loại"),
    "cap": gettext_noop("tối đa được cộng"),
    "points_per_item": gettext_noop("điểm mỗi việc"),
    "per_event": gettext_noop("điểm trừ mỗi lần"),
    "floor": gettext_noop("thấp nhất"),
    "plus": gettext_noop("điểm cộng mỗi lượt"),
    "minus": gettext_noop("điểm trừ mỗi lượt"),
    "at_baseline": gettext_noop("điểm khi bằng năm trước"),
    "per_percent_over": gettext_noop("điểm mỗi 1 % tốt hơn"),
    "excess": gettext_noop("cách so phần vượt"),
    "on": "so theo",
    "op": gettext_noop("phép so"),
    "value": gettext_noop("giá trị"),
    "type": gettext_noop("kiểu tính"),
    "kind": gettext_noop("loại nhóm"),
    "award": gettext_noop("hình thức"),
    "quota": gettext_noop("số lượng"),
    "min_total": gettext_noop("từ tổng điểm"),
    "bonus": gettext_noop("điểm thưởng"),
    "step": gettext_noop("mỗi bước"),
    "min_group": gettext_noop("điểm tối thiểu của nhóm"),
    "without": gettext_noop("không có vi phạm"),
    "share": gettext_noop("tỷ lệ"),
    "of": gettext_noop("tính trên"),
    "least": gettext_noop("ít nhất"),
    "by": gettext_noop("số bậc hạ"),
    "deductions_cap": gettext_noop("tổng điểm trừ nhiều nhất"),
    "classes": gettext_noop("xếp loại"),
    "lower_class": gettext_noop("hạ xếp loại"),
    "source": gettext_noop("nguồn, căn cứ"),
    "unit_specific": gettext_noop("riêng từng đơn vị"),
    "external": gettext_noop("số liệu do cơ quan khác cấp"),
    "illustrative": gettext_noop("minh hoạ"),
    "applies_if": gettext_noop("chỉ áp dụng khi"),
    "tie_break": gettext_noop("thứ tự xét khi bằng điểm"),
    "awards": gettext_noop("khen thưởng"),
    "legal_cap": gettext_noop("trần theo luật"),
    "rounding": gettext_noop("làm tròn"),
    "added_midyear": gettext_noop("bổ sung giữa năm"),
    "fed_by": gettext_noop("lấy số liệu từ"),
    "reason_required": gettext_noop("phải ghi lý do"),
}


class SchemeNotReadable(Refusal):
    """The draft still has errors, so nothing can be counted with it."""


@dataclass(frozen=True, slots=True)
class Fault:
    """Something that must be put right: where, in words, and what."""

    place: str
    message: str
    item_id: str = ""
    value: str = ""


def in_order(value: Any, key: str = "") -> Any:  # JSON is any of its kinds
    """The same mapping with its keys in the order people read them; grades best first.

    A database may hand the keys back in another order.
    """
    if isinstance(value, Mapping):
        keys = sorted(value, key=_points_first(value) if key == "map" else _place)
        return {name: in_order(value[name], name) for name in keys}
    if isinstance(value, list):
        return [in_order(child) for child in value]
    return value


def _place(key: str) -> tuple[int, str]:
    return _ORDER.get(key, _LAST), key


def _points_first(grades: Mapping[str, Any]) -> Any:
    def place(grade: str) -> tuple[Decimal, str]:
        return -(number_or_none(grades[grade]) or Decimal(0)), grade

    return place


def number_or_none(text: object) -> Decimal | None:
    """A figure, or None for what is none: drafts may hold anything."""
    try:
        return parse_number(str(text).strip())
    except NotANumber:
        return None


def parse(definition: Definition) -> Scheme:
    """The domain's scheme.

    Raises:
        SchemeNotReadable: the definition has errors; the message names the first.
    """
    try:
        return scheme_from_mapping(in_order(definition), is_settled=True)
    except FormatError as error:
        first = in_words(definition, error.problems[0])
        raise SchemeNotReadable(
            _("Bảng điểm còn %(count)s lỗi; lỗi đầu: %(place)s: %(message)s")
            % {"count": len(error.problems), "place": first.place, "message": first.message}
        ) from error


def faults_of(definition: Definition) -> list[Fault]:
    """Everything that must be put right before the table can be adopted."""
    return [in_words(definition, problem) for problem in problems(definition)]


def alone(definition: Definition, criterion: Item) -> Definition:
    """A table of this one criterion, to read and try it by itself."""
    most = criterion.get("max", "")
    return {
        "total": most,
        "decimals": definition.get("decimals", "2"),
        "bonus_inside_total": "true",
        "na_policy": definition.get("na_policy", "zero"),
        "groups": [{"id": "\0group", "max": most, "criteria": [criterion]}],
    }


def faults_of_criterion(definition: Definition, criterion: Item) -> list[Fault]:
    """What is wrong with one criterion by itself."""
    table = alone(definition, criterion)
    found = [problem for problem in problems(table) if "criteria[0]" in problem.path]
    return [in_words(table, problem) for problem in found]


def scheme_alone(definition: Definition, criterion: Item) -> Scheme | None:
    """The domain's scheme of one criterion, or None while it has errors."""
    try:
        return scheme_from_mapping(in_order(alone(definition, criterion)))
    except FormatError:
        return None


def in_words(definition: Definition, problem: Problem) -> Fault:
    """A problem with its path said in words: "Tiêu chí 1.2, điểm tối đa"."""
    places: list[str] = []
    fields: list[str] = []
    item_id = ""
    node: Any = definition  # walks down JSON of any kind
    for key, index in _STEP.findall(problem.path):
        found = node.get(key) if isinstance(node, Mapping) else None
        if index:
            inside = found if isinstance(found, list) else []
            node = inside[int(index)] if int(index) < len(inside) else None
            text, item_id = _element(key, int(index), node, item_id)
            places = [text] if key in SECTIONS else [*places, text]
        else:
            node = found
            fields.append(FIELDS.get(key, f"«{key}»"))
    words = ", ".join([*places, *fields[-1:]]) or _("Bảng điểm")
    value = problem.value if problem.value not in {"một danh sách", "một ánh xạ"} else ""
    return Fault(words[0].upper() + words[1:], problem.message, item_id, value)


def _element(key: str, index: int, node: object, item_id: str) -> tuple[str, str]:
    name = SECTIONS.get(key, FIELDS.get(key, key))
    own = str(node.get("id", "")).strip() if isinstance(node, Mapping) else ""
    if own:
        return f"{name} {own}", own
    return _("%(name)s thứ %(place)s") % {"name": name, "place": index + 1}, item_id
