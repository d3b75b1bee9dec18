"""The page of one report: every indicator with its figure, what is behind it, what is missing."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from itertools import groupby
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.organisations.models import Unit
from thidua.apps.reports.facts import FigureFacts, figure_facts
from thidua.apps.reports.filling.filled import FilledFigure
from thidua.apps.reports.filling.gaps import Gap, gaps_in
from thidua.apps.reports.filling.sources import FilledFigures, filled_in
from thidua.apps.reports.filling.specs import in_words
from thidua.apps.reports.models import Extension, Indicator, Report, ReportFigure, ReportForm
from thidua.apps.reports.pages.board import written_instant
from thidua.apps.reports.queries.reports import (
    EDITABLE,
    deadline_of,
    extensions_of,
    figures_of,
    report_of,
)
from thidua.domain.deadlines import Deadline
from thidua.web.words import written_moment


@dataclass(frozen=True, slots=True)
class IndicatorRow:
    """One indicator in words; ``fields`` are those to type into, by part."""

    indicator: Indicator
    said: str
    note: str
    missing_reason: str
    source: str
    filled: FilledFigure | None
    fields: Mapping[str, Any]


@dataclass(frozen=True, slots=True)
class ReportSheet:
    """A report with everything that is known for it, begun or not."""

    form: ReportForm
    unit: Unit
    report: Report | None
    indicators: tuple[Indicator, ...]
    known: FilledFigures
    rows: Mapping[int, ReportFigure]
    extensions: tuple[Extension, ...]
    deadline: Deadline

    @property
    def stored(self) -> dict[int, FigureFacts]:
        """What the unit said, by indicator; a figure once filled in is nobody's typing."""
        return {
            key: FigureFacts(None, row.text, row.note, row.missing_reason)
            if row.is_filled
            else figure_facts(row)
            for key, row in self.rows.items()
        }

    @property
    def filled(self) -> dict[int, FilledFigure]:
        """What the program knows now, by indicator."""
        return {
            each.pk: self.known[self.unit.pk, each.pk]
            for each in self.indicators
            if (self.unit.pk, each.pk) in self.known
        }

    @property
    def is_editable(self) -> bool:
        """Whether the unit may still write."""
        return self.report is None or self.report.state in EDITABLE

    @property
    def gaps(self) -> list[Gap]:
        """What it lacks."""
        return gaps_in(self.indicators, self.stored, self.filled)

    @property
    def revision(self) -> int:
        """What a page is opened on."""
        return self.report.revision if self.report else 0

    @property
    def due(self) -> str:
        """Until when it is on time."""
        return written_instant(self.deadline.due)

    @property
    def closes(self) -> str:
        """Until when it is received."""
        return written_instant(self.deadline.closes)

    def is_late(self, now: datetime) -> bool:
        """Whether it would be received late; what was received once is not late again."""
        return now > self.deadline.due and not (self.report and self.report.first_submitted_at)

    def is_closed(self, now: datetime) -> bool:
        """Whether nothing is received any more."""
        return now > self.deadline.closes


def sheet_of(form: ReportForm, unit: Unit) -> ReportSheet:
    """The report of a unit; figures are asked for only while it is not handed in."""
    report, indicators = report_of(form, unit.pk), tuple(form.indicators.all())
    is_open = report is None or report.state in EDITABLE
    extensions = tuple(extensions_of(form, unit.pk))
    return ReportSheet(
        form,
        unit,
        report,
        indicators,
        filled_in(form, [unit.pk], indicators) if is_open else {},
        figures_of(report),
        extensions,
        deadline_of(form, extensions),
    )


def groups_of(sheet: ReportSheet, fields: Any = None) -> list[tuple[str, list[IndicatorRow]]]:
    """The rows by their part of the form; ``fields``: the form whose fields they show."""
    stored, filled = sheet.stored, sheet.filled
    rows = [_row(sheet, each, stored, filled.get(each.pk), fields) for each in sheet.indicators]
    return [(name, list(part)) for name, part in groupby(rows, lambda row: row.indicator.group)]


def _row(
    sheet: ReportSheet,
    each: Indicator,
    stored: Mapping[int, FigureFacts],
    filled: FilledFigure | None,
    fields: Any,
) -> IndicatorRow:
    row, said = sheet.rows.get(each.pk), stored.get(each.pk, FigureFacts())
    figure = filled.figure if filled else row.figure if row else None
    is_from = filled is not None or bool(row and row.is_filled and not sheet.is_editable)
    parts = ("figure", "text", "note", "missing_reason")
    shown = {part: fields[f"{each.pk}-{part}"] for part in parts if _has(fields, each, part)}
    return IndicatorRow(
        indicator=each,
        said=said.text or in_words(each, figure),
        note=said.note,
        missing_reason=said.missing_reason,
        source=str(Indicator.Source(each.source).label) if is_from else "",
        filled=filled,
        fields=shown,
    )


def _has(fields: Any, each: Indicator, part: str) -> bool:
    return fields is not None and f"{each.pk}-{part}" in fields.fields


def extensions_in_words(extensions: Iterable[Extension]) -> list[tuple[Extension, str, str]]:
    """Each extension, until when, and when it was recorded."""
    return [
        (each, written_instant(each.until), written_moment(each.granted_at)) for each in extensions
    ]


def received_in_words(report: Report | None) -> str:
    """When it was first handed in, and by whom it was last."""
    if report is None or report.first_submitted_at is None:
        return ""
    first = written_moment(report.first_submitted_at)
    if report.submitted_at == report.first_submitted_at:
        return first
    again = written_moment(report.submitted_at) if report.submitted_at else ""
    return _("%(first)s, bản sửa %(again)s") % {"first": first, "again": again}
