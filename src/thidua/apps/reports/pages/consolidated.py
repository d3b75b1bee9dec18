"""All units of a form side by side: rows units, columns indicators, sums with their qualifiers."""

from collections import defaultdict
from collections.abc import Collection, Mapping
from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.reports.filling.specs import in_words
from thidua.apps.reports.models import Indicator, Report, ReportFigure, ReportForm
from thidua.apps.reports.queries.reports import HANDED_IN, reports_visible_to
from thidua.apps.seasons.queries import named_members
from thidua.domain.qualified import Qualified, added

SUMMED = frozenset({Indicator.Kind.NUMBER, Indicator.Kind.MONEY})


@dataclass(frozen=True, slots=True)
class UnitCells:
    """What one unit handed in, in the order of the indicators; why a cell is empty stands in it."""

    unit: int
    name: str
    state: str  # "" where nothing was handed in
    cells: tuple[str, ...]
    figures: tuple[Qualified | None, ...]


@dataclass(frozen=True, slots=True)
class Consolidated:
    """The whole table."""

    indicators: tuple[Indicator, ...]
    rows: tuple[UnitCells, ...]
    sums: tuple[str, ...]
    totals: tuple[Qualified | None, ...]
    received: int


def consolidated(form: ReportForm, user: User) -> Consolidated:
    """Reports that were handed in, as far as the user may see them; three queries."""
    indicators = tuple(form.indicators.all())
    reports = {
        each.unit_id: each
        for each in reports_visible_to(user).filter(form=form, state__in=HANDED_IN)
    }
    said = _said(reports.values())
    rows = tuple(
        _row(member.unit_id, member.unit.called, reports.get(member.unit_id), said, indicators)
        for member in named_members(form.season)
    )
    totals = tuple(_total(rows, place, each) for place, each in enumerate(indicators))
    sums = tuple(map(in_words, indicators, totals))
    return Consolidated(indicators, rows, sums, totals, len(reports))


def _said(reports: Collection[Report]) -> Mapping[int, Mapping[int, ReportFigure]]:
    found: dict[int, dict[int, ReportFigure]] = defaultdict(dict)
    for figure in ReportFigure.objects.filter(report__in=[each.pk for each in reports]):
        found[figure.report_id][figure.indicator_id] = figure
    return found


def _row(
    unit: int,
    name: str,
    report: Report | None,
    said: Mapping[int, Mapping[int, ReportFigure]],
    indicators: Collection[Indicator],
) -> UnitCells:
    if report is None:
        return UnitCells(unit, name, "", ("",) * len(indicators), (None,) * len(indicators))
    stored = said.get(report.pk, {})
    rows = [stored.get(each.pk) for each in indicators]
    cells = tuple(map(_cell, indicators, rows))
    state = str(Report.State(report.state).label)
    return UnitCells(unit, name, state, cells, tuple(row.figure if row else None for row in rows))


def _cell(indicator: Indicator, row: ReportFigure | None) -> str:
    if row is None:
        return ""
    said = row.text or in_words(indicator, row.figure)
    return said or (f"({row.missing_reason})" if row.missing_reason else "")


def _total(rows: Collection[UnitCells], place: int, indicator: Indicator) -> Qualified | None:
    """Quantities and money are added up; shares and words are not."""
    if indicator.kind not in SUMMED:
        return None
    return added(figure for row in rows if (figure := row.figures[place]) is not None)
