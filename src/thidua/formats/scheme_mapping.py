"""From a plain mapping of texts (the ``scheme:`` of a file, or JSON) to a checked Scheme."""

from collections.abc import Iterable, Iterator, Mapping
from decimal import Decimal
from fractions import Fraction
from typing import Any

from thidua.domain.exact import number_text
from thidua.domain.identity import Names
from thidua.domain.scheme import Deduction, Disqualification, Group, NaPolicy, Scheme, lines_of
from thidua.formats.checked import Node, Notes
from thidua.formats.problems import FormatError, Problem
from thidua.formats.scheme_conferring import Known, read_award, read_classes, read_lowering
from thidua.formats.scheme_lines import MOST_LEVELS, POLICIES, read_group
from thidua.formats.scheme_rules import ANYWHERE, ZERO

SCHEME_REQUIRED = ("total", "decimals", "bonus_inside_total", "na_policy", "groups")
SCHEME_KEYS = (
    *SCHEME_REQUIRED,
    "deductions_from_total",
    "deductions_cap",
    "disqualify",
    "tie_break",
    "awards",
    "classes",
    "lower_class",
    *ANYWHERE,
)


def scheme_from_mapping(
    mapping: Mapping[str, Any],
    *,
    lines: Mapping[str, int] | None = None,
    is_settled: bool = False,
) -> Scheme:
    """The scheme in a mapping whose scalars are texts; ``lines`` gives a path's line, if known.

    ``is_settled``: a table adopted before; an operator that its rules never used is let be.

    Raises:
        FormatError: the mapping breaks the format; it holds every problem.
    """
    scheme, found = _read(mapping, Notes(lines or {}, is_settled=is_settled))
    if scheme is None:
        raise FormatError(found)
    return scheme


def problems(mapping: Mapping[str, Any]) -> list[Problem]:
    """Everything that is wrong with a mapping, for the form that edits it; empty when nothing."""
    return _read(mapping, Notes())[1]


def _read(mapping: Mapping[str, Any], notes: Notes) -> tuple[Scheme | None, list[Problem]]:
    root = Node(mapping, "", notes)
    scheme = _scheme(root) if root.has_keys(SCHEME_KEYS, SCHEME_REQUIRED) else None
    return (None if notes.problems else scheme), notes.problems


def _scheme(root: Node) -> Scheme:
    policy = NaPolicy(root.child("na_policy").choice(POLICIES) or "zero")
    inside = root.child("bonus_inside_total").boolean()
    decimals = root.child("decimals").number(least=ZERO, most=Decimal(3), whole=True)
    total = root.child("total").number(above=ZERO) or ZERO
    groups = tuple(read_group(node, policy) for node in root.child("groups").elements())
    deductions = tuple(map(_deduction, root.child("deductions_from_total").elements()))
    facts = tuple(map(_disqualification, root.child("disqualify").elements()))
    known = Known(total, groups, (*deductions, *facts))
    names = _lines(groups)
    scheme = Scheme(
        total=total,
        decimals=int(decimals or 0),
        bonus_inside_total=bool(inside),
        na_policy=policy,
        groups=groups,
        deductions=deductions,
        disqualifications=facts,
        tie_break=tuple(names.get(text, text) for text in _tie_break(root)),
        awards=tuple(read_award(node, known) for node in root.child("awards").elements()),
        deductions_cap=root.child("deductions_cap").number(least=ZERO),
        classes=read_classes(root.child("classes").elements(), known),
        lower_class=read_lowering(root.child("lower_class").elements(), known),
    )
    _check_ids(root)
    _check_tie_break(root, names)
    if scheme.lower_class and not scheme.classes:
        root.child("lower_class").wrong("cùng với «classes»", "hạ hạng mà không có hạng xếp loại.")
    if inside is not None:
        _check_total(root, scheme)
    return scheme


def _deduction(node: Node) -> Deduction:
    if not node.has_keys(("id", "name", "points", *ANYWHERE), ("id", "points")):
        return Deduction("", ZERO)
    points = node.child("points").number(most=ZERO)
    return Deduction(node.child("id").text() or "", points or ZERO, node.child("name").text() or "")


def _disqualification(node: Node) -> Disqualification:
    if not node.has_keys(("id", "name", *ANYWHERE), ("id",)):
        return Disqualification("")
    return Disqualification(node.child("id").text() or "", node.child("name").text() or "")


def _check_ids(root: Node) -> None:
    """Ids are used once wherever results would not say which line is meant.

    A row of the results names a criterion, a deduction or a disqualification; a group or a
    heading may be called like a criterion.
    """
    groups = root.child("groups").elements()
    lines = [line for group in groups for line in _below(group, 1)]
    facts = [
        *root.child("deductions_from_total").elements(),
        *root.child("disqualify").elements(),
    ]
    headings = [line for line in lines if line.child("criteria").value is not None]
    criteria = [line for line in lines if line.child("criteria").value is None]
    _check_once(groups)
    _check_once([*criteria, *facts])
    named = {node.child("id").text(): node for node in (*groups, *headings)}
    for fact in facts:
        other = named.get(fact.child("id").text())
        if other is not None and fact.child("id").text() is not None:
            _used(fact.child("id"), other.child("id").path)


def _below(node: Node, level: int) -> Iterator[Node]:
    for child in node.child("criteria").elements():
        yield child
        if level < MOST_LEVELS:
            yield from _below(child, level + 1)


def _check_once(nodes: Iterable[Node]) -> None:
    seen: dict[str, str] = {}
    for node in nodes:
        place = node.child("id")
        text = place.text()
        if text is not None and seen.setdefault(text, place.path) != place.path:
            _used(place, seen[text])


def _used(place: Node, where: str) -> None:
    message = f"mã «{place.text()}» đã dùng ở {where}; mỗi mã chỉ dùng một lần."
    place.wrong("mã chưa dùng", message)


def _tie_break(root: Node) -> Iterator[str]:
    return (node.text() or "" for node in root.child("tie_break").elements())


def _lines(groups: Iterable[Group]) -> Names:
    """The ids that a tie-break may name, in whatever form it writes them."""
    found = list(groups)
    lines = [line.id for group in found for line in lines_of(group.parts)]
    return Names([*(group.id for group in found), *lines])


def _check_tie_break(root: Node, known: Names) -> None:
    for node in root.child("tie_break").elements():
        if node.text() not in known:
            node.wrong("mã nhóm hoặc mã tiêu chí có trong bảng điểm")


def _check_total(root: Node, scheme: Scheme) -> None:
    counted = [group for group in scheme.groups if scheme.bonus_inside_total or not group.is_bonus]
    together = sum((Fraction(group.maximum) for group in counted), Fraction(0))
    if scheme.total and together != scheme.total:
        text = number_text(Decimal(together.numerator) / together.denominator)
        bonus = "kể cả điểm thưởng" if scheme.bonus_inside_total else "không kể điểm thưởng"
        message = (
            f"tổng điểm là {number_text(scheme.total)} nhưng các nhóm cộng lại ({bonus}) là {text}."
        )
        root.child("total").wrong(f"bằng tổng các nhóm ({text})", message)
