"""Scoring a whole bloc: points, groups, totals, deductions and places of all its units."""

from collections.abc import Iterable, Sequence

from thidua.domain.figures import Claim, Figures
from thidua.domain.ranking import competition_ranks
from thidua.domain.scheme import Scheme
from thidua.domain.scoring.explain import CriterionResult, explain
from thidua.domain.scoring.points import CriterionScorer
from thidua.domain.scoring.result import BlocResult
from thidua.domain.scoring.tabulate import tabulate, tabulate_criterion
from thidua.domain.scoring.totals import TableSums, UnknownCriterion, with_more


class BlocScorer:
    """A scheme made ready: build it once, score as many blocs as follow the scheme."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._scorers = [CriterionScorer(line, scheme.decimals) for line in scheme.criteria]
        self._table = TableSums(scheme)

    def score(self, figures: Figures) -> BlocResult:
        """Score and rank all units of a bloc.

        Source: docs/algorithms/scoring.md#total
        Units: points, integers of 10^-decimals inside, exact.
        The figures were checked when they were tabulated.
        """
        size, table = len(figures.units), self._table
        points = [
            scorer.points(column, size)
            for scorer, column in zip(self._scorers, figures.columns, strict=True)
        ]
        groups = table.group_points(figures.columns, points, size)
        bonuses = {
            at: self._scorers[at].bonuses(column)
            for at, column in enumerate(figures.columns)
            if column.bonus
        }
        deductions = table.deductions(figures.deduction_events, size)
        totals = table.held(table.sums(groups, bonuses, deductions))
        if bonuses:
            points = [with_more(row, bonuses.get(at, {})) for at, row in enumerate(points)]
        headings, shown = table.shown(groups, bonuses)
        keys = list(zip(totals, *table.breakers(points, headings, shown), strict=True))
        return BlocResult(
            self.scheme, figures, points, headings, shown,
            [group.gone(made.maximum) for group, made in zip(groups, table.groups, strict=True)],
            deductions, totals, self._ranks(figures, keys),
        )  # fmt: skip

    def _ranks(self, figures: Figures, keys: Sequence[tuple[int, ...]]) -> list[int | None]:
        """Places by total, then by each tie-break; none for disqualified units."""
        facts = zip(self.scheme.disqualifications, figures.disqualified, strict=True)
        out = {
            unit
            for fact, happened in facts
            if self.scheme.excludes(fact)
            for unit, is_out in enumerate(happened)
            if is_out
        }
        ranked = [unit for unit in range(len(keys)) if unit not in out]
        ranks: list[int | None] = [None] * len(keys)
        places = competition_ranks([keys[unit] for unit in ranked])
        for unit, place in zip(ranked, places, strict=True):
            ranks[unit] = place
        return ranks


def score_bloc(scheme: Scheme, units: Sequence[str], claims: Iterable[Claim]) -> BlocResult:
    """Score all units of a bloc from their reported rows.

    Source: docs/algorithms/scoring.md
    Units: points; figures as each criterion's measure.

    Raises:
        FiguresRejected: some rows cannot be scored; it holds all of them.
    """
    return BlocScorer(scheme).score(tabulate(scheme, units, claims))


def score_criterion(
    scheme: Scheme, criterion_id: str, unit: str, claims: Iterable[Claim]
) -> CriterionResult:
    """Score one criterion of one unit while its figures are being typed.

    ``claims`` are the rows of that criterion known so far: the unit's own and, for a rule that
    compares units, those of the others.

    Source: docs/algorithms/scoring.md#figures
    Units: points; figures as the criterion's measure.

    Raises:
        UnknownCriterion: the scheme has no such criterion.
        FiguresRejected: a row cannot be scored.
    """
    criterion = scheme.criterion_by_id.get(criterion_id)
    if criterion is None:
        raise UnknownCriterion(criterion_id)
    rows = [claim for claim in claims if claim.criterion == criterion_id]
    units = list(dict.fromkeys([unit, *(row.unit for row in rows)]))
    column = tabulate_criterion(criterion, units, rows)
    scorer = CriterionScorer(criterion, scheme.decimals)
    points = scorer.points(column, len(units))[0] + scorer.bonuses(column).get(0, 0)
    return explain(criterion, scheme.decimals, column, 0, points)
