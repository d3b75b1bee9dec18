"""The page on which a checker marks a sheet: each line with its figure, files and a mark."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from thidua.apps.accounts.models import User
from thidua.apps.appraisals.models import Evidence, Line, Sheet
from thidua.apps.appraisals.pages.rows import Cell, LineRow, figures_text, row_of
from thidua.apps.appraisals.queries import files_of, lines_of
from thidua.apps.appraisals.scoring.figures import checked_fields
from thidua.apps.appraisals.scoring.plan import DEDUCTION, DISQUALIFICATION, SheetPlan, plan_of
from thidua.apps.crosschecks.models import Assignment, Mark
from thidua.apps.crosschecks.queries import lines_by_sheet, pairs_to_mark, sheets_being_checked
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in
from thidua.domain.typed_figures import as_typed

Typed = Mapping[str, str]


@dataclass(frozen=True)
class MarkRow:
    """One line to be marked."""

    row: LineRow
    said: str
    cells: tuple[Cell, ...]
    inputs: LineRow
    verdict: str
    reason: str
    asks: str
    error: str
    reply: str  # what the unit says to what was asked
    is_stale: bool  # the unit's figures changed after the mark

    @property
    def is_changed(self) -> bool:
        """Whether another figure is given."""
        return self.verdict == Mark.Verdict.CHANGED


@dataclass(frozen=True)
class MarkGroup:
    """The lines of one group of the table."""

    id: str
    name: str
    rows: tuple[MarkRow, ...]


@dataclass(frozen=True)
class SheetToMark:
    """A sheet that one of the user's units marks, with its lines."""

    assignment: Assignment
    sheet: Sheet
    groups: list[MarkGroup]


def mark_groups(
    assignment: Assignment,
    sheet: Sheet,
    typed: Mapping[int, Typed] | None = None,
    errors: Mapping[int, str] | None = None,
) -> list[MarkGroup]:
    """The sheet group by group; ``typed`` and ``errors`` bring back what was refused."""
    lines, files = lines_of(sheet), files_of(sheet)
    return _mark_groups(assignment, sheet, lines, files, typed or {}, errors or {})


def sheets_to_mark(user: User, season: Season) -> list[SheetToMark]:
    """All that the user's units still mark, in the bloc's order; the same few queries for many."""
    pairs = pairs_to_mark(season, roles_in(user, season).member_units)
    sheets = {sheet.unit_id: sheet for sheet in sheets_being_checked(season)}
    open_pairs = [pair for pair in pairs if pair.unit_id in sheets]
    own = [sheets[pair.unit_id] for pair in open_pairs]
    lines, files = lines_by_sheet(own), files_of(*own)
    return [
        SheetToMark(pair, sheet, _mark_groups(pair, sheet, lines[sheet.pk], files, {}, {}))
        for pair, sheet in zip(open_pairs, own, strict=True)
    ]


def _mark_groups(
    assignment: Assignment,
    sheet: Sheet,
    lines: list[Line],
    files: Mapping[int, list[Evidence]],
    typed: Mapping[int, Typed],
    errors: Mapping[int, str],
) -> list[MarkGroup]:
    plan = plan_of(sheet.scheme)
    marks = {mark.line_id: mark for mark in assignment.marks.all()}
    rows: dict[str, list[MarkRow]] = {}
    for line in lines:
        told = typed.get(line.pk) or _told(marks.get(line.pk), plan, line)
        shown = row_of(plan, line, opens=None, files=files.get(line.pk, ()))
        mark = marks.get(line.pk)
        found = _row(plan, shown, told, errors.get(line.pk, ""), mark)
        rows.setdefault(line.item, []).append(found)
    return [group for group in _groups(plan, rows) if group.rows]


def _groups(plan: SheetPlan, rows: dict[str, list[MarkRow]]) -> Iterator[MarkGroup]:
    for group in plan.scheme.groups:
        found = tuple(row for each in group.criteria for row in rows.get(each.id, ()))
        yield MarkGroup(group.id, f"{group.id}. {group.name}", found)
    for kind in (DEDUCTION, DISQUALIFICATION):
        items = [item for item in plan.items.values() if item.kind == kind]
        yield MarkGroup(kind, "", tuple(row for item in items for row in rows.get(item.id, ())))


def _is_stale(mark: Mark, line: Line) -> bool:
    mark.line = line
    return mark.is_stale


def _told(mark: Mark | None, plan: SheetPlan, line: Line) -> dict[str, str]:
    """A kept mark as it would be typed."""
    if mark is None:
        return {}
    chosen = {"actual"} if plan.items[line.item].choices else set()
    figures = mark.figures.by_name() if mark.verdict == Mark.Verdict.CHANGED else {}
    values = {n: value if n in chosen else as_typed(value) for n, value in figures.items()}
    return {"verdict": mark.verdict, "reason": mark.reason, "asks": mark.asks} | values


def _row(plan: SheetPlan, shown: LineRow, told: Typed, error: str, mark: Mark | None) -> MarkRow:
    inputs = row_of(plan, shown.line, opens=checked_fields, typed=told)
    return MarkRow(
        row=shown,
        said=figures_text(shown.item, shown.line.figures),
        cells=tuple(cell for cell in inputs.cells if cell.is_open),
        inputs=inputs,
        verdict=told.get("verdict", ""),
        reason=told.get("reason", ""),
        asks=told.get("asks", ""),
        error=error,
        reply=mark.reply if mark else "",
        is_stale=mark is not None and _is_stale(mark, shown.line),
    )
