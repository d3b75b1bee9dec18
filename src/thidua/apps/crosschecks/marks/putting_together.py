"""The marks of a sheet's lines as the domain wants them: figures, points, what may be counted."""

from collections import defaultdict
from dataclasses import dataclass
from decimal import Decimal

from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.queries import comparable_rows
from thidua.apps.appraisals.scoring.claims import Rows, score_alone, self_claim
from thidua.apps.appraisals.scoring.figures import faults_of, gaps_of
from thidua.apps.appraisals.scoring.plan import CRITERION, DEDUCTION, SheetPlan, plan_of
from thidua.apps.crosschecks.models import CrossCheck, Mark
from thidua.domain.cross_check import Checked, Combining, Effect, Stage, checked
from thidua.domain.figures import Claim, LineFigures

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
    counter = _Counter(plan, sheet.unit.code, lines, comparable_rows(sheet, plan.relative))
    stage = Stage(
        Combining(crosscheck.combine), Effect(crosscheck.effect), crosscheck.most_difference
    )
    return [
        LineMarks(line, counter.checked(stage, line, marks[line.pk]), reasons_of(marks[line.pk]))
        for line in lines
        if marks[line.pk]
    ]


def reasons_of(marks: list[Mark]) -> str:
    """Who says what for another figure."""
    changed = [mark for mark in marks if mark.verdict == Mark.Verdict.CHANGED]
    return " ".join(f"{mark.assignment.checker}: {mark.reason}" for mark in changed)


@dataclass(frozen=True)
class _Counter:
    """One unit's sheet, counted with other figures on one line."""

    plan: SheetPlan
    code: str
    lines: list[Line]
    others: Rows

    def checked(self, stage: Stage, line: Line, marks: list[Mark]) -> Checked:
        item = self.plan.items[line.item]
        return checked(
            stage,
            line.figures,
            [mark.figures for mark in marks],
            lambda figures: self.points(line, figures),
            lambda figures: self.accepts(line, figures),
            in_points=item.rule in _IN_POINTS,
        )

    def points(self, line: Line, figures: LineFigures) -> Decimal:
        """Points of the line's criterion; of a deduction what it takes; a disqualification: −1."""
        claims = [self._claim(each, line, figures) for each in self.lines]
        found = score_alone(self.plan, self.code, claims, self.others)
        kind = self.plan.items[line.item].kind
        if kind == CRITERION:
            return found.criteria[line.item].points
        if kind == DEDUCTION:
            return -found.result.deductions
        return Decimal(-1 if line.item in found.result.disqualified else 0)

    def _claim(self, each: Line, line: Line, figures: LineFigures) -> Claim:
        if each.pk != line.pk:
            return self_claim(each, self.code)
        return Claim(self.code, line.item, **figures.by_name(), place=str(line.part))

    def accepts(self, line: Line, figures: LineFigures) -> bool:
        """Whether the table counts such figures on the line."""
        values = figures.by_name()
        return not faults_of(self.plan, line, values) and not gaps_of(self.plan, line, values)
