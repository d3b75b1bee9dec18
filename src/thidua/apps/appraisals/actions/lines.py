"""Filling in a sheet: figures and notes, saved line by line or all at once, never half."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import Max
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.actions.locking import check_draft, locked_line, locked_sheet
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.refusals import (
    FiguresRefused,
    LinesChangedMeanwhile,
    LineUnknown,
    RegisteredTarget,
)
from thidua.apps.appraisals.registries.origins import origins_of
from thidua.apps.appraisals.scoring.fed import fill_drafts
from thidua.apps.appraisals.scoring.figures import Fault, faults_of, open_fields, read_cells
from thidua.apps.appraisals.scoring.plan import Item, SheetPlan, plan_of
from thidua.apps.audit.actions import record
from thidua.domain.figures import FIGURES
from thidua.web.reasons import kept_whole

LONGEST_NOTE = 4000
MOST_OWN_TARGETS = 30


@dataclass(frozen=True, slots=True)
class LineChange:
    """What somebody typed for a line, and the revision that was on the screen."""

    line_pk: int
    revision: int
    values: Mapping[str, str]


@transaction.atomic
def save_lines(
    sheet: Sheet, changes: Sequence[LineChange], *, actor: User, at: datetime
) -> list[Line]:
    """Save figures and notes of some lines of one sheet: all of them, or none.

    What others give (``origins_of``) stays as it is, whatever is typed for it.

    Saving once more what is stored already is no change, so a replayed save does no harm.

    Raises:
        PermissionDenied: ``actor`` does not work for the unit.
        ScoringNotOpen, SheetNotInDraft: the sheet cannot be changed now.
        LineUnknown: a line belongs to another sheet, or is gone.
        FiguresRefused: a cell cannot be counted.
        LinesChangedMeanwhile: somebody else saved one of the lines in between.
    """
    sheet = locked_sheet(sheet.pk)
    authorise(actor, "appraisals.save_lines", sheet)
    check_draft(sheet)
    plan = plan_of(sheet.scheme)
    keys = [change.line_pk for change in changes]
    lines = {line.pk: line for line in sheet.lines.select_for_update().filter(pk__in=keys)}
    if lines.keys() != set(keys):
        raise LineUnknown(
            _("Chưa lưu: trang đang mở không khớp bảng của %(unit)s. Tải lại trang rồi nhập lại.")
            % {"unit": sheet.unit}
        )
    for line in lines.values():
        line.sheet = sheet
    fill_drafts(sheet.season, plan, [(sheet, list(lines.values()))])
    faults: list[Fault] = []
    wanted = [
        (line, _wanted(plan, line, change, faults), change.revision)
        for change in changes
        for line in [lines[change.line_pk]]
    ]
    _check(plan, wanted, faults)
    for line, values, _revision in wanted:
        _store(line, values, actor, at)
    return [line for line, _values, _revision in wanted]


def _wanted(plan: SheetPlan, line: Line, change: LineChange, faults: list[Fault]) -> dict[str, str]:
    item = plan.items[line.item]
    if line.item in origins_of(line.sheet):
        return {}
    typed = {n: change.values[n] for n in open_fields(line, item) if n in change.values}
    values = read_cells(item, line, typed, faults)
    if "note" in change.values:
        values["note"] = change.values["note"].strip().replace("\r\n", "\n")
    return values


def _check(
    plan: SheetPlan, wanted: Sequence[tuple[Line, dict[str, str], int]], faults: list[Fault]
) -> None:
    for line, values, _revision in wanted:
        figures = {name: values.get(name, getattr(line, name)) for name in FIGURES}
        faults.extend(faults_of(plan, line, figures))
        if len(values.get("note", "")) > LONGEST_NOTE:
            text = _("Mục %(item)s: diễn giải dài quá %(longest_note)s ký tự.") % {
                "item": line.item,
                "longest_note": LONGEST_NOTE,
            }
            faults.append(Fault(line.pk, "note", text))
    if faults:
        raise FiguresRefused(faults)
    stale = [
        line
        for line, values, revision in wanted
        if revision != line.revision and _differences(line, values)
    ]
    if stale:
        raise LinesChangedMeanwhile(stale)


def _differences(line: Line, values: Mapping[str, str]) -> dict[str, dict[str, str]]:
    return {
        name: {"from": getattr(line, name), "to": value}
        for name, value in values.items()
        if getattr(line, name) != value
    }


def _store(line: Line, values: Mapping[str, str], actor: User, at: datetime) -> None:
    changed = _differences(line, values)
    if not changed:
        return
    for name, value in values.items():
        setattr(line, name, value)
    line.revision += 1
    line.save(update_fields=[*changed, "revision"])
    record("appraisals.save_lines", line, actor=actor, at=at, data=changed)


@transaction.atomic
def add_own_target(
    sheet: Sheet, item: str, values: Mapping[str, str], *, actor: User, at: datetime
) -> Line:
    """Add a row for an own target that the registration does not hold.

    Raises:
        PermissionDenied, ScoringNotOpen, SheetNotInDraft: as for ``save_lines``.
        FiguresRefused: the criterion takes no own targets, or the row is not complete.
    """
    sheet = locked_sheet(sheet.pk)
    authorise(actor, "appraisals.add_own_target", sheet)
    check_draft(sheet)
    plan = plan_of(sheet.scheme)
    described = plan.items.get(item)
    if described is None or not described.has_many:
        raise FiguresRefused(
            [Fault(0, "item", _("Tiêu chí %(item)s không có chỉ tiêu riêng.") % {"item": item})]
        )
    rows = sheet.lines.filter(item=item)
    last = rows.aggregate(last=Max("part"))["last"]
    if rows.count() >= MOST_OWN_TARGETS:
        text = _("Tiêu chí %(item)s: nhiều nhất %(most_own_targets)s chỉ tiêu riêng.") % {
            "item": item,
            "most_own_targets": MOST_OWN_TARGETS,
        }
        raise FiguresRefused([Fault(0, "item", text)])
    line = Line(
        sheet=sheet,
        item=item,
        part=0 if last is None else last + 1,
        label=kept_whole(values.get("label", ""), 500, _("Nội dung chỉ tiêu riêng")),
        measure=kept_whole(values.get("measure", ""), 60, _("Đơn vị tính")),
    )
    line.target = _target_of(described, line, values.get("target", ""))
    if not line.label or not line.target:
        text = _("Tiêu chí %(item)s: chỉ tiêu riêng cần có nội dung và con số chỉ tiêu.") % {
            "item": item
        }
        raise FiguresRefused([Fault(0, "label", text)])
    faults = faults_of(plan, line, {"target": line.target, "actual": "0"})
    if faults:
        raise FiguresRefused(faults)
    line.save()
    data = {"label": line.label, "target": line.target, "measure": line.measure}
    record("appraisals.add_own_target", line, actor=actor, at=at, data=data)
    return line


def _target_of(item: Item, line: Line, typed: str) -> str:
    faults: list[Fault] = []
    read = read_cells(item, line, {"target": typed}, faults)
    if faults:
        raise FiguresRefused(faults)
    return read["target"]


@transaction.atomic
def remove_own_target(line: Line, *, actor: User, at: datetime) -> None:
    """Remove a row that the unit added itself.

    Raises:
        PermissionDenied, ScoringNotOpen, SheetNotInDraft: as for ``save_lines``.
        RegisteredTarget: the row was registered, or is the criterion's only one.
    """
    line = locked_line(line.pk)
    authorise(actor, "appraisals.remove_own_target", line.sheet)
    check_draft(line.sheet)
    others = line.sheet.lines.filter(item=line.item).exclude(pk=line.pk).exists()
    if line.is_registered or not others or line.evidence.exists():
        raise RegisteredTarget(
            _(
                "Không bỏ được chỉ tiêu riêng “%(target)s”: chỉ tiêu đã đăng ký, chỉ tiêu "
                "duy nhất hoặc đã có minh chứng thì giữ lại."
            )
            % {"target": line.label or line.item}
        )
    data = {"label": line.label, "target": line.target, "actual": line.actual}
    record("appraisals.remove_own_target", line, actor=actor, at=at, data=data)
    line.delete()
