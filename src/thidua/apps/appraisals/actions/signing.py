"""The officer presents a sheet to the leader, who signs and hands it in, or gives it back."""

from collections.abc import Sequence
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.password_again import check_password_of
from thidua.apps.appraisals.actions.feeding import told_as_fed, write_fed_figures
from thidua.apps.appraisals.actions.locking import check_draft, locked_sheet
from thidua.apps.appraisals.actions.sheets import go_on_when_all_are_in
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.queries import files_of
from thidua.apps.appraisals.refusals import SheetMovedOn, SheetNotComplete, SheetNotPresented
from thidua.apps.appraisals.registries.origins import origins_of
from thidua.apps.appraisals.scoring.completeness import Lacks, lacks_of
from thidua.apps.appraisals.scoring.fed import fed_lines
from thidua.apps.appraisals.scoring.looks import Look, look_at, moved_items
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.audit.actions import record
from thidua.apps.audit.names.owners import owner_of
from thidua.apps.audit.names.sealing import Named
from thidua.apps.organisations.seats.offices import office_of
from thidua.web.reasons import ReasonMissing, kept_whole


@transaction.atomic
def present_sheet(sheet: Sheet, *, actor: User, at: datetime) -> Sheet:
    """Tell the unit's leader that the sheet is ready to be signed; it stays a draft till then.

    Raises:
        PermissionDenied: ``actor`` does not work for the unit.
        ScoringNotOpen, SheetNotInDraft: it cannot be handed in now.
        SheetNotComplete: a figure cannot be counted, or evidence is missing.
    """
    sheet = locked_sheet(sheet.pk)
    authorise(actor, "appraisals.present_sheet", sheet)
    check_draft(sheet)
    lacks = _lacks(sheet, fed_lines(sheet, timezone.localdate(at)))
    _refuse_lacking(lacks, _("Chưa trình được"))
    sheet.ready_at, sheet.ready_by = at, actor
    sheet.save(update_fields=["ready_at", "ready_by"])
    data = {"missing": [lack.item for lack in lacks.missing]}
    record("appraisals.present_sheet", sheet, actor=actor, at=at, data=data)
    return sheet


@transaction.atomic
def give_back_draft(sheet: Sheet, *, reason: str, actor: User, at: datetime) -> Sheet:
    """The leader gives a presented sheet back with what is to be mended.

    Raises:
        PermissionDenied: ``actor`` does not sign for the unit.
        ScoringNotOpen, SheetNotInDraft: it was handed in.
        SheetNotPresented: nobody presented it, or it was given back already.
        ReasonMissing: no remark.
    """
    sheet = locked_sheet(sheet.pk)
    authorise(actor, "appraisals.give_back_draft", sheet)
    check_draft(sheet)
    if sheet.ready_at is None:
        raise SheetNotPresented(
            _("Bảng của %(unit)s chưa được trình, hoặc đã trả lại rồi.") % {"unit": sheet.unit}
        )
    if not reason.strip():
        raise ReasonMissing(_("Trả lại bảng: ghi cần sửa gì để chuyên viên biết."))
    sheet.leader_remark = kept_whole(reason, 1000)
    sheet.ready_at = sheet.ready_by = None
    _look(sheet, fed_lines(sheet, timezone.localdate(at)), at)
    sheet.save(update_fields=["leader_remark", "ready_at", "ready_by", "looked", "looked_at"])
    data = {"reason": sheet.leader_remark}
    record("appraisals.give_back_draft", sheet, actor=actor, at=at, data=data)
    return sheet


@transaction.atomic
def submit_sheet(
    sheet: Sheet,
    *,
    password: str,
    seen: str | None = None,
    actor: User,
    at: datetime,
    despite_doubts: bool = False,
) -> Sheet:
    """Sign the self-score for the unit and hand it in; ``seen`` marks the lines that were read.

    Criteria without a figure count 0 and must be accepted as such. When the last unit hands in,
    the season goes on to verification.

    Raises:
        PermissionDenied: ``actor`` does not sign for the unit.
        ScoringNotOpen, SheetNotInDraft: it cannot be handed in now.
        SheetMovedOn: somebody changed a line after it was read.
        SheetNotComplete: a figure or evidence is missing.
        WrongPassword: the password is not the account's.
    """
    sheet = locked_sheet(sheet.pk)
    authorise(actor, "appraisals.submit_sheet", sheet)
    check_draft(sheet)
    lines = write_fed_figures(sheet, timezone.localdate(at))
    _refuse_moved(_look(sheet, lines, at), seen)
    lacks = _lacks(sheet, lines)
    _refuse_lacking(lacks, _("Chưa nộp được"))
    if not despite_doubts:
        _refuse_zeros(lacks)
    check_password_of(actor, password, _("Bảng chưa được ký và chưa nộp."))
    sheet.state = Sheet.State.SELF_SCORED
    sheet.submitted_at, sheet.submitted_by, sheet.returned_reason = at, actor, ""
    sheet.first_submitted_at = sheet.first_submitted_at or at
    sheet.signed_name = str(actor)[:120]
    sheet.signed_office = office_of(actor, sheet.unit, timezone.localdate(at))
    sheet.leader_remark = ""
    sheet.save()
    data = {
        "missing": [lack.item for lack in lacks.missing],
        "fed": told_as_fed(lines),
        "prepared": Named(owner_of(sheet.ready_by), str(sheet.ready_by)) if sheet.ready_by else "",
        "signed": [Named(owner_of(actor), sheet.signed_name), sheet.signed_office],
    }
    record("appraisals.submit_sheet", sheet, actor=actor, at=at, data=data)
    go_on_when_all_are_in(sheet, actor, at)
    return sheet


def _look(sheet: Sheet, lines: Sequence[Line], at: datetime) -> Look:
    look = look_at(lines, files_of(sheet))
    sheet.looked, sheet.looked_at = look, at
    return look


def _lacks(sheet: Sheet, lines: Sequence[Line]) -> Lacks:
    own = [line for line in lines if line.item not in origins_of(sheet)]
    return lacks_of(plan_of(sheet.scheme), own, frozenset(files_of(sheet)))


def _refuse_lacking(lacks: Lacks, not_done: str) -> None:
    if lacks.blocking:
        said = " ".join(lack.text for lack in lacks.blocking)
        raise SheetNotComplete(f"{not_done}: {said}")


def _refuse_zeros(lacks: Lacks) -> None:
    if not lacks.missing:
        return
    raise SheetNotComplete(
        _(
            "Chưa nộp được: mục %(items)s chưa có số liệu. Nhập số liệu, hoặc đánh "
            "dấu đồng ý để các mục đó tính 0 điểm."
        )
        % {"items": ", ".join(dict.fromkeys(lack.item for lack in lacks.missing))}
    )


def _refuse_moved(look: Look, seen: str | None) -> None:
    if seen is not None and (moved := moved_items(look, seen)):
        raise SheetMovedOn(
            _(
                "Chưa ký: mục %(items)s vừa được sửa sau khi ông/bà mở trang. Xem lại phần thay "
                "đổi rồi ký."
            )
            % {"items": ", ".join(moved)}
        )
