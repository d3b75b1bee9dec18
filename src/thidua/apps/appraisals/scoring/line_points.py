"""What one line of a sheet would come to with other figures."""

from dataclasses import dataclass
from decimal import Decimal

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.scoring.claims import Rows, score_alone, self_claim
from thidua.apps.appraisals.scoring.figures import faults_of, gaps_of
from thidua.apps.appraisals.scoring.plan import CRITERION, DEDUCTION, SheetPlan
from thidua.domain.figures import Claim, LineFigures


@dataclass(frozen=True)
class LineCounter:
    """One unit's sheet, counted with other figures on one line."""

    plan: SheetPlan
    code: str
    lines: list[Line]
    others: Rows

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
