"""Storing what a report says: what the unit typed, and what the program filled in."""

from collections.abc import Mapping, Sequence

from thidua.apps.reports.facts import FigureFacts, figure_facts
from thidua.apps.reports.filling.sources import filled_in
from thidua.apps.reports.models import Report, ReportFigure
from thidua.apps.reports.queries.reports import figures_of

_WRITTEN = ("value", "qualifier", "text", "note", "missing_reason", "is_filled")


def write_figures(report: Report, figures: Mapping[int, FigureFacts]) -> list[str]:
    """Store what differs, two writes however many there are; the codes of what did."""
    stored, changed = figures_of(report), []
    rows: list[ReportFigure] = []
    for indicator in report.form.indicators.all():
        said = figures.get(indicator.pk)
        row = stored.get(indicator.pk)
        before = figure_facts(row) if row else FigureFacts()
        if said is None or said == before:
            continue
        row = row or ReportFigure(report=report, indicator=indicator)
        row.value = None if said.figure is None else said.figure.value
        row.qualifier = said.figure.qualifier if said.figure else ""
        row.text, row.note = said.text.strip(), said.note.strip()
        row.missing_reason, row.is_filled = said.missing_reason.strip(), False
        rows.append(row)
        changed.append(indicator.code)
    _keep(rows)
    return changed


def fill_in(report: Report) -> None:
    """Write down what the program knows now, two writes however much it is."""
    rows: list[ReportFigure] = []
    indicators = list(report.form.indicators.all())
    known = filled_in(report.form, [report.unit_id], indicators)
    stored = figures_of(report)
    for indicator in indicators:
        filled = known.get((report.unit_id, indicator.pk))
        row = stored.get(indicator.pk)
        if filled is not None:
            row = row or ReportFigure(report=report, indicator=indicator)
            row.value, row.qualifier = filled.figure.value, filled.figure.qualifier
            row.is_filled, row.missing_reason = True, ""
            rows.append(row)
        elif row is not None and row.is_filled:  # known at an earlier handing in, no longer
            row.value, row.qualifier, row.is_filled = None, "", False
            rows.append(row)
    _keep(rows)


def figures_told(report: Report) -> dict[str, str]:
    """The figures as the journal keeps them, by code."""
    rows = report.figures.select_related("indicator")
    return {each.indicator.code: str(each.value) for each in rows if each.value is not None}


def _keep(rows: Sequence[ReportFigure]) -> None:
    ReportFigure.objects.bulk_create([row for row in rows if row.pk is None])
    ReportFigure.objects.bulk_update([row for row in rows if row.pk is not None], _WRITTEN)
