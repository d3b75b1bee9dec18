"""What the pages of one sheet show to one user."""

from collections.abc import Mapping
from typing import Any

from django.utils import timezone

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.appraisals.actions.locking import CORRECTABLE_STATES, OPEN_STATES
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.pages.dropped import dropped_rows
from thidua.apps.appraisals.pages.rows import row_of
from thidua.apps.appraisals.pages.table import SheetTable, build_table
from thidua.apps.appraisals.queries import (
    comparable_rows,
    files_of,
    has_leader,
    scoring_due_on,
    waiting_units,
)
from thidua.apps.appraisals.registries.peers import peers
from thidua.apps.appraisals.scoring.bloc import FilledSheet
from thidua.apps.appraisals.scoring.claims import UnitScore
from thidua.apps.appraisals.scoring.conditions import (
    StandingText,
    has_conditions,
    standing_text,
)
from thidua.apps.appraisals.scoring.fed import fed_lines, fed_offers
from thidua.apps.appraisals.scoring.figures import open_fields
from thidua.apps.appraisals.scoring.plan import SheetPlan, plan_of
from thidua.apps.organisations.settings.award_names import names_of


def may_edit(user: User, sheet: Sheet) -> bool:
    """Whether the user may type figures into the sheet now."""
    is_time = sheet.state == Sheet.State.DRAFT and sheet.season.state in OPEN_STATES
    return is_time and can(user, "appraisals.save_lines", sheet)


def asked_of(user: User, line: Line) -> str:
    """Which evidence the unit's own people are asked to add to a line that was handed in."""
    is_in = line.sheet.state == Sheet.State.SELF_SCORED
    if not is_in or not can(user, "appraisals.attach_evidence", line.sheet):
        return ""
    return peers().asked_evidence(line.sheet).get(line.pk, "")


def is_under_verification(sheet: Sheet) -> bool:
    """Handed in, not locked, in a year that still allows it."""
    is_in = sheet.state in {Sheet.State.SELF_SCORED, Sheet.State.VERIFIED}
    return is_in and sheet.season.state in CORRECTABLE_STATES


def table_for(sheet: Sheet, *, is_editable: bool) -> SheetTable:
    """The sheet laid out, scored with what the others have handed in."""
    plan = plan_of(sheet.scheme)
    others = comparable_rows(sheet, plan.relative)
    is_current = bool(plan.relative) and not sheet.is_past
    waiting = is_current and bool(waiting_units(sheet.season))
    filled = FilledSheet(sheet, fed_lines(sheet), files_of(sheet))
    return build_table(plan, filled, others, is_editable=is_editable, waiting=waiting)


def sheet_context(user: User, sheet: Sheet) -> dict[str, Any]:
    """Everything the page of a sheet needs."""
    editable = may_edit(user, sheet)
    table = table_for(sheet, is_editable=editable)
    works_here = can(user, "appraisals.save_lines", sheet)
    signs = can(user, "appraisals.submit_sheet", sheet)
    verifies = can(user, "appraisals.view_verification", sheet)
    untouched = sheet.state == Sheet.State.SELF_SCORED and table.verdicts["unseen"] == len(
        [*table.rows]
    )
    current = is_under_verification(sheet)
    return {
        "season": sheet.season,
        "tab": "sheets",
        "sheet": sheet,
        "table": table,
        "dropped": dropped_rows(sheet),
        "is_editable": editable,
        "may_submit": editable and signs,
        "may_present": editable and not signs,
        "has_leader": not editable or has_leader(sheet),
        "fed_offers": fed_offers(sheet, table.plan, [row.line for row in table.rows])
        if editable
        else (),
        "may_withdraw": signs and untouched and current,
        "may_answer": works_here and (current or editable),
        "may_return": verifies and untouched and current,
        "may_close": verifies and sheet.state == Sheet.State.DRAFT and _is_overdue(sheet),
        "may_verify": current and (verifies or _verifies_some(user, table)),
        "verifies_all": current and verifies,
        "may_reopen": verifies
        and sheet.state == Sheet.State.LOCKED
        and not sheet.is_past
        and sheet.season.state in CORRECTABLE_STATES,
        "has_verified": table.verified_score is not None,
        "standing": standing_of_sheet(sheet, table.verified_score or table.self_score, table.plan),
    }


def standing_of_sheet(sheet: Sheet, score: UnitScore, plan: SheetPlan) -> StandingText | None:
    """The class so far and every condition with what it lacks; None where the table has none."""
    if not has_conditions(plan):
        return None
    called = names_of(sheet.season.authority_at(None), timezone.localdate())
    return standing_text(plan, score.result, called)


def _is_overdue(sheet: Sheet) -> bool:
    due = scoring_due_on(sheet.season, sheet.period)
    is_time = sheet.season.state in OPEN_STATES
    return is_time and due is not None and timezone.localdate() > due


def _verifies_some(user: User, table: SheetTable) -> bool:
    external = (row.line for row in table.rows if row.item.is_external)
    line = next(external, None)
    return line is not None and can(user, "appraisals.verify_line", line)


def with_typed(
    table: SheetTable,
    typed: Mapping[int, Mapping[str, str]],
    errors: Mapping[int, Mapping[str, str]],
) -> SheetTable:
    """The same table with refused typing put back into its cells, errors beside them."""
    from_typed = {
        row.line.pk: row_of(
            table.plan,
            row.line,
            opens=open_fields,
            files=row.files,
            typed=typed.get(row.line.pk),
            errors=errors.get(row.line.pk),
        )
        for row in table.rows
        if not row.given
    }
    return table.with_rows(from_typed)
