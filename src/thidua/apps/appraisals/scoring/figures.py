"""What was typed on a line, checked by the domain before anything is kept."""

from collections.abc import Mapping
from dataclasses import dataclass

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.scoring.plan import DEDUCTION, NOT_APPLICABLE, Item, SheetPlan
from thidua.domain.clean_text import cleaned
from thidua.domain.figure_spec import MOST_COUNT, FigureKind, FigureSpec, spec_of_measure
from thidua.domain.figures import FIGURES, Claim, FigureProblem, FiguresRejected
from thidua.domain.scoring.tabulate import tabulate, tabulate_criterion
from thidua.domain.typed_figures import UnclearFigure, as_typed, read_figure, understood

LONGEST_FIGURE = 40
_IN_POINTS = frozenset({"manual", "external"})  # the figure is points, whatever is measured


@dataclass(frozen=True, slots=True)
class Fault:
    """One cell that cannot be kept, or is not complete; ``text`` names row, cell, value, limit."""

    line_pk: int
    field: str
    text: str


def spec_of(item: Item, line: Line, name: str, place: str = "") -> FigureSpec:
    """What a cell takes: its unit of measure says whether per cent, money or a number.

    ``place``: where the cell stands, in words, for what is said of a figure that is refused.
    """
    if item.kind == DEDUCTION:
        return FigureSpec(FigureKind.COUNT, name=place, unit=item.measure, most=MOST_COUNT)
    if name in {"minus", "bonus"} or item.rule in _IN_POINTS:
        return FigureSpec(name=place)
    return spec_of_measure(line.measure if item.has_many else item.measure, name=place)


def read_cells(
    item: Item, line: Line, typed: Mapping[str, str], faults: list[Fault]
) -> dict[str, str]:
    """Typed cells as they are stored: decimal point, "n/a" in small letters, "" for nothing.

    What cannot be read is put with the faults and left out.
    """
    found = {}
    for name, raw in typed.items():
        text = cleaned(raw).strip()
        if text.lower() == NOT_APPLICABLE:
            found[name] = NOT_APPLICABLE
        elif name == "actual" and item.choices:
            found[name] = text
        else:
            try:
                value = read_figure(text, spec_of(item, line, name, where(item, line, name)))
            except UnclearFigure as error:
                faults.append(Fault(line.pk, name, str(error)))
                continue
            found[name] = "" if value is None else f"{value:f}"
    return found


def echo_of(item: Item, line: Line, name: str) -> str:
    """What the stored figure of a cell says in full: "= 25.000.000.000 đồng"."""
    stored = getattr(line, name)
    if not stored or stored == NOT_APPLICABLE or (name == "actual" and item.choices):
        return ""
    return understood(as_typed(stored), spec_of(item, line, name))


FED_FIELDS = frozenset({"actual", "target", "minus"})


def open_fields(line: Line, item: Item) -> tuple[str, ...]:
    """The figures the unit itself may enter on a line: not those that the program fills in."""
    fields = checked_fields(line, item)
    return tuple(name for name in fields if name not in FED_FIELDS) if line.feed else fields


def checked_fields(line: Line, item: Item) -> tuple[str, ...]:
    """The figures that whoever checks a line may change: not those its registration gave.

    None on a line that all units agreed to leave out.
    """
    if line.adjusted and line.actual == NOT_APPLICABLE:
        return ()
    fields = ["actual"]
    if "target" in item.asks and not line.is_registered:
        fields.append("target")
    if "baseline" in item.asks and not line.has_registered_baseline:
        fields.append("baseline")
    if "minus" in item.asks:
        fields.append("minus")
    if "bonus" in item.asks:
        fields.append("bonus")
    if item.na_field == "target" and "target" not in fields and not line.is_registered:
        fields.append("target")
    return tuple(fields)


def faults_of(plan: SheetPlan, line: Line, values: Mapping[str, str]) -> list[Fault]:
    """What is wrong with a line if its figures were ``values``; empty cells are no fault."""
    return [fault for fault, is_blank in _problems(plan, line, values) if not is_blank]


def gaps_of(plan: SheetPlan, line: Line, values: Mapping[str, str]) -> list[Fault]:
    """Figures that must still be given before the line can be counted."""
    return [fault for fault, is_blank in _problems(plan, line, values) if is_blank]


def _problems(plan: SheetPlan, line: Line, values: Mapping[str, str]) -> list[tuple[Fault, bool]]:
    item = plan.items[line.item]
    for name, value in values.items():
        if len(value) > LONGEST_FIGURE:
            text = _("%(item)s: dài quá %(longest_figure)s ký tự.") % {
                "item": where(item, line, name),
                "longest_figure": LONGEST_FIGURE,
            }
            return [(Fault(line.pk, name, text), False)]
    claim = Claim("", line.item, **{name: values.get(name, "") for name in FIGURES})
    criterion = plan.scheme.criterion_by_id.get(line.item)
    try:
        if criterion is not None:
            tabulate_criterion(criterion, [""], [claim])
        else:
            tabulate(plan.scheme, [""], [claim])
    except FiguresRejected as rejected:
        return [
            (Fault(line.pk, problem.field, sentence(item, line, problem)), not problem.value)
            for problem in rejected.problems
        ]
    return []


def where(item: Item, line: Line, name: str) -> str:
    """Such as: Tiêu chí 1.2 (chỉ tiêu riêng 2), ô Thực hiện."""
    kinds = {"deduction": _("Điểm trừ"), "disqualification": _("Điều kiện loại")}
    part = _(" (chỉ tiêu riêng %(part)s)") % {"part": line.part + 1} if item.has_many else ""
    return _("%(kind)s %(id)s%(part)s, ô %(labels)s") % {
        "kind": kinds.get(item.kind, _("Tiêu chí")),
        "id": item.id,
        "part": part,
        "labels": item.labels[name],
    }


def sentence(item: Item, line: Line, problem: FigureProblem) -> str:
    """A problem in the words of the sheet: row, cell, value, what is allowed."""
    name = problem.field if problem.field in FIGURES else "actual"
    allowed = problem.allowed.replace(" hoặc n/a", "")
    if item.choices:
        choices = ", ".join(text for _value, text in item.choices)
        allowed = _("một giá trị trong danh sách: %(choices)s") % {"choices": choices}
    if not problem.value:
        return _("%(item)s còn trống: cần %(allowed)s.") % {
            "item": where(item, line, name),
            "allowed": allowed,
        }
    return _("%(item)s: «%(problem_value)s» không dùng được; chỉ nhận %(allowed)s.") % {
        "item": where(item, line, name),
        "problem_value": problem.value[:60],
        "allowed": allowed,
    }
