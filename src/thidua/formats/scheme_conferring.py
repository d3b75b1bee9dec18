"""Reading what a scheme says of awards and classes: quotas, conditions, lowering."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction

from thidua.domain.ballot_rules import ShareOutOfRange, parse_share
from thidua.domain.conferring import (
    AwardQuota,
    Lowering,
    Needs,
    Points,
    QuotaShare,
    Rounding,
    UnitClass,
)
from thidua.domain.identity import Names, identity
from thidua.domain.scheme import Deduction, Disqualification, Group
from thidua.formats.checked import Node
from thidua.formats.scheme_rules import ANYWHERE, ZERO

NEEDS_KEYS = ("min_total", "min_group", "without")
AWARD_KEYS = ("award", "quota", *NEEDS_KEYS, *ANYWHERE)
CLASS_KEYS = ("name", *NEEDS_KEYS, *ANYWHERE)
QUOTA_KEYS = ("share", "of", "rounding", "least", *ANYWHERE)
LOWERING_KEYS = ("id", "by", *ANYWHERE)
ROUNDINGS = tuple(rounding.value for rounding in Rounding)
_SHARES = "lớn hơn 0 và không quá 1: 1/3, 0.8 hoặc 50%"


@dataclass(frozen=True, slots=True)
class Known:
    """What conditions may name, and what their shares are shares of."""

    total: Decimal
    groups: tuple[Group, ...]
    facts: tuple[Deduction | Disqualification, ...]

    @property
    def fact_names(self) -> Names:
        """Deductions and disqualifications, in whatever form their ids are written."""
        return Names(fact.id for fact in self.facts)


def read_award(node: Node, known: Known) -> AwardQuota:
    """One line of ``awards``."""
    if not node.has_keys(AWARD_KEYS, ("award", "quota")):
        return AwardQuota("", 0)
    return AwardQuota(
        node.child("award").text() or "", _quota(node.child("quota")), _needs(node, known)
    )


def _quota(node: Node) -> int | QuotaShare:
    if not isinstance(node.value, dict):
        return int(node.number(least=ZERO, whole=True) or 0)
    node.has_keys(QUOTA_KEYS, ("share",))
    least = node.child("least").number(least=ZERO, whole=True)
    return QuotaShare(
        share=_share(node.child("share")) or Fraction(0),
        of_ranked=node.child("of").choice(("members", "ranked")) == "ranked",
        rounding=Rounding(node.child("rounding").choice(ROUNDINGS) or "down"),
        least=int(least or 0),
    )


def _share(node: Node) -> Fraction | None:
    text = node.text()
    try:
        return None if text is None else parse_share(text)
    except ShareOutOfRange:
        node.wrong(_SHARES)
        return None


def read_classes(nodes: Iterable[Node], known: Known) -> tuple[UnitClass, ...]:
    """The classes, best first; two of one name are a problem."""
    found: list[UnitClass] = []
    for node in nodes:
        if not node.has_keys(CLASS_KEYS, ("name",)):
            continue
        name = node.child("name").text() or ""
        if identity(name) in {identity(each.name) for each in found}:
            node.child("name").wrong("mỗi hạng xếp loại một lần")
        found.append(UnitClass(name, _needs(node, known)))
    return tuple(found)


def _needs(node: Node, known: Known) -> Needs:
    return Needs(
        _points(node.child("min_total"), known.total, "tổng điểm"),
        tuple(_floors(node.child("min_group"), known)),
        tuple(_fact(each, known) for each in node.child("without").elements()),
    )


def _points(node: Node, whole: Decimal, of: str) -> Points | None:
    """A number of points, or a share ("90%", "9/10") of ``whole``."""
    text = node.text()
    if text is None or not ("%" in text or "/" in text):
        return node.number()
    try:
        return parse_share(text) * Fraction(whole)
    except ShareOutOfRange:
        node.wrong(f"một số, hoặc một phần của {of} như 90% hay 9/10, không quá 100%")
        return None


def _floors(node: Node, known: Known) -> Iterable[tuple[str, Points]]:
    if node.value is None:
        return
    if not isinstance(node.value, dict):
        node.wrong("một ánh xạ từ mã nhóm đến điểm hoặc tỷ lệ, như {I: 50%}")
        return
    groups = {group.id: group for group in known.groups}
    names = Names(groups)
    seen: set[str] = set()
    for key in node.value:
        place, name = node.child(key), names.get(str(key).strip())
        if name is None or name in seen:
            allowed = ", ".join(groups) if name is None else "mỗi nhóm một lần"
            node.notes.add(place.path, str(key), allowed, f"«{key}»; chỉ nhận {allowed}.")
            continue
        seen.add(name)
        least = _points(place, groups[name].maximum, "điểm tối đa của nhóm")
        if place.is_empty:
            place.wrong("số điểm hoặc tỷ lệ tối thiểu của nhóm")
        if least is not None:
            yield name, least


def _fact(node: Node, known: Known) -> str:
    text = node.text()
    found = known.fact_names.get(text or "")
    if found is None:
        node.wrong("mã điểm trừ hoặc mã không xét có trong bảng điểm")
    return found or ""


def read_lowering(nodes: Iterable[Node], known: Known) -> tuple[Lowering, ...]:
    """What lowers the class; a fact named twice is a problem."""
    found: list[Lowering] = []
    for node in nodes:
        if not node.has_keys(LOWERING_KEYS, ("id", "by")):
            continue
        by = node.child("by").number(least=Decimal(1), whole=True)
        fact = "" if node.child("id").is_empty else _fact(node.child("id"), known)
        if fact and fact in {each.id for each in found}:
            node.child("id").wrong("mỗi mã một lần")
        found.append(Lowering(fact, int(by or 1)))
    return tuple(found)
