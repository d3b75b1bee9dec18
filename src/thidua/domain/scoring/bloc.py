"""Scoring a whole bloc: points, groups, totals, deductions and places of all its units."""

from collections.abc import Iterable, Sequence
from fractions import Fraction

from thidua.domain.exact import half_up, scaled_half_up
from thidua.domain.figures import Entry, Figures
from thidua.domain.ranking import competition_ranks
from thidua.domain.scheme import Group, Scheme
from thidua.domain.scoring.explain import CriterionResult, explain
from thidua.domain.scoring.group import GroupPoints, add_group, add_normal_groups
from thidua.domain.scoring.points import CriterionScorer
from thidua.domain.scoring.result import BlocResult
from thidua.domain.scoring.tabulate import tabulate, tabulate_criterion


class UnknownCriterion(LookupError):
    """The scheme has no criterion of that id."""


class BlocScorer:
    """A scheme made ready: build it once, score as many blocs as follow the scheme."""

    def __init__(self, scheme: Scheme) -> None:
        self.scheme = scheme
        self._scorers = [CriterionScorer(line, scheme.decimals) for line in scheme.criteria]
        self._slices = _slices(scheme.groups)
        self._normal = [at for at, group in enumerate(scheme.groups) if not group.is_bonus]
        self._bonus = [at for at, group in enumerate(scheme.groups) if group.is_bonus]
        self._cap = scaled_half_up(scheme.total, scheme.decimals)
        self._off = [-Fraction(line.points) * 10**scheme.decimals for line in scheme.deductions]
        self._tie_break = [_place_of(scheme, line) for line in scheme.tie_break]

    def score(self, figures: Figures) -> BlocResult:
        """Score and rank all units of a bloc.

        Source: docs/algorithms/scoring.md#total
        Units: points, integers of 10^-decimals inside, exact.
        The figures were checked when they were tabulated.
        """
        size = len(figures.units)
        points = [
            scorer.points(column, size)
            for scorer, column in zip(self._scorers, figures.columns, strict=True)
        ]
        groups = self._groups(figures, points)
        deductions = self._deductions(figures)
        totals = self._totals(groups, deductions)
        ranks = self._ranks(figures, points, groups, totals)
        group_points = [group.points for group in groups]
        return BlocResult(self.scheme, figures, points, group_points, deductions, totals, ranks)

    def _groups(self, figures: Figures, points: list[list[int]]) -> list[GroupPoints]:
        if not figures.units:
            return [GroupPoints([]) for _ in self.scheme.groups]
        nothing = [0] * len(figures.units)
        return [
            add_group(
                group,
                self.scheme.decimals,
                self._scorers[lines],
                figures.columns[lines],
                points[lines] or [nothing],
            )
            for group, lines in zip(self.scheme.groups, self._slices, strict=True)
        ]

    def _deductions(self, figures: Figures) -> list[int]:
        """What is taken off each unit's total, as a positive amount."""
        amounts = [Fraction(0)] * len(figures.units)
        for off, events in zip(self._off, figures.deduction_events, strict=True):
            if any(events):
                amounts = [amount + off * n for amount, n in zip(amounts, events, strict=True)]
        return [half_up(amount) if amount else 0 for amount in amounts]

    def _totals(self, groups: Sequence[GroupPoints], deductions: list[int]) -> list[int]:
        size = len(deductions)
        normal = [groups[at] for at in self._normal]
        sums = [[0] * size]
        if normal:
            sums.append(add_normal_groups([self.scheme.groups[at] for at in self._normal], normal))
        sums.extend(groups[at].points for at in self._bonus)
        totals = [
            earned - off
            for earned, off in zip(map(sum, zip(*sums, strict=True)), deductions, strict=True)
        ]
        if self.scheme.bonus_inside_total:
            totals = [min(total, self._cap) for total in totals]
        return [max(total, 0) for total in totals]

    def _ranks(
        self,
        figures: Figures,
        points: list[list[int]],
        groups: Sequence[GroupPoints],
        totals: list[int],
    ) -> list[int | None]:
        """Places by total, then by each tie-break; none for disqualified units."""
        breakers = [
            groups[at].points if is_group else points[at] for is_group, at in self._tie_break
        ]
        keys = list(zip(totals, *breakers, strict=True))
        out = {
            unit for facts in figures.disqualified for unit, is_out in enumerate(facts) if is_out
        }
        ranked = [unit for unit in range(len(totals)) if unit not in out]
        ranks: list[int | None] = [None] * len(totals)
        places = competition_ranks([keys[unit] for unit in ranked])
        for unit, place in zip(ranked, places, strict=True):
            ranks[unit] = place
        return ranks


def _slices(groups: Sequence[Group]) -> list[slice]:
    """Where each group's criteria stand among all criteria."""
    slices, start = [], 0
    for group in groups:
        slices.append(slice(start, start + len(group.criteria)))
        start += len(group.criteria)
    return slices


def _place_of(scheme: Scheme, line: str) -> tuple[bool, int]:
    """Whether an id names a group, and where it stands among groups or criteria."""
    groups = [group.id for group in scheme.groups]
    if line in groups:
        return True, groups.index(line)
    criteria = [criterion.id for criterion in scheme.criteria]
    if line in criteria:
        return False, criteria.index(line)
    raise UnknownCriterion(line)


def score_bloc(scheme: Scheme, units: Sequence[str], entries: Iterable[Entry]) -> BlocResult:
    """Score all units of a bloc from their reported rows.

    Source: docs/algorithms/scoring.md
    Units: points; figures as each criterion's measure.

    Raises:
        FiguresRejected: some rows cannot be scored; it holds all of them.
    """
    return BlocScorer(scheme).score(tabulate(scheme, units, entries))


def score_criterion(
    scheme: Scheme, criterion_id: str, unit: str, entries: Iterable[Entry]
) -> CriterionResult:
    """Score one criterion of one unit while its figures are being typed.

    ``entries`` are the rows of that criterion known so far: the unit's own and, for a rule that
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
    rows = [entry for entry in entries if entry.criterion == criterion_id]
    units = list(dict.fromkeys([unit, *(row.unit for row in rows)]))
    column = tabulate_criterion(criterion, units, rows)
    points = CriterionScorer(criterion, scheme.decimals).points(column, len(units))
    return explain(criterion, scheme.decimals, column, 0, points[0])
