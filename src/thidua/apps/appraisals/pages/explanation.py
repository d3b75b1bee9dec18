"""Every number explains itself: input, formula, limit, computation, changes, evidence."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal
from typing import Any

from django.db.models import Q
from django.utils.translation import gettext as _
from django.utils.translation import gettext_noop

from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.pages.rows import figures_text
from thidua.apps.appraisals.pages.sections import Block
from thidua.apps.appraisals.pages.sheet import standing_of_sheet, table_for
from thidua.apps.appraisals.pages.table import SheetTable
from thidua.apps.appraisals.scoring.plan import DISQUALIFICATION, Item
from thidua.apps.audit.models import Entry
from thidua.apps.audit.queries import with_names
from thidua.apps.audit.registries.action_names import action_name
from thidua.domain.scheme import NaPolicy
from thidua.domain.scoring.unit_result import UnitResult
from thidua.domain.typed_figures import as_typed
from thidua.web.words import written_number

_FIELDS = {
    "actual": gettext_noop("Thực hiện"),
    "target": gettext_noop("Chỉ tiêu"),
    "baseline": gettext_noop("Năm trước"),
    "minus": gettext_noop("Số lượt trừ"),
    "bonus": gettext_noop("Điểm thưởng"),
    "note": gettext_noop("Diễn giải"),
    "label": gettext_noop("Nội dung"),
    "verdict": gettext_noop("Thẩm định"),
    "verified_actual": gettext_noop("Số thẩm định"),
    "verified_target": gettext_noop("Chỉ tiêu thẩm định"),
    "verified_baseline": gettext_noop("Năm trước, thẩm định"),
    "verified_minus": gettext_noop("Số lượt trừ, thẩm định"),
    "verified_bonus": gettext_noop("Điểm thưởng, thẩm định"),
    "verified_reason": gettext_noop("Lý do"),
    "answer": gettext_noop("Giải trình"),
    "name": gettext_noop("Tệp"),
    "reason": gettext_noop("Lý do"),
}
_VERDICTS = {
    "": gettext_noop("chưa xem"),
    "agreed": gettext_noop("đồng ý"),
    "changed": gettext_noop("số khác"),
}
_WHOLE_SHEET = (
    "appraisals.agree_rest",
    "appraisals.present_sheet",
    "appraisals.give_back_draft",
    "appraisals.submit_sheet",
    "appraisals.close_overdue_sheet",
    "appraisals.withdraw_sheet",
    "appraisals.return_sheet",
    "appraisals.finish_verification",
    "appraisals.lock_sheet",
    "appraisals.reopen_sheet",
)


@dataclass(frozen=True, slots=True)
class Change:
    """One field of one act: from what to what."""

    field: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Act:
    """One act in the history of a line: who, when, what."""

    at: datetime
    who: str
    what: str
    changes: tuple[Change, ...]


@dataclass(frozen=True, slots=True)
class Step:
    """One row of the sum that makes the total."""

    text: str
    points: Decimal
    note: str = ""


def explain_line(line: Line) -> dict[str, Any]:
    """The criterion of a line: all its rows, its rule, its points, its history."""
    table = table_for(line.sheet, is_editable=False)
    block = next(
        block
        for section in table.sections
        for block in section.blocks
        if block.item.id == line.item
    )
    verified = table.verified_score
    checked = verified.criteria.get(line.item) if verified else None
    return {
        "season": line.sheet.season,
        "tab": "sheets",
        "sheet": line.sheet,
        "line": line,
        "block": block,
        "item": block.item,
        "verified": checked if block.verified_points is not None else None,
        "figures": [_figures(block, row.line) for row in block.rows],
        "history": history(line.sheet, [row.line for row in block.rows], block.item),
        "is_out": block.item.kind == DISQUALIFICATION,
    }


def _figures(block: Block, line: Line) -> dict[str, Any]:
    item = block.item
    row = next(row for row in block.rows if row.line.pk == line.pk)
    return {
        "row": row,
        "cells": [cell for cell in row.cells if cell.text],
        "verified": figures_text(item, line.verified_figures) if line.verdict else "",
    }


def history(sheet: Sheet, lines: Iterable[Line], item: Item) -> list[Act]:
    """What was done to these lines, and to the whole sheet, newest first."""
    keys = [str(line.pk) for line in lines]
    about = Entry.objects.filter(
        Q(subject_type="appraisals.line", subject_id__in=keys)
        | Q(
            subject_type="appraisals.sheet",
            subject_id=str(sheet.pk),
            action__in=_WHOLE_SHEET,
        )
    )
    entries = with_names(about).order_by("-at", "-position")
    wanted = {int(key) for key in keys}
    return [
        Act(entry.at, entry.who, action_name(entry.action), _changes(entry, item))
        for entry in entries[:200]
        if entry.action != "appraisals.agree_rest" or wanted & set(entry.data.get("lines", ()))
    ]


def _changes(entry: Entry, item: Item) -> tuple[Change, ...]:
    found = []
    for name, value in entry.data.items():
        if name not in _FIELDS:
            continue
        if isinstance(value, dict):
            before, after = _shown(name, value["from"], item), _shown(name, value["to"], item)
            found.append(Change(_FIELDS[name], before, after))
        elif value:
            found.append(Change(_FIELDS[name], "", _shown(name, value, item)))
    return tuple(found)


def _shown(name: str, value: object, item: Item) -> str:
    text = str(value)
    if name == "verdict":
        return _VERDICTS.get(text, text)
    if name in {"actual", "verified_actual"} and text:
        return item.text_of(text)
    if name.removeprefix("verified_") in {"target", "baseline", "minus", "bonus"}:
        return as_typed(text)
    return text


def explain_total(sheet: Sheet) -> dict[str, Any]:
    """How the total comes from the groups, the bonus and the deductions."""
    table = table_for(sheet, is_editable=False)
    verified = table.verified_score
    return {
        "season": sheet.season,
        "tab": "sheets",
        "sheet": sheet,
        "table": table,
        "steps": _steps(table, table.self_score.result),
        "total": table.self_score.result.total,
        "verified_steps": _steps(table, verified.result) if verified else (),
        "verified_total": table.verified_total,
        "notes": _notes(table),
        "standing": standing_of_sheet(sheet, verified or table.self_score, table.plan),
    }


def _steps(table: SheetTable, result: UnitResult) -> tuple[Step, ...]:
    names = {group.id: group for group in table.plan.scheme.groups}
    steps = [Step(f"{each.id}. {names[each.id].name}", each.points) for each in result.groups]
    if table.plan.scheme.deductions:
        steps.append(Step(_("Điểm trừ vào tổng điểm"), -result.deductions))
    rest = result.total - sum((step.points for step in steps), Decimal(0))
    if rest:
        steps.append(Step(_("Quy đổi, giới hạn của tổng điểm"), rest))
    return tuple(steps)


def _notes(table: SheetTable) -> tuple[str, ...]:
    scheme = table.plan.scheme
    found = [
        _(
            "Từng tiêu chí làm tròn đến %(decimals)s chữ số thập phân (từ 5 trở lên làm "
            "tròn lên) rồi mới cộng; mỗi nhóm không quá điểm tối đa của nhóm."
        )
        % {"decimals": scheme.decimals}
    ]
    if scheme.bonus_inside_total:
        found.append(_("Điểm thưởng nằm trong tổng điểm: tổng không vượt điểm tối đa chung."))
    if scheme.deductions_cap is not None:
        found.append(
            _("Các khoản trừ vào tổng điểm cộng lại không quá %s điểm.")
            % written_number(scheme.deductions_cap)
        )
    if any(line.na_policy is NaPolicy.EXCLUDE_AND_RESCALE for line in scheme.criteria):
        found.append(
            _("Tiêu chí không áp dụng được loại ra; điểm của nhóm quy đổi theo phần còn lại.")
        )
    if any(line.na_policy is NaPolicy.RESCALE_TOTAL for line in scheme.criteria):
        found.append(
            _(
                "Tiêu chí không áp dụng được loại khỏi bảng; tổng các nhóm quy đổi theo phần "
                "còn lại rồi làm tròn một lần."
            )
        )
    return tuple(found)
