"""Before a table is adopted: errors that block it, and what should be thought over."""

from collections.abc import Mapping
from dataclasses import dataclass

from thidua.apps.schemes.definition.outline import Definition, Item, criteria_of, groups_of
from thidua.apps.schemes.definition.reading import Fault, faults_of
from thidua.apps.schemes.definition.table import Table, table_of
from thidua.apps.schemes.registries.discrimination import FullForAll
from thidua.domain.exact import number_text

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
        found.append(Fault("Bảng điểm", "chưa có nhóm nào; thêm ít nhất một nhóm."))
    for group in groups_of(definition):
        name = str(group.get("id", ""))
        if not criteria_of(group):
            found.append(Fault(f"Nhóm {name}", "chưa có tiêu chí nào.", name))
        for item in (group, *criteria_of(group)):
            found.extend(_id_fault(item))
    return found


def _id_fault(item: Item) -> list[Fault]:
    text = str(item.get("id", ""))
    if len(text) <= LONGEST_ID:
        return []
    message = f"mã dài {len(text)} ký tự; nhiều nhất {LONGEST_ID}."
    return [Fault(f"Mục {text[:20]}…", message, text)]


def warnings_of(
    definition: Definition, full_for_all: Mapping[str, FullForAll], year: int
) -> list[Caution]:
    """Sums that fall short, criteria that are vague, criteria that told nothing apart last year."""
    table = table_of(definition)
    lines = [line for group in groups_of(definition) for line in criteria_of(group)]
    found = [*_sum_warnings(table), *_vague(lines)]
    for line in lines:
        found.extend(_told_nothing(line, full_for_all, year))
    return found


def _sum_warnings(table: Table) -> list[Caution]:
    return [
        Caution(
            f"Nhóm {group.id}",
            f"tổng điểm tối đa các tiêu chí là {number_text(group.sum.together)}, thiếu "
            f"{number_text(group.sum.gap)} so với điểm tối đa {number_text(group.sum.wanted)}: "
            "không đơn vị nào đạt được điểm tối đa của nhóm.",
            group.id,
        )
        for group in table.groups
        if group.criteria and group.sum.gap > 0 and not group.is_bonus
    ]


def vague_parts(line: Item) -> list[str]:
    """What a criterion should say and does not."""
    parts = []
    if not line.get("name"):
        parts.append("nội dung")
    if not line.get("measure"):
        parts.append("đơn vị tính")
    if not line.get("evidence"):
        parts.append("minh chứng")
    return parts


def _vague(lines: list[Item]) -> list[Caution]:
    """One for each thing that is not said, with the criteria that do not say it."""
    missing: dict[str, list[str]] = {}
    for line in lines:
        for part in vague_parts(line):
            missing.setdefault(part, []).append(str(line.get("id", "")))
    return [
        Caution(f"Chưa ghi {part}", f"{len(ids)} tiêu chí ({', '.join(ids)}).")
        for part, ids in missing.items()
    ]


def _told_nothing(line: Item, full_for_all: Mapping[str, FullForAll], year: int) -> list[Caution]:
    name = str(line.get("id", ""))
    last = full_for_all.get(name)
    if last is None:
        return []
    message = (
        f"năm {year} cả {last.units}/{last.units} đơn vị đều đạt tối đa "
        f"{number_text(last.maximum)} điểm nên không phân biệt được hơn kém. Cân nhắc chia mức, "
        "so với đơn vị dẫn đầu, hoặc nâng chỉ tiêu."
    )
    return [Caution(f"Tiêu chí {name}", message, name)]
