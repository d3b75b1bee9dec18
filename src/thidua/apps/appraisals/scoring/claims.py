"""From the lines of sheets to points: the domain's scoring, fed from the database."""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.scoring.plan import SheetPlan
from thidua.domain.figures import Claim, FigureProblem, FiguresRejected, LineFigures
from thidua.domain.scoring.explain import CriterionResult
from thidua.domain.scoring.result import BlocResult
from thidua.domain.scoring.tabulate import tabulate
from thidua.domain.scoring.unit_result import GroupResult, UnitResult

Rows = list[tuple[Line, str]]  # a line and the code of its unit


@dataclass(frozen=True)
class Scored:
    """A bloc's result and the rows that could not be counted yet, by unit and item."""

    result: BlocResult
    problems: dict[tuple[str, str], list[FigureProblem]]


@dataclass(frozen=True)
class UnitScore:
    """One unit's points, ready to be looked up by criterion and group."""

    result: UnitResult
    problems: dict[str, list[FigureProblem]]
    criteria: dict[str, CriterionResult] = field(default_factory=dict)
    groups: dict[str, GroupResult] = field(default_factory=dict)

    @property
    def headings(self) -> tuple[CriterionResult, ...]:
        """The headings, in the order of the table."""
        return tuple(line for line in self.result.lines if line.is_heading)


def self_claim(line: Line, code: str) -> Claim:
    """What the unit reports on a line."""
    return Claim(code, line.item, **line.figures.by_name(), place=str(line.part))


def verified_claim(line: Line, code: str) -> Claim:
    """What counts on a line after verification."""
    return Claim(code, line.item, **line.verified_figures.by_name(), place=str(line.part))


def peer_claim(line: Line, code: str, said: LineFigures) -> Claim:
    """What units that check it say of a line."""
    return Claim(code, line.item, **said.by_name(), place=str(line.part))


def score(plan: SheetPlan, units: Sequence[str], claims: Iterable[Claim]) -> Scored:
    """Score units; rows that cannot be read count as not reported and are told apart."""
    kept = [claim for claim in claims if claim.criterion in plan.items]
    problems: dict[tuple[str, str], list[FigureProblem]] = defaultdict(list)
    while True:
        try:
            figures = tabulate(plan.scheme, units, kept)
            break
        except FiguresRejected as rejected:
            faulty = {id(problem.claim) for problem in rejected.problems}
            for problem in rejected.problems:
                problems[problem.claim.unit, problem.claim.criterion].append(problem)
            kept = [claim for claim in kept if id(claim) not in faulty]
    return Scored(plan.scorer.score(figures), dict(problems))


def unit_score(scored: Scored, code: str) -> UnitScore:
    """One unit out of a bloc's result."""
    result = scored.result.unit(code)
    return UnitScore(
        result,
        {item: found for (unit, item), found in scored.problems.items() if unit == code},
        {line.id: line for line in result.criteria},
        {group.id: group for group in result.groups},
    )


def score_alone(plan: SheetPlan, code: str, own: Iterable[Claim], others: Rows) -> UnitScore:
    """One unit's points; of the others only the given rows of relative criteria count."""
    return unit_score(score_beside(plan, code, own, others), code)


def score_beside(plan: SheetPlan, code: str, own: Iterable[Claim], others: Rows) -> Scored:
    """The bloc that ``score_alone`` makes of one unit and the given rows of others."""
    claims = [*own, *(self_claim(line, unit) for line, unit in others)]
    return score(plan, _units(code, others), claims)


def verify_alone(plan: SheetPlan, code: str, own: Iterable[Claim], others: Rows) -> UnitScore:
    """One unit's points with verified figures, the others' too."""
    claims = [*own, *(verified_claim(line, unit) for line, unit in others)]
    return unit_score(score(plan, _units(code, others), claims), code)


def _units(code: str, others: Rows) -> list[str]:
    return list(dict.fromkeys([code, *(unit for _, unit in others)]))
