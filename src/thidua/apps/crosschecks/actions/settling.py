"""Putting the marks of a sheet together: what each line comes to, and what counts of it."""

from datetime import date, datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.actions.peers import TakenFigures, take_peer_verdicts
from thidua.apps.appraisals.models import Sheet
from thidua.apps.audit.actions import record
from thidua.apps.crosschecks.actions.locking import check_state, locked_season, open_crosscheck
from thidua.apps.crosschecks.marks.putting_together import LineMarks, put_together
from thidua.apps.crosschecks.models import Assignment, CrossCheck, Mark, PeerFigure, Settlement
from thidua.apps.crosschecks.queries import checkers_of, settlement_of
from thidua.apps.crosschecks.refusals import CannotMark, CheckersMissing
from thidua.domain.clean_text import cleaned
from thidua.domain.cross_check import Outcome
from thidua.web.reasons import ReasonMissing, kept_whole

_LEFT_OPEN = {Outcome.HELD, Outcome.ADVISED}


@transaction.atomic
def settle_marks(
    sheet: Sheet, *, reason: str = "", day: date, actor: User, at: datetime
) -> Settlement:
    """Put the marks together and hand what counts to verification; once for each sheet.

    ``reason``: why it is done without checkers that are late; they then stop.

    Raises:
        PermissionDenied: ``actor`` does not verify the sheet.
        CrossCheckNotOpen, NotDrawn, CannotMark: there is nothing to put together now.
        CheckersMissing: some have not handed in, and their day is not over.
        ReasonMissing: it is over, and no reason was given.
    """
    kept = open_crosscheck(locked_season(sheet.season_id))
    sheet = (
        Sheet.objects.select_for_update(of=("self",))
        .select_related("unit", "scheme")
        .get(pk=sheet.pk)
    )
    sheet.season = kept.season
    authorise(actor, "crosschecks.settle_marks", sheet)
    check_state(kept, CrossCheck.State.DRAWN)
    if sheet.state != Sheet.State.SELF_SCORED or settlement_of(sheet):
        raise CannotMark(
            _("Chấm chéo bảng của %(unit)s đã chốt, hoặc bảng chưa nộp.") % {"unit": sheet.unit}
        )
    reason = _end_late(kept, sheet, reason, day, actor, at)
    settlement = Settlement.objects.create(
        sheet=sheet, reason=reason, settled_at=at, settled_by=actor
    )
    found = put_together(kept, sheet)
    PeerFigure.objects.bulk_create(
        PeerFigure(
            settlement=settlement,
            line=each.line,
            outcome=each.checked.outcome,
            reason=each.reason,
            **each.checked.said.by_name(),
        )
        for each in found
    )
    data = {"reason": reason, "lines": {str(e.line.pk): e.checked.outcome for e in found}}
    record("crosschecks.settle_marks", settlement, actor=actor, at=at, data=data)
    stale = _stale_lines(sheet)
    counting = [each for each in found if _counts(each) and each.line.pk not in stale]
    verdicts = {each.line.pk: _verdict(each) for each in counting}
    take_peer_verdicts(sheet, verdicts, actor=actor, at=at)
    return settlement


def _counts(marks: LineMarks) -> bool:
    return marks.checked.outcome not in _LEFT_OPEN


def _verdict(marks: LineMarks) -> TakenFigures:
    return TakenFigures(marks.checked.stands, marks.reason)


def _stale_lines(sheet: Sheet) -> set[int]:
    """Lines whose figures changed after a checker had marked them: who verifies looks himself."""
    marks = Mark.objects.filter(assignment__in=checkers_of(sheet), line__sheet=sheet)
    return {mark.line_id for mark in marks.select_related("line") if mark.is_stale}


def _end_late(
    kept: CrossCheck, sheet: Sheet, reason: str, day: date, actor: User, at: datetime
) -> str:
    late = list(checkers_of(sheet).filter(handed_in_at=None))
    if not late:
        return ""
    names = ", ".join(str(each.checker) for each in late)
    if kept.marks_due_on is None or day <= kept.marks_due_on:
        raise CheckersMissing(
            _(
                "Chưa chốt được: %(names)s chưa nộp kết quả chấm. Chờ đến hạn, hoặc thay đơn "
                "vị chấm."
            )
            % {"names": names}
        )
    reason = kept_whole(cleaned(reason), 500)
    if not reason:
        raise ReasonMissing(_("Chốt khi %(names)s chưa nộp: cần ghi lý do.") % {"names": names})
    Assignment.objects.filter(pk__in=[each.pk for each in late]).update(
        ended_at=at, ended_by=actor, ended_reason=reason
    )
    return reason
