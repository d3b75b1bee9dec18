"""Before a table is adopted: errors that block it, and what should be thought over."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.schemes.definition.outline import (
    Definition,
    Item,
    all_criteria,
    groups_of,
    is_heading,
    lines_of,
    parts_of,
)
from thidua.apps.schemes.definition.reading import Fault, faults_of
from thidua.apps.schemes.definition.table import Table, table_of
from thidua.apps.schemes.registries.discrimination import FullForAll
from thidua.apps.schemes.registries.feeds import FED_BY, FED_RULES, LATENESS
from thidua.web.words import written_number

LONGEST_ID = 40  # a scoring sheet keeps the id of its row in this many characters


@dataclass(frozen=True, slots=True)
class Caution:
    """Something to think over; it does not block."""

    place: str
    message: str
    item_id: str = ""


def blocking_faults(definition: Definition) -> list[Fault]:
    """Everything that must be put right before adoption."""
    found = faults_of(definition)
    if not groups_of(definition):
        found.append(Fault(_("Bảng điểm"), _("chưa có nhóm nào; thêm ít nhất một nhóm.")))
    for group in groups_of(definition):
        name = str(group.get("id", ""))
        if not parts_of(group):
            found.append(
                Fault(_("Nhóm %(name)s") % {"name": name}, _("chưa có tiêu chí nào."), name)
            )
    for item in (*groups_of(definition), *lines_of(definition)):
        found.extend(_id_fault(item))
    found.extend(_empty_heading(line) for line in lines_of(definition) if is_empty_heading(line))
    return found


def is_empty_heading(line: Item) -> bool:
    """Whether a heading holds nothing yet."""
    return is_heading(line) and not parts_of(line)


def _empty_heading(line: Item) -> Fault:
    name = str(line.get("id", ""))
    message = _("chưa có tiêu chí con nào; thêm ít nhất một, hoặc xoá mục này.")
    return Fault(_("Mục %(name)s") % {"name": name}, message, name)


def _id_fault(item: Item) -> list[Fault]:
    text = str(item.get("id", ""))
    if len(text) <= LONGEST_ID:
        return []
    message = _("mã dài %(count)s ký tự; nhiều nhất %(longest_id)s.") % {
        "count": len(text),
        "longest_id": LONGEST_ID,
    }
    return [Fault(_("Mục %(text)s…") % {"text": text[:20]}, message, text)]


def warnings_of(
    definition: Definition, full_for_all: Mapping[str, FullForAll], year: int
) -> list[Caution]:
    """Sums that fall short, criteria that are vague, count a delay twice or told nothing apart."""
    table = table_of(definition)
    lines = all_criteria(definition)
    found = [*_sum_warnings(table), *_vague(lines), *_counted_twice(lines)]
    for line in lines:
        found.extend(_told_nothing(line, full_for_all, year))
    return found


def _sum_warnings(table: Table) -> list[Caution]:
    return [
        Caution(
            _("Nhóm %(id)s") % {"id": group.id},
            _(
                "tổng điểm tối đa các tiêu chí là %(together)s, thiếu %(gap)s so với "
                "điểm tối đa %(wanted)s: không đơn vị nào đạt được điểm tối đa của nhóm."
            )
            % {
                "together": written_number(group.sum.together),
                "gap": written_number(group.sum.gap),
                "wanted": written_number(group.sum.wanted),
            },
            group.id,
        )
        for group in table.groups
        if group.lines and group.sum.gap > 0 and not group.is_bonus
    ]


def vague_parts(line: Item) -> list[str]:
    """What a criterion should say and does not."""
    parts = []
    if not line.get("name"):
        parts.append(_("nội dung"))
    if not line.get("measure"):
        parts.append(_("đơn vị tính"))
    if not line.get("evidence"):
        parts.append(_("minh chứng"))
    return parts


def _vague(lines: list[Item]) -> list[Caution]:
    """One for each thing that is not said, with the criteria that do not say it."""
    missing: dict[str, list[str]] = {}
    for line in lines:
        for part in vague_parts(line):
            missing.setdefault(part, []).append(str(line.get("id", "")))
    return [
        Caution(
            _("Chưa ghi %(part)s") % {"part": part},
            _("%(count)s tiêu chí (%(ids)s).") % {"count": len(ids), "ids": ", ".join(ids)},
        )
        for part, ids in missing.items()
    ]


def _counted_twice(lines: list[Item]) -> list[Caution]:
    """Criteria that ask for the same late deeds: each delay costs points in all of them."""
    by_name: dict[str, list[str]] = {}
    for line in lines:
        rule = line.get("rule")
        if not isinstance(rule, dict) or rule.get("type") not in FED_RULES:
            continue
        name = str(rule.get("fed_by") or "")
        if name.partition(".")[0] == LATENESS and name in FED_BY:
            by_name.setdefault(name, []).append(str(line.get("id", "")))
    return [
        Caution(
            _("Tiêu chí %(ids)s") % {"ids": ", ".join(ids)},
            _(
                "cùng lấy số từ %(source)s nên một lần trễ bị tính %(count)d lần. Chọn cho mỗi "
                "tiêu chí một loại việc, hoặc chỉ để một tiêu chí lấy nguồn này."
            )
            % {"source": FED_BY[name], "count": len(ids)},
            ids[0],
        )
        for name, ids in by_name.items()
        if len(ids) > 1
    ]


def _told_nothing(line: Item, full_for_all: Mapping[str, FullForAll], year: int) -> list[Caution]:
    name = str(line.get("id", ""))
    last = full_for_all.get(name)
    if last is None:
        return []
    message = _(
        "năm %(year)s cả %(units)s/%(units)s đơn vị đều đạt tối đa %(maximum)s điểm "
        "nên không phân biệt được hơn kém. Cân nhắc chia mức, so với đơn vị dẫn đầu, "
        "hoặc nâng chỉ tiêu."
    ) % {"year": year, "units": last.units, "maximum": written_number(last.maximum)}
    return [Caution(_("Tiêu chí %(name)s") % {"name": name}, message, name)]
