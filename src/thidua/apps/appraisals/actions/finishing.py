"""The end of verification: every line looked at, the sheet locked, the lock taken off."""

from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.actions.locking import (
    check_correctable,
    check_handed_in,
    check_in_hand,
    check_not_sealed,
    locked_sheet,
)
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.refusals import SheetNotComplete, SheetNotHandedIn, SheetNotVerified
from thidua.apps.appraisals.registries.origins import awaited
from thidua.apps.appraisals.scoring.frozen import frozen_figures
from thidua.apps.audit.actions import record
from thidua.web.reasons import ReasonMissing, kept_whole


@transaction.atomic
def finish_verification(sheet: Sheet, *, actor: User, at: datetime) -> Sheet:
    """Every line was looked at: the verified points stand, the unit may still answer.

    Raises:
        PermissionDenied: ``actor`` does not verify this sheet.
        ScoringNotOpen, SheetNotHandedIn: it is not under verification.
        SheetNotComplete: lines wait for a verdict, a new look, or a figure that others give.
    """
    sheet = locked_sheet(sheet.pk)
    authorise(actor, "appraisals.finish_verification", sheet)
    check_handed_in(sheet)
    _refuse_awaited(sheet)
    _refuse_stale(sheet)
    rest = list(
        sheet.lines.filter(verdict=Line.Verdict.NONE).order_by("pk").values_list("item", flat=True)
    )
    if rest:
        items = ", ".join(dict.fromkeys(rest))
        raise SheetNotComplete(
            _(
                "Chưa kết thúc thẩm định bảng của %(unit)s: còn %(count)s dòng chưa xem "
                "(mục %(items)s). Xem từng dòng, hoặc bấm “Đồng ý các dòng còn lại”."
            )
            % {"unit": sheet.unit, "count": len(rest), "items": items}
        )
    if sheet.state == Sheet.State.SELF_SCORED:
        sheet.state, sheet.verified_at = Sheet.State.VERIFIED, at
        sheet.save(update_fields=["state", "verified_at"])
        record("appraisals.finish_verification", sheet, actor=actor, at=at)
    return sheet


def _refuse_stale(sheet: Sheet) -> None:
    """No result is built on a verdict about figures that are others now."""
    lines = sheet.lines.filter(restated_at__isnull=False).order_by("pk")
    items = dict.fromkeys(line.item for line in lines if line.is_stale)
    if items:
        raise SheetNotComplete(
            _(
                "Bảng của %(unit)s: số liệu mục %(items)s đã đổi sau khi thẩm định. Mở bảng thẩm "
                "định, xem lại từng mục đó rồi làm tiếp."
            )
            % {"unit": sheet.unit, "items": ", ".join(items)}
        )


def _refuse_awaited(sheet: Sheet) -> None:
    waiting = awaited(sheet)
    lines = sheet.lines.filter(pk__in=waiting).order_by("pk").values_list("pk", "item")
    said = dict.fromkeys(f"{waiting[key]} ({_('mục')} {item})" for key, item in lines)
    if said:
        raise SheetNotComplete(
            _("Chưa kết thúc thẩm định bảng của %(unit)s: đang chờ %(who)s.")
            % {"unit": sheet.unit, "who": ", ".join(said)}
        )


@transaction.atomic
def lock_sheet(sheet: Sheet, *, actor: User, at: datetime) -> Sheet:
    """Freeze a verified sheet.

    Raises:
        PermissionDenied: ``actor`` does not verify this sheet.
        ScoringNotOpen, SheetNotHandedIn: it cannot be locked now.
        SheetNotVerified: verification is not finished.
        SheetNotComplete: figures changed after somebody verified them.
    """
    sheet = locked_sheet(sheet.pk)
    authorise(actor, "appraisals.lock_sheet", sheet)
    if sheet.state == Sheet.State.LOCKED:
        return sheet
    check_handed_in(sheet)
    if sheet.state != Sheet.State.VERIFIED:
        raise SheetNotVerified(
            _("Bảng của %(unit)s chưa kết thúc thẩm định nên chưa khoá được.")
            % {"unit": sheet.unit}
        )
    _refuse_stale(sheet)
    sheet.state, sheet.locked_at = Sheet.State.LOCKED, at
    sheet.save(update_fields=["state", "locked_at"])
    record(
        "appraisals.lock_sheet", sheet, actor=actor, at=at, data={"lines": frozen_figures(sheet)}
    )
    return sheet


@transaction.atomic
def reopen_sheet(sheet: Sheet, *, reason: str, actor: User, at: datetime) -> Sheet:
    """Take the lock off to correct a figure, with a reason; the published result stays as it is.

    Raises:
        PermissionDenied: ``actor`` does not verify this sheet.
        ReasonMissing: no reason was given.
        ScoringNotOpen, ResultSealed: the season is past verification, its result final.
        SheetNotHandedIn: the sheet is not locked.
    """
    sheet = locked_sheet(sheet.pk)
    authorise(actor, "appraisals.reopen_sheet", sheet)
    if not reason.strip():
        raise ReasonMissing(_("Mở khoá bảng của %(unit)s: cần ghi lý do.") % {"unit": sheet.unit})
    check_correctable(sheet.season)
    check_in_hand(sheet)
    check_not_sealed(sheet.season)
    if sheet.state != Sheet.State.LOCKED:
        raise SheetNotHandedIn(_("Bảng của %(unit)s chưa khoá.") % {"unit": sheet.unit})
    sheet.state, sheet.locked_at = Sheet.State.VERIFIED, None
    sheet.save(update_fields=["state", "locked_at"])
    data = {"reason": kept_whole(reason, 1000)}
    record("appraisals.reopen_sheet", sheet, actor=actor, at=at, data=data)
    return sheet
