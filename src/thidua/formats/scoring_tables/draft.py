"""A scheme drafted from the tree of a file, with everything that a person must look at."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from thidua.domain.exact import plain_number
from thidua.domain.vietnamese_numbers import format_number
from thidua.domain.vietnamese_text import fold
from thidua.formats.scoring_tables.markers import MarkKind
from thidua.formats.scoring_tables.outline import Outline, OutlineItem
from thidua.formats.scoring_tables.stated_rules import stated_rule

DEEPEST = 4  # levels of criteria below a group
_LOOSE = frozenset({MarkKind.DASH, MarkKind.PLUS})
_BONUS = ("diem thuong", "diem cong", "thuong diem", "cong diem", "diem khuyen khich")
_OFF = ("diem tru", "tru diem", "cac truong hop tru")


@dataclass(frozen=True, slots=True)
class Draft:
    """The mapping of a scheme, and what could not be read or does not agree, by table and row."""

    mapping: dict[str, Any]
    problems: tuple[str, ...]


def draft_scheme(outline: Outline) -> Draft:
    """The scheme of a tree; nothing that the file does not say but what a scheme cannot lack."""
    return _Drafter(outline).draft()


class _Drafter:
    def __init__(self, outline: Outline) -> None:
        self.outline = outline
        self.problems = list(outline.unread)
        entries = outline.entries
        if entries and not any(entry.below for entry in entries):
            entries = [OutlineItem(entries[0].table, 0, None, "Các tiêu chí", None, below=entries)]
            self.problems.append(f"{entries[0].table}: bảng không chia nhóm, xếp cả vào một nhóm")
        self.entries = entries
        self.plain = _plain_marks(entries)
        self.deductions: list[dict[str, Any]] = []
        self.decimals = 0

    def draft(self) -> Draft:
        groups = []
        for number, entry in enumerate(self.entries, start=1):
            if fold(entry.name).startswith(_OFF):
                self._deduct(entry)
            else:
                groups.append(self._group(entry, number))
        normal = sum((g["max"] for g in groups if g.get("kind") != "bonus"), Decimal(0))
        bonus = sum((g["max"] for g in groups if g.get("kind") == "bonus"), Decimal(0))
        total = self.outline.total
        inside = bool(bonus) and total == normal + bonus
        if total is not None and total not in {normal, normal + bonus}:
            added = format_number(normal + bonus)
            self._say(
                self.outline.total_place,
                f"tổng điểm ghi {format_number(total)}, các nhóm cộng lại {added}",
            )
        self.problems.append(
            "cách làm tròn và cách tính khi không áp dụng không có trong tệp: "
            "tạm đặt 2 chữ số, đủ điểm"
        )
        mapping: dict[str, Any] = {
            "total": plain_number(normal + bonus if inside else total or normal),
            "decimals": "2",
            "bonus_inside_total": inside,
            "na_policy": "full_points",
            "groups": [group | {"max": plain_number(group["max"])} for group in groups],
        }
        if self.deductions:
            mapping["deductions_from_total"] = self.deductions
        return Draft(mapping, tuple(self.problems))

    def _say(self, place: str, text: str) -> None:
        self.problems.append(f"{place}: {text}")

    def _group(self, entry: OutlineItem, number: int) -> dict[str, Any]:
        own = entry.mark.text if entry.mark and entry.mark.kind not in _LOOSE else f"N{number}"
        criteria = self._criteria(entry.below, own, 1) if entry.below else []
        if not entry.below and entry.most is not None:
            criteria = [self._criterion(entry, own, own, 1)]
        most = self._most(entry, criteria)
        group: dict[str, Any] = {"id": own, "name": entry.name}
        if fold(entry.name).startswith(_BONUS):
            group["kind"] = "bonus"
        return group | {"max": most, "criteria": criteria}

    def _most(self, entry: OutlineItem, criteria: Sequence[dict[str, Any]]) -> Decimal:
        added = sum((Decimal(one["max"]) for one in criteria), Decimal(0))
        if entry.most is None:
            if entry.row:
                self._say(entry.place, f"«{entry.name[:40]}» không ghi điểm, lấy tổng các mục dưới")
            return added
        if added != entry.most:
            self._say(
                entry.place,
                f"«{entry.name[:40]}» ghi {format_number(entry.most)} điểm, "
                f"các mục dưới cộng lại {format_number(added)}",
            )
        return entry.most

    def _criteria(
        self, entries: Sequence[OutlineItem], above: str, level: int
    ) -> list[dict[str, Any]]:
        found = []
        for number, entry in enumerate(entries, start=1):
            if entry.most is None and not entry.below:
                said = f" («{entry.written[:40]}»)" if entry.written else ""
                self._say(entry.place, f"«{entry.name[:60]}» không có điểm tối đa{said}, bỏ qua")
                continue
            found.append(self._criterion(entry, self._id(entry, above, number), above, level))
        return found

    def _id(self, entry: OutlineItem, above: str, number: int) -> str:
        mark = entry.mark
        if mark is None or mark.kind in _LOOSE:
            return f"{above}.{number}"
        if mark.text in self.plain and mark.kind is not MarkKind.SMALL:
            return mark.text
        return f"{above}.{mark.text}"

    def _criterion(self, entry: OutlineItem, own: str, above: str, level: int) -> dict[str, Any]:
        told: dict[str, Any] = {"id": own, "name": entry.name}
        notes = list(entry.notes)
        if entry.below and not self._are_ways(entry) and level < DEEPEST:
            criteria = self._criteria(entry.below, own, level + 1)
            told |= {"max": plain_number(self._most(entry, criteria)), "criteria": criteria}
            return told | ({"source": " ".join(notes)} if notes else {})
        ways = [_told(way) for way in _all(entry.below)]
        notes += ways
        most = entry.most if entry.most is not None else Decimal(0)
        rule = stated_rule(ways or notes, most) or {"type": "manual"}
        told |= {"max": plain_number(most)}
        if rule["type"] == "bands":
            told["measure"] = "%"
        told["rule"] = rule
        return told | (
            {"source": "; ".join(" ".join(note.split()) for note in notes)} if notes else {}
        )

    def _are_ways(self, entry: OutlineItem) -> bool:
        """Whether the rows below are ways to get points, the best of which gives all of them."""
        points = [way.most for way in entry.below if way.most is not None]
        if entry.most is None:
            return False
        if not points:
            return True
        loose = all(way.mark is None or way.mark.kind in _LOOSE for way in entry.below)
        return loose and max(points) == entry.most and sum(points) > entry.most

    def _deduct(self, entry: OutlineItem) -> None:
        for number, one in enumerate(entry.below, start=1):
            if one.most is None:
                self._say(one.place, f"«{one.name[:60]}» không có điểm trừ, bỏ qua")
                continue
            mark = one.mark.text if one.mark and one.mark.kind not in _LOOSE else str(number)
            source = {"source": "; ".join(one.notes)} if one.notes else {}
            points = plain_number(-one.most)
            self.deductions.append({"id": f"TR{mark}", "name": one.name, "points": points} | source)


def _told(way: OutlineItem) -> str:
    points = "" if way.most is None else f": {format_number(way.most)} điểm"
    return " ".join([f"{way.name}{points}", *way.notes])


def _all(entries: Sequence[OutlineItem]) -> Iterator[OutlineItem]:
    for entry in entries:
        yield entry
        yield from _all(entry.below)


def _plain_marks(groups: Sequence[OutlineItem]) -> frozenset[str]:
    """The marks of criteria that stand once in the whole file: they are ids as they are."""
    marks = Counter(
        entry.mark.text
        for entry in _all([below for group in groups for below in group.below])
        if entry.mark and entry.mark.kind not in _LOOSE
    )
    numbers = {text for text in marks if text.isdigit()}
    again = {text for text, times in marks.items() if times > 1}
    lost = numbers if numbers & again else set()  # numbered afresh in each group
    return frozenset(text for text in marks if text not in again | lost)
