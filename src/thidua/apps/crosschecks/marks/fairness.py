"""How each checker of a year marks, and how firm the ranking is against one of them."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db.models import Count

from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.scoring.bloc import FilledSheet, season_sheets, verified_standing
from thidua.apps.appraisals.scoring.plan import SheetPlan, plan_of
from thidua.apps.crosschecks.marks.versions import END, OWN, Versions, versions_of
from thidua.apps.crosschecks.models import Assignment, CrossCheck, Mark, PeerFigure
from thidua.apps.crosschecks.queries import serving_assignments
from thidua.domain.checkers import CheckerDeviation, Marking, Points, deviations
from thidua.domain.cross_check import Combining, Effect, Outcome, Stage
from thidua.domain.exact import decimal_of
from thidua.domain.figures import LineFigures
from thidua.domain.mark_firmness import CheckedCriterion, MarkFirmness, mark_firmness

_COUNTS = frozenset({Outcome.AGREED, Outcome.CHANGED, Outcome.KEPT})


@dataclass(frozen=True)
class YearMarks:
    """The marks of a year's settled sheets, counted."""

    crosscheck: CrossCheck
    sheets: tuple[FilledSheet, ...]
    pairs: tuple[Assignment, ...]
    marked: Mapping[int, int]  # by assignment, how many lines
    said: Mapping[int, Mapping[int, Mapping[int, LineFigures]]]  # by sheet, assignment, line
    versions: Versions
    parts: tuple[str, ...]  # ids of the groups of all tables

    def deviations(self) -> tuple[CheckerDeviation, ...]:
        """Each checker, by code."""
        return deviations(self._markings())

    def _markings(self) -> Iterable[Marking]:
        by_unit = {each.sheet.unit_id: each for each in self.sheets}
        own = {each.sheet.pk: self._points(each.sheet.pk, OWN) for each in self.sheets}
        end = {each.sheet.pk: self._points(each.sheet.pk, END) for each in self.sheets}
        for pair in self.pairs:
            sheet = by_unit[pair.unit_id].sheet.pk
            other = self.said[sheet].get(pair.pk, {})
            yield Marking(
                checker=pair.checker.code,
                unit=pair.unit.code,
                own=own[sheet],
                said=self._points(sheet, pair.pk) if other else own[sheet],
                final=end[sheet],
                marked=self.marked[pair.pk],
                changed=len(other),
            )

    def _points(self, sheet: int, version: int) -> Points:
        return self.versions[sheet, version].points(self.parts)

    def firmness(self) -> tuple[MarkFirmness, ...]:
        """Every pair of neighbours, where all units have the same table; else nothing is told."""
        schemes = {each.sheet.scheme_id for each in self.sheets}
        if len(schemes) != 1:
            return ()
        plan = plan_of(self.sheets[0].sheet.scheme)
        kept = self.crosscheck
        stage = Stage(Combining(kept.combine), Effect(kept.effect), kept.most_difference)
        result = verified_standing(plan, self.sheets).result
        return mark_firmness(result, self._checked(plan), stage)

    def _checked(self, plan: SheetPlan) -> Iterable[CheckedCriterion]:
        places = {criterion.id: at for at, criterion in enumerate(plan.scheme.criteria)}
        by_unit: dict[int, list[Assignment]] = defaultdict(list)
        for pair in self.pairs:
            by_unit[pair.unit_id].append(pair)
        open_items = _decided_otherwise(self.sheets)
        for each in self.sheets:
            key, pairs = each.sheet.pk, by_unit[each.sheet.unit_id]
            for item in dict.fromkeys(line.item for line in each.lines):
                if item in places and (key, item) not in open_items and pairs:
                    yield self._criterion(plan, each, pairs, item, places[item])

    def _criterion(
        self, plan: SheetPlan, each: FilledSheet, pairs: list[Assignment], item: str, place: int
    ) -> CheckedCriterion:
        key, decimals = each.sheet.pk, plan.scheme.decimals
        scaled = {
            pair.checker.code: self.versions.get((key, pair.pk), self.versions[key, OWN])
            for pair in pairs
        }
        return CheckedCriterion(
            each.code,
            item,
            decimal_of(self.versions[key, OWN].criterion(place), decimals),
            {code: decimal_of(v.criterion(place), decimals) for code, v in scaled.items()},
        )


def year_marks(crosscheck: CrossCheck, open_sheets: frozenset[int]) -> YearMarks:
    """The settled sheets among those whose marks the reader may see; few queries."""
    season = crosscheck.season
    settled = set(season.sheets.filter(settlement__isnull=False).values_list("pk", flat=True))
    keys = settled & open_sheets
    sheets = tuple(each for each in season_sheets(season) if each.sheet.pk in keys)
    units = {each.sheet.unit_id: each.sheet.pk for each in sheets}
    serving = serving_assignments(season).filter(handed_in_at__isnull=False, unit__in=units)
    counted = serving.annotate(lines=Count("marks"))
    pairs = tuple(counted.order_by("pk"))
    said = _said(units, pairs)
    schemes = {each.sheet.scheme_id: plan_of(each.sheet.scheme).scheme for each in sheets}
    parts = dict.fromkeys(group.id for scheme in schemes.values() for group in scheme.groups)
    marked = {pair.pk: pair.lines for pair in pairs}
    return YearMarks(
        crosscheck, sheets, pairs, marked, said, versions_of(sheets, said), tuple(parts)
    )


def _said(
    units: Mapping[int, int], pairs: Iterable[Assignment]
) -> dict[int, dict[int, dict[int, LineFigures]]]:
    sheet_of = {pair.pk: units[pair.unit_id] for pair in pairs}
    found: dict[int, dict[int, dict[int, LineFigures]]] = {key: {} for key in units.values()}
    changed = Mark.objects.filter(assignment__in=sheet_of, verdict=Mark.Verdict.CHANGED)
    for mark in changed:
        of_sheet = found[sheet_of[mark.assignment_id]]
        of_sheet.setdefault(mark.assignment_id, {})[mark.line_id] = mark.figures
    return found


def _decided_otherwise(sheets: Iterable[FilledSheet]) -> frozenset[tuple[int, str]]:
    """Criteria of sheets where what counts is not what the checkers' marks came to."""
    keys = [each.sheet.pk for each in sheets]
    made = {f.line_id: f for f in PeerFigure.objects.filter(settlement__sheet__in=keys)}
    return frozenset(
        (each.sheet.pk, line.item)
        for each in sheets
        for line in each.lines
        if not _stands(line, made.get(line.pk))
    )


def _stands(line: Line, figure: PeerFigure | None) -> bool:
    if figure is None or figure.outcome not in _COUNTS:
        return False
    said = figure.figures if figure.outcome == Outcome.CHANGED else line.figures
    return line.verified_figures == said
