"""A report as rows of a workbook, and what reading one back would change."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from thidua.apps.reports.facts import FigureFacts
from thidua.apps.reports.filling.specs import as_typed, in_words, spec_of
from thidua.apps.reports.models import Indicator
from thidua.apps.reports.models.reports import LONGEST_NOTE, LONGEST_REASON, LONGEST_TEXT
from thidua.apps.reports.pages.report import ReportSheet
from thidua.domain.qualified import read_qualified
from thidua.domain.typed_figures import UnclearFigure
from thidua.formats.list_workbook import Value
from thidua.formats.problems import FormatError, Problem
from thidua.formats.report_sheet import (
    FIGURE,
    MISSING,
    NOTE,
    ReportCells,
    read_report,
    write_report,
)
from thidua.web.previews import Change, Preview

_PARTS = {NOTE: "note", MISSING: "missing_reason"}
_LONGEST = {"text": LONGEST_TEXT, "note": LONGEST_NOTE, "missing_reason": LONGEST_REASON}


@dataclass(frozen=True, slots=True)
class ReportWrite:
    """What a file would write, on the revision that it was compared with."""

    revision: int
    figures: dict[int, FigureFacts]


def workbook_of(sheet: ReportSheet) -> bytes:
    """Every indicator in order, with what is known and what the unit said."""
    return write_report(f"{sheet.form}", (_cells(sheet, each) for each in sheet.indicators))


def _cells(sheet: ReportSheet, each: Indicator) -> list[Value]:
    said, filled = sheet.stored.get(each.pk, FigureFacts()), sheet.filled.get(each.pk)
    row = sheet.rows.get(each.pk)
    figure = filled.figure if filled else row.figure if row else None
    return [
        each.code,
        each.group,
        each.name,
        each.measure,
        said.text or as_typed(figure),
        said.note,
        said.missing_reason,
        filled.text if filled else "",
    ]


def preview_of(sheet: ReportSheet, data: bytes) -> Preview[ReportWrite]:
    """What a file would change; a figure that the program fills in is told, and not taken.

    Raises:
        FormatError: it is no such sheet, or a cell that is wrong: all of them, each by its name.
    """
    by_code = {each.code: each for each in sheet.indicators}
    found = _Found(sheet, {}, [], [])
    for cells in read_report(data, codes=by_code):
        found.take(by_code[cells.code], cells)
    if found.problems:
        raise FormatError(found.problems)
    write = ReportWrite(sheet.revision, found.figures)
    return Preview(write, found.changes, same=len(by_code) - len(found.figures))


@dataclass(slots=True)
class _Found:
    """What was found so far."""

    sheet: ReportSheet
    figures: dict[int, FigureFacts]
    changes: list[Change]
    problems: list[Problem]

    def take(self, each: Indicator, cells: ReportCells) -> None:
        """One row of the file."""
        before = self.sheet.stored.get(each.pk, FigureFacts())
        after = before
        for column, text in cells.said.items():
            if text is not None:
                after = self._with(each, after, column, text, cells.places[column])
        if after != before:
            self.figures[each.pk] = after
            self.changes += _changes(each, before, after, cells)

    def _with(
        self, each: Indicator, facts: FigureFacts, column: int, text: str, place: str
    ) -> FigureFacts:
        if column in _PARTS:
            return self._text(each, facts, (_PARTS[column], text), place)
        if each.kind == Indicator.Kind.TEXT:
            return self._text(each, facts, ("text", text), place)
        filled = self.sheet.filled.get(each.pk)
        try:
            figure = read_qualified(text, spec_of(each))
        except UnclearFigure as error:
            self.problems.append(Problem(place, text, spec_of(each).allowed, str(error)))
            return facts
        if filled is None:
            return replace(facts, figure=figure)
        if figure != filled.figure:
            said = _("không nhận: hệ thống điền")
            shown = in_words(each, filled.figure), in_words(each, figure)
            self.changes.append(Change(place, _thing(each), _("Số liệu"), *shown, said))
        return facts

    def _text(
        self, each: Indicator, facts: FigureFacts, said: tuple[str, str], place: str
    ) -> FigureFacts:
        part, text = said
        if len(text) > _LONGEST[part]:
            allowed = _("chữ, không quá %d ký tự") % _LONGEST[part]
            told = _("%(name)s: dài %(length)d ký tự; phải là %(allowed)s.") % {
                "name": each.name,
                "length": len(text),
                "allowed": allowed,
            }
            self.problems.append(Problem(place, text, allowed, told))
            return facts
        texts = {each: getattr(facts, each) for each in _LONGEST} | {part: text}
        return FigureFacts(facts.figure, **texts)


def _changes(
    each: Indicator, before: FigureFacts, after: FigureFacts, cells: ReportCells
) -> Iterator[Change]:
    pairs = (
        (FIGURE, _("Số liệu"), _words(each, before), _words(each, after)),
        (NOTE, _("Thuyết minh"), before.note, after.note),
        (MISSING, _("Lý do chưa có"), before.missing_reason, after.missing_reason),
    )
    for column, label, old, new in pairs:
        if old != new:
            yield Change(cells.places[column], _thing(each), label, old, new)


def _words(each: Indicator, facts: FigureFacts) -> str:
    return facts.text or in_words(each, facts.figure)


def _thing(each: Indicator) -> str:
    return f"{each.code} {each.name}"
