"""The figures of several scorers of one line as the one that counts."""

from collections.abc import Sequence
from decimal import Decimal

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.scoring.figures import faults_of, gaps_of
from thidua.apps.appraisals.scoring.plan import CRITERION, NOT_APPLICABLE, SheetPlan
from thidua.domain.cross_check import Combining, combined
from thidua.domain.exact import NotANumber, parse_number
from thidua.domain.figures import Claim, LineFigures
from thidua.domain.scoring.bloc import score_criterion


def together(plan: SheetPlan, line: Line, how: str, figures: Sequence[LineFigures]) -> LineFigures:
    """By the mean, the middle one or the one that gives the fewest points."""
    return combined(
        Combining(how),
        figures,
        lambda said: _points(plan, line, said),
        lambda said: _is_countable(plan, line, said),
    )


def _points(plan: SheetPlan, line: Line, said: LineFigures) -> Decimal:
    """Points of the criterion by itself; of a rule that compares units, the figure itself."""
    item = plan.items[line.item]
    if item.kind == CRITERION and not item.is_relative:
        claim = Claim("", line.item, **said.by_name())
        return score_criterion(plan.scheme, line.item, "", [claim]).points
    sign = 1 if item.kind == CRITERION else -1
    try:
        return sign * parse_number(said.actual)
    except NotANumber:  # a fact, or not applicable: the one that says it happened comes first
        return Decimal(sign * (said.actual in {"yes", NOT_APPLICABLE}))


def _is_countable(plan: SheetPlan, line: Line, said: LineFigures) -> bool:
    values = said.by_name()
    return not faults_of(plan, line, values) and not gaps_of(plan, line, values)
