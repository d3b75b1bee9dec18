"""Scoring a whole bloc: points, groups, totals, deductions and places of all its units."""

from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction
from itertools import count

from thidua.domain.exact import half_up, scaled_half_up
from thidua.domain.figures import Entry, Figures
from thidua.domain.ranking import competition_ranks
from thidua.domain.scheme import Heading, Scheme
from thidua.domain.scoring.explain import CriterionResult, explain
from thidua.domain.scoring.group import (
    GroupPoints,
    Sum,
    add_group,
    add_normal_groups,
    bonuses_of,
    denominator_of,
    headings_of,
    made_ready,
)
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
        places, denominator = count(), denominator_of(scheme)
        self._groups = [
            made_ready(group, scheme.decimals, denominator, places) for group in scheme.groups
        ]
        self._headings = [each for group in self._groups for each in headings_of(group)]
        self._normal = [at for at, group in enumerate(scheme.groups) if not group.is_bonus]
        self._bonus = [at for at, group in enumerate(scheme.groups) if group.is_bonus]
        self._most = scaled_half_up(scheme.total, scheme.decimals)
        self._off = [-Fraction(line.points) * 10**scheme.decimals for line in scheme.deductions]
        cap = scheme.deductions_cap
        self._off_most = None if cap is None else Fraction(cap) * 10**scheme.decimals
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
        groups = [add_group(group, figures.columns, points, size) for group in self._groups]
        headings = [row for group in groups for row in group.headings]
        bonuses = {
            at: self._scorers[at].bonuses(column)
            for at, column in enumerate(figures.columns)
            if column.bonus
        }
        deductions = self._deductions(figures)
        totals = self._totals(groups, bonuses, deductions)
        if bonuses:
            points = [_with(row, bonuses.get(at, {})) for at, row in enumerate(points)]
            headings = _all_with(headings, self._headings, bonuses)
        shown = _all_with([group.points for group in groups], self._groups, bonuses)
        return BlocResult(
            self.scheme, figures, points, headings, shown,
            [group.gone(made.maximum) for group, made in zip(groups, self._groups, strict=True)],
            deductions, totals, self._ranks(figures, points, headings, shown, totals),
        )  # fmt: skip

    def _deductions(self, figures: Figures) -> list[int]:
        """What is taken off each unit's total, as a positive amount."""
        amounts = [Fraction(0)] * len(figures.units)
        for off, events in zip(self._off, figures.deduction_events, strict=True):
            if any(events):
                amounts = [amount + off * n for amount, n in zip(amounts, events, strict=True)]
        if self._off_most is not None:
            amounts = [min(amount, self._off_most) for amount in amounts]
        return [half_up(amount) if amount else 0 for amount in amounts]

    def _totals(
        self,
        groups: Sequence[GroupPoints],
        bonuses: Mapping[int, Mapping[int, int]],
        deductions: list[int],
    ) -> list[int]:
        sums = [[0] * len(deductions)]
        if self._normal:
            normal = [groups[at] for at in self._normal]
            sums.append(add_normal_groups([self._groups[at] for at in self._normal], normal))
        sums.extend(groups[at].points for at in self._bonus)
        totals = [
            earned - off
            for earned, off in zip(map(sum, zip(*sums, strict=True)), deductions, strict=True)
        ]
        for of_criterion in bonuses.values():
            totals = _with(totals, of_criterion)
        if self.scheme.bonus_inside_total:
            totals = [min(total, self._most) for total in totals]
        return [max(total, 0) for total in totals]

    def _ranks(
        self,
        figures: Figures,
        points: list[list[int]],
        headings: list[list[int]],
        groups: list[list[int]],
        totals: list[int],
    ) -> list[int | None]:
        """Places by total, then by each tie-break; none for disqualified units."""
        of_lines = _of_lines(self.scheme, points, headings)
        breakers = [groups[at] if is_group else of_lines[at] for is_group, at in self._tie_break]
        keys = list(zip(totals, *breakers, strict=True))
        facts = zip(self.scheme.disqualifications, figures.disqualified, strict=True)
        out = {
            unit
            for fact, happened in facts
            if self.scheme.excludes(fact)
            for unit, is_out in enumerate(happened)
            if is_out
        }
        ranked = [unit for unit in range(len(totals)) if unit not in out]
        ranks: list[int | None] = [None] * len(totals)
        places = competition_ranks([keys[unit] for unit in ranked])
        for unit, place in zip(ranked, places, strict=True):
            ranks[unit] = place
        return ranks


def _with(points: list[int], more: Mapping[int, int]) -> list[int]:
    return [value + more.get(unit, 0) for unit, value in enumerate(points)] if more else points


def _all_with(
    rows: list[list[int]], sums: Sequence[Sum], bonuses: Mapping[int, Mapping[int, int]]
) -> list[list[int]]:
    """Each sum with the bonuses below it, which count outside its maximum."""
    if not bonuses:
        return rows
    return [_with(row, bonuses_of(each, bonuses)) for row, each in zip(rows, sums, strict=True)]


def _of_lines(
    scheme: Scheme, points: list[list[int]], headings: list[list[int]]
) -> list[list[int]]:
    """Points of headings and criteria together, in the order of the table."""
    scored, summed = iter(points), iter(headings)
    return [next(summed if isinstance(line, Heading) else scored) for line in scheme.lines]


def _place_of(scheme: Scheme, line: str) -> tuple[bool, int]:
    """Whether an id names a group, and where it stands among groups or lines."""
    groups = [group.id for group in scheme.groups]
    if line in groups:
        return True, groups.index(line)
    lines = [each.id for each in scheme.lines]
    if line in lines:
        return False, lines.index(line)
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
    scorer = CriterionScorer(criterion, scheme.decimals)
    points = scorer.points(column, len(units))[0] + scorer.bonuses(column).get(0, 0)
    return explain(criterion, scheme.decimals, column, 0, points)
