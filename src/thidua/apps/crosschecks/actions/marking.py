"""A checker's marks: line by line, with a reason for every other figure; handed in once."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.scoring.figures import (
    Fault,
    checked_fields,
    faults_of,
    gaps_of,
    read_cells,
)
from thidua.apps.appraisals.scoring.plan import SheetPlan, plan_of
from thidua.apps.audit.actions import record
from thidua.apps.crosschecks.actions.locking import check_state, open_crosscheck
from thidua.apps.crosschecks.facts import MarkChange, ReadMarks
from thidua.apps.crosschecks.models import Assignment, CrossCheck, Mark
from thidua.apps.crosschecks.queries import settlement_of
from thidua.apps.crosschecks.refusals import CannotMark, MarksMissing, MarksRefused
from thidua.domain.clean_text import cleaned
from thidua.domain.figures import FIGURES, LineFigures
from thidua.domain.refusal import Refusal
from thidua.web.reasons import ReasonMissing, kept_whole
from thidua.web.revisions import refuse_moved_on


@transaction.atomic
def save_marks(
    assignment: Assignment,
    changes: Sequence[MarkChange],
    *,
    seen: str | None = None,
    actor: User,
    at: datetime,
) -> Assignment:
    """Keep marks on some lines; others stay as they are.

    Raises:
        PermissionDenied: ``actor`` does not work for the checker.
        CrossCheckNotOpen, NotDrawn, CannotMark: there is nothing to mark now.
        StalePage: a colleague saved since ``seen``.
        MarksRefused: figures that cannot be counted, or another figure without a reason.
    """
    assignment, sheet = _locked(assignment, actor, "crosschecks.save_marks")
    wanted = _wanted(sheet, changes)
    kept = {mark.line_id: mark for mark in assignment.marks.select_related("line")}
    data = {}
    for line, values in wanted:
        mark = kept.setdefault(line.pk, Mark(assignment=assignment, line=line))
        before = {name: getattr(mark, name) for name in values}
        if before != values or mark.is_stale:
            data[line.item] = {"from": before, "to": values}
    if not data:
        return assignment
    refuse_moved_on(assignment, seen, assignment)
    for line, values in wanted:
        more = {} if kept[line.pk].asks == values["asks"] else _asked_anew(values["asks"], at)
        told = {**values, **more, "marked_at": at}
        Mark.objects.update_or_create(assignment=assignment, line=line, defaults=told)
    assignment.revision += 1
    assignment.save(update_fields=["revision"])
    record("crosschecks.save_marks", assignment, actor=actor, at=at, data=data)
    return assignment


@transaction.atomic
def save_marks_of_units(
    marks: Mapping[Assignment, ReadMarks], *, actor: User, at: datetime
) -> list[Assignment]:
    """Keep the marks on several units: all of them, or none; each pair is recorded by itself.

    Raises:
        PermissionDenied: ``actor`` does not work for one of the checkers.
        CrossCheckNotOpen, NotDrawn, CannotMark: one cannot be marked now.
        StalePage: a colleague saved since the file was made.
        MarksRefused: figures that cannot be counted, or another figure without a reason.
    """
    in_order = sorted(marks.items(), key=lambda each: each[0].pk)
    return [
        save_marks(pair, read.changes, seen=read.seen, actor=actor, at=at)
        for pair, read in in_order
    ]


def _asked_anew(asks: str, at: datetime) -> dict[str, object]:
    """Evidence is asked for in other words, or no more: what was replied is of the former ones."""
    asked_at = at if asks else None
    return {"asked_at": asked_at, "reply": "", "replied_at": None, "replied_by": None}


def _wanted(sheet: Sheet, changes: Sequence[MarkChange]) -> list[tuple[Line, dict[str, str]]]:
    """The marks as they would be kept; every fault is told at once."""
    lines = {line.pk: line for line in sheet.lines.all()}
    known, plan = [each for each in changes if each.line_pk in lines], plan_of(sheet.scheme)
    if faults := faults_in_marks(plan, lines, known):
        raise MarksRefused(faults)
    return [(lines[each.line_pk], _mark(plan, lines[each.line_pk], each)) for each in known]


def faults_in_marks(
    plan: SheetPlan, lines: Mapping[int, Line], changes: Iterable[MarkChange]
) -> dict[int, str]:
    """By line: why its mark would be refused, on the page and in a file alike."""
    faults: dict[int, str] = {}
    for change in changes:
        try:
            _mark(plan, lines[change.line_pk], change)
        except MarksRefused as refused:
            faults[change.line_pk] = refused.faults.get(change.line_pk, str(refused))
        except Refusal as refusal:
            faults[change.line_pk] = str(refusal)
    return faults


def _locked(assignment: Assignment, actor: User, name: str) -> tuple[Assignment, Sheet]:
    """The assignment with the sheet that it checks, if that may be marked now."""
    found = Assignment.objects.select_for_update(of=("self",)).select_related(
        "checker", "unit", "crosscheck__season__bloc__authority"
    )
    assignment = found.get(pk=assignment.pk)
    authorise(actor, name, assignment)
    season = assignment.crosscheck.season
    check_state(open_crosscheck(season), CrossCheck.State.DRAWN)
    sheet = season.sheets.select_related("unit", "scheme").filter(unit=assignment.unit_id).first()
    if sheet is None or sheet.state != Sheet.State.SELF_SCORED:
        raise CannotMark(
            _("%(unit)s chưa nộp bảng tự chấm, hoặc đã thẩm định xong: không chấm chéo được.")
            % {"unit": assignment.unit}
        )
    if assignment.ended_at or assignment.handed_in_at or settlement_of(sheet):
        raise CannotMark(
            _("%(pair)s: đã nộp, đã chốt hoặc đã thôi chấm nên không sửa được nữa.")
            % {"pair": assignment}
        )
    sheet.season = season
    return assignment, sheet


def _mark(plan: SheetPlan, line: Line, change: MarkChange) -> dict[str, str]:
    """The fields of a mark, checked."""
    asks = kept_whole(cleaned(change.asks), 500, _("Đề nghị bổ sung minh chứng"))
    reason = kept_whole(cleaned(change.reason), 2000)
    if change.agrees:
        own = line.figures.by_name()
        return {"verdict": str(Mark.Verdict.AGREED), "reason": reason, "asks": asks} | own
    item = plan.items[line.item]
    fields = checked_fields(line, item)
    typed = {name: change.values[name] for name in fields if name in change.values}
    faults: list[Fault] = []
    read = read_cells(item, line, typed, faults)
    figures = {name: read.get(name, getattr(line, name)) for name in FIGURES}
    faults = faults or faults_of(plan, line, figures) + gaps_of(plan, line, figures)
    if faults:
        raise MarksRefused({line.pk: " ".join(fault.text for fault in faults)})
    if LineFigures(**figures) == line.figures:
        raise MarksRefused(
            {
                line.pk: _(
                    "Mục %(item)s: số chấm chéo trùng với số đơn vị khai; chọn “Đồng ý”, hoặc "
                    "sửa con số."
                )
                % {"item": line.item}
            }
        )
    if not reason:
        raise ReasonMissing(
            _("Mục %(item)s: ghi lý do của số khác số đơn vị khai.") % {"item": line.item}
        )
    return {"verdict": str(Mark.Verdict.CHANGED), "reason": reason, "asks": asks} | figures


@transaction.atomic
def hand_in_marks(
    assignment: Assignment, *, agrees_rest: bool = False, actor: User, at: datetime
) -> Assignment:
    """Hand all marks in; from then on they stay, and the other checkers' may be read.

    ``agrees_rest``: agree with every line that bears no mark yet.

    Raises:
        PermissionDenied: ``actor`` does not work for the checker.
        CrossCheckNotOpen, NotDrawn, CannotMark: there is nothing to hand in now.
        MarksMissing: lines without a mark.
    """
    assignment, sheet = _locked(assignment, actor, "crosschecks.hand_in_marks")
    rest = list(sheet.lines.exclude(pk__in=assignment.marks.values("line")).order_by("pk"))
    if rest and not agrees_rest:
        items = ", ".join(dict.fromkeys(line.item for line in rest))
        raise MarksMissing(
            _(
                "Chưa nộp được: còn %(count)s dòng chưa chấm (mục %(items)s). Chấm từng dòng, "
                "hoặc đánh dấu đồng ý các dòng còn lại."
            )
            % {"count": len(rest), "items": items}
        )
    _refuse_stale(assignment)
    agreed = str(Mark.Verdict.AGREED)
    Mark.objects.bulk_create(
        Mark(
            assignment=assignment,
            line=line,
            verdict=agreed,
            marked_at=at,
            **line.figures.by_name(),
        )
        for line in rest
    )
    assignment.handed_in_at, assignment.handed_in_by = at, actor
    assignment.revision += 1
    assignment.save(update_fields=["handed_in_at", "handed_in_by", "revision"])
    data = {"agreed": [line.item for line in rest]}
    record("crosschecks.hand_in_marks", assignment, actor=actor, at=at, data=data)
    return assignment


def _refuse_stale(assignment: Assignment) -> None:
    marks = assignment.marks.select_related("line").order_by("line")
    items = dict.fromkeys(mark.line.item for mark in marks if mark.is_stale)
    if items:
        raise MarksMissing(
            _("Chưa nộp được: số liệu mục %(items)s đã đổi sau khi chấm. Xem lại rồi lưu.")
            % {"items": ", ".join(items)}
        )
