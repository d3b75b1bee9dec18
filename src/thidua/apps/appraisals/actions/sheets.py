"""Sheets as a whole: closed for a late unit, taken back, returned."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.actions.feeding import told_as_fed, write_fed_figures
from thidua.apps.appraisals.actions.locking import check_draft, check_handed_in, locked_sheet
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.queries import scoring_due_on, waiting_units
from thidua.apps.appraisals.refusals import SheetNotHandedIn, SheetNotOverdue
from thidua.apps.appraisals.registries.peers import peers
from thidua.apps.audit.actions import record
from thidua.apps.seasons.actions.states import enter_state
from thidua.apps.seasons.models import Season
from thidua.web.reasons import ReasonMissing, kept_whole
from thidua.web.words import written_day


@transaction.atomic
def close_overdue_sheet(
    sheet: Sheet, *, reason: str, day: date, actor: User, at: datetime
) -> Sheet:
    """Take a sheet in as it stands when its unit is late, so that the bloc can go on.

    Rows that cannot be counted count as missing; the unit may still answer.

    Raises:
        PermissionDenied: ``actor`` does not verify this sheet.
        ScoringNotOpen, SheetNotInDraft: it cannot be handed in now.
        SheetNotOverdue: the due date is not over yet.
        ReasonMissing: no reason was given.
    """
    sheet = locked_sheet(sheet.pk)
    authorise(actor, "appraisals.close_overdue_sheet", sheet)
    check_draft(sheet)
    due = scoring_due_on(sheet.season, sheet.period)
    if due is None or day <= due:
        shown = written_day(due) if due else _("chưa đặt")
        raise SheetNotOverdue(
            _("Chưa chốt thay %(unit)s được: hạn nộp là %(shown)s.")
            % {"unit": sheet.unit, "shown": shown}
        )
    if not reason.strip():
        raise ReasonMissing(_("Chốt bảng thay %(unit)s: cần ghi lý do.") % {"unit": sheet.unit})
    lines = write_fed_figures(sheet, day)
    sheet.state = Sheet.State.SELF_SCORED
    sheet.submitted_at, sheet.submitted_by, sheet.returned_reason = at, actor, ""
    sheet.first_submitted_at = sheet.first_submitted_at or at
    sheet.save()
    data = {"reason": kept_whole(reason, 1000), "due_on": due, "fed": told_as_fed(lines)}
    record("appraisals.close_overdue_sheet", sheet, actor=actor, at=at, data=data)
    go_on_when_all_are_in(sheet, actor, at)
    return sheet


def go_on_when_all_are_in(sheet: Sheet, actor: User, at: datetime) -> None:
    """When the last unit hands in, the season goes on to verification."""
    if sheet.season.state == Season.State.SCORING and not waiting_units(sheet.season):
        enter_state(sheet.season, Season.State.REVIEWING, actor=actor, at=at)


@transaction.atomic
def withdraw_sheet(sheet: Sheet, *, actor: User, at: datetime) -> Sheet:
    """Take a sheet back while nobody has begun to verify it.

    Raises:
        PermissionDenied: ``actor`` does not sign for the unit.
        ScoringNotOpen, SheetNotHandedIn: it is not handed in, or verification has begun.
    """
    sheet = locked_sheet(sheet.pk)
    authorise(actor, "appraisals.withdraw_sheet", sheet)
    _check_untouched(sheet, _("rút lại"))
    sheet.first_submitted_at = None
    _back_to_draft(sheet, "")
    record("appraisals.withdraw_sheet", sheet, actor=actor, at=at)
    return sheet


@transaction.atomic
def return_sheet(sheet: Sheet, *, reason: str, actor: User, at: datetime) -> Sheet:
    """Give a sheet back to its unit with a reason, before verification begins.

    Raises:
        PermissionDenied: ``actor`` does not verify this sheet.
        ReasonMissing: no reason was given.
        ScoringNotOpen, SheetNotHandedIn: it is not handed in, or verification has begun.
    """
    sheet = locked_sheet(sheet.pk)
    authorise(actor, "appraisals.return_sheet", sheet)
    if not reason.strip():
        raise ReasonMissing(
            _("Trả lại bảng của %(unit)s: cần ghi lý do để đơn vị biết sửa gì.")
            % {"unit": sheet.unit}
        )
    _check_untouched(sheet, _("trả lại"))
    _back_to_draft(sheet, kept_whole(reason, 1000))
    data = {"reason": sheet.returned_reason}
    record("appraisals.return_sheet", sheet, actor=actor, at=at, data=data)
    return sheet


def _check_untouched(sheet: Sheet, act: str) -> None:
    check_handed_in(sheet)
    begun = sheet.lines.exclude(verdict=Line.Verdict.NONE).exists() or peers().has_begun(sheet)
    if begun or sheet.state != Sheet.State.SELF_SCORED:
        raise SheetNotHandedIn(
            _(
                "Không %(act)s được bảng của %(unit)s: đã bắt đầu thẩm định. Chỗ nào "
                "chưa đúng thì thẩm định ghi số khác kèm lý do, đơn vị giải trình."
            )
            % {"act": act, "unit": sheet.unit}
        )


def _back_to_draft(sheet: Sheet, reason: str) -> None:
    sheet.state = Sheet.State.DRAFT
    sheet.submitted_at, sheet.submitted_by, sheet.returned_reason = None, None, reason
    sheet.signed_name = sheet.signed_office = ""
    sheet.ready_at = sheet.ready_by = None
    sheet.save()
