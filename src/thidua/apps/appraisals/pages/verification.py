"""What the page of verification shows: each line with the figure, points, evidence, verdict."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.pages.access import next_to_verify
from thidua.apps.appraisals.pages.rows import Cell, LineRow, figures_text, row_of
from thidua.apps.appraisals.pages.sections import Block
from thidua.apps.appraisals.pages.sheet import is_under_verification, sheet_context
from thidua.apps.appraisals.pages.table import SheetTable
from thidua.apps.appraisals.scoring.figures import checked_fields
from thidua.apps.appraisals.scoring.plan import SheetPlan
from thidua.domain.typed_figures import as_typed

SHOWS = ("all", "unseen", "changed", "stale")
_DONE = (Sheet.State.VERIFIED, Sheet.State.LOCKED)


@dataclass(frozen=True)
class Examined:
    """One line under verification."""

    block: Block
    row: LineRow
    part: int
    said: str
    inputs: LineRow
    cells: tuple[Cell, ...]
    may_verify: bool
    is_open: bool  # the fields for another figure stand in the line
    error: str = ""
    reason: str = ""


@dataclass(frozen=True)
class ExaminedGroup:
    """The lines of one section that the filter lets through."""

    id: str
    name: str
    lines: tuple[Examined, ...]


def verify_context(user: User, sheet: Sheet, show: str) -> dict[str, Any]:
    """Everything the page of verification needs."""
    context = sheet_context(user, sheet)
    table: SheetTable = context["table"]
    groups = tuple(groups_of(user, table, show))
    return context | {
        "show": show,
        "groups": groups,
        "filters": _filters(table),
        "may_finish": context["verifies_all"] and sheet.state == Sheet.State.SELF_SCORED,
        "may_lock": context["verifies_all"] and sheet.state == Sheet.State.VERIFIED,
        "following": next_to_verify(user, sheet) if sheet.state in _DONE else None,
    }


def _filters(table: SheetTable) -> list[tuple[str, str, int]]:
    """What may be shown alone; what needs a new look only where there is some."""
    stale = sum(row.line.is_stale for row in table.rows)
    filters = [
        ("all", _("Tất cả"), table.verdicts["all"]),
        ("unseen", _("Chưa xem"), table.verdicts["unseen"]),
        ("changed", _("Số khác"), table.verdicts["changed"]),
    ]
    return [*filters, ("stale", _("Số liệu đã đổi"), stale)] if stale else filters


def groups_of(user: User, table: SheetTable, show: str) -> Iterator[ExaminedGroup]:
    """Sections with their lines, filtered."""
    allowed = _allowed(user, table)
    for section in table.sections:
        lines = tuple(
            examined(table.plan, block, row, may_verify=row.line.pk in allowed)
            for block in section.blocks
            for row in block.rows
            if _is_shown(row.line, show)
        )
        if lines:
            name = f"{section.id}. {section.name}" if section.maximum is not None else section.name
            yield ExaminedGroup(section.id, name, lines)


def _allowed(user: User, table: SheetTable) -> set[int]:
    if not is_under_verification(table.sheet):
        return set()
    if can(user, "appraisals.view_verification", table.sheet):
        return {row.line.pk for row in table.rows}
    return {
        row.line.pk
        for row in table.rows
        if row.item.is_external and can(user, "appraisals.verify_line", row.line)
    }


def _is_shown(line: Line, show: str) -> bool:
    if show == "unseen":
        return not line.verdict
    if show == "stale":
        return line.is_stale
    return show != "changed" or line.verdict == Line.Verdict.CHANGED


def examined(
    plan: SheetPlan,
    block: Block,
    row: LineRow,
    *,
    may_verify: bool,
    typed: Mapping[str, str] | None = None,
    error: str = "",
) -> Examined:
    """One line; unless ``typed`` is None with inputs for another figure.

    They hold what was typed, else the figure that counts now.
    """
    line, is_open = row.line, typed is not None
    shown = dict(typed or {})
    if not shown and line.verdict == Line.Verdict.CHANGED:
        values = line.verified_figures.by_name().items()
        chosen = {"actual"} if block.item.choices else set()
        shown = {name: value if name in chosen else as_typed(value) for name, value in values}
    inputs = row_of(plan, line, opens=checked_fields, typed=shown) if is_open else row
    return Examined(
        block=block,
        row=row,
        part=block.rows.index(row) + 1 if block.item.has_many else 0,
        said=figures_text(block.item, line.figures),
        inputs=inputs,
        cells=tuple(cell for cell in inputs.cells if cell.is_open),
        may_verify=may_verify,
        is_open=is_open,
        error=error,
        reason=(typed or {}).get("reason", line.verified_reason),
    )


def one_examined(
    user: User, table: SheetTable, line: Line, typed: Mapping[str, str] | None, error: str
) -> Examined:
    """The line again, with its form or after an act on it; what was refused is still there."""
    allowed = _allowed(user, table)
    for section in table.sections:
        for block in section.blocks:
            for row in block.rows:
                if row.line.pk == line.pk:
                    may = line.pk in allowed
                    return examined(
                        table.plan, block, row, may_verify=may, typed=typed, error=error
                    )
    raise LookupError(line.pk)
