"""Storing what a report says: what the unit typed, and what the program filled in."""

from collections.abc import Mapping

from thidua.apps.reports.facts import FigureFacts, figure_facts
from thidua.apps.reports.filling.sources import filled_in
from thidua.apps.reports.models import Report, ReportFigure
from thidua.apps.reports.queries.reports import figures_of


def write_figures(report: Report, figures: Mapping[int, FigureFacts]) -> list[str]:
    """Store what differs; the codes of what did."""
    stored, changed = figures_of(report), []
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
        row.save()
        changed.append(indicator.code)
    return changed


def fill_in(report: Report) -> None:
    """Write down what the program knows now."""
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
            row.save()
        elif row is not None and row.is_filled:  # known at an earlier handing in, no longer
            row.value, row.qualifier, row.is_filled = None, "", False
            row.save()


def figures_told(report: Report) -> dict[str, str]:
    """The figures as the journal keeps them, by code."""
    rows = report.figures.select_related("indicator")
    return {each.indicator.code: str(each.value) for each in rows if each.value is not None}
