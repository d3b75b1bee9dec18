"""The marks of a sheet's lines as the domain wants them: figures, points, what may be counted."""

from collections import defaultdict
from dataclasses import dataclass

from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.queries import comparable_rows
from thidua.apps.appraisals.scoring.line_points import LineCounter
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.crosschecks.models import CrossCheck, Mark
from thidua.domain.cross_check import Checked, Combining, Effect, Stage, checked

_IN_POINTS = frozenset({"manual", "external"})


@dataclass(frozen=True, slots=True)
class LineMarks:
    """What the checkers made of one line, and their reasons by name."""

    line: Line
    checked: Checked
    reason: str


def put_together(crosscheck: CrossCheck, sheet: Sheet) -> list[LineMarks]:
    """Every line that somebody marked, by the settings of the cross-check."""
    plan = plan_of(sheet.scheme)
    lines = list(sheet.lines.order_by("pk"))
    marks: dict[int, list[Mark]] = defaultdict(list)
    handed_in = Mark.objects.filter(
        line__sheet=sheet, assignment__ended_at=None, assignment__handed_in_at__isnull=False
    )
    for mark in handed_in.select_related("assignment__checker").order_by("assignment", "pk"):
        marks[mark.line_id].append(mark)
    counter = LineCounter(plan, sheet.unit.code, lines, comparable_rows(sheet, plan.relative))
    stage = Stage(
        Combining(crosscheck.combine), Effect(crosscheck.effect), crosscheck.most_difference
    )
    return [
        LineMarks(line, _checked(counter, stage, line, marks[line.pk]), reasons_of(marks[line.pk]))
        for line in lines
        if marks[line.pk]
    ]


def reasons_of(marks: list[Mark]) -> str:
    """Who says what for another figure."""
    changed = [mark for mark in marks if mark.verdict == Mark.Verdict.CHANGED]
    return " ".join(f"{mark.assignment.checker}: {mark.reason}" for mark in changed)


def _checked(counter: LineCounter, stage: Stage, line: Line, marks: list[Mark]) -> Checked:
    return checked(
        stage,
        line.figures,
        [mark.figures for mark in marks],
        lambda figures: counter.points(line, figures),
        lambda figures: counter.accepts(line, figures),
        in_points=counter.plan.items[line.item].rule in _IN_POINTS,
    )
