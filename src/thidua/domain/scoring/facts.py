"""Reading what happened besides the criteria: events of deductions, disqualifying facts."""

from thidua.domain.exact import NotABoolean, NotANumber, parse_boolean, parse_scaled
from thidua.domain.figure_spec import FigureKind, FigureSpec
from thidua.domain.figures import Claim, FigureProblem
from thidua.domain.scoring.bonus import read_bonus
from thidua.domain.scoring.problem import problem_of
from thidua.domain.strict_figures import strict_refusal

_EVENTS = FigureSpec(FigureKind.COUNT, least=0)


def events_of(rows: list[Claim] | None, problems: list[FigureProblem]) -> int:
    """How often a deduction happened; nothing reported is never.

    Source: docs/algorithms/scoring.md#total
    """
    _refuse_bonus(rows, problems)
    if not rows or not rows[0].actual:
        return 0
    try:
        value, decimals = parse_scaled(rows[0].actual)
    except NotANumber:
        value, decimals = -1, 0
    whole, rest = divmod(value, int(10**decimals))
    if value < 0 or rest:
        typed, said = rows[0].actual, strict_refusal(rows[0].actual, _EVENTS)
        problems.append(problem_of(rows[0], "actual", typed, _EVENTS.allowed, said))
        return 0
    return whole


def _refuse_bonus(rows: list[Claim] | None, problems: list[FigureProblem]) -> None:
    """Only criteria have one."""
    found = read_bonus(rows[0], None) if rows else None
    if isinstance(found, FigureProblem):
        problems.append(found)


def is_yes(rows: list[Claim] | None, problems: list[FigureProblem]) -> bool:
    """Whether a disqualifying fact was reported; nothing reported is no.

    Source: docs/algorithms/scoring.md#total
    """
    _refuse_bonus(rows, problems)
    if not rows or not rows[0].actual:
        return False
    try:
        return parse_boolean(rows[0].actual)
    except NotABoolean:
        allowed = "có/không, yes/no, true/false, 1/0"
        problems.append(problem_of(rows[0], "actual", rows[0].actual, allowed))
        return False
