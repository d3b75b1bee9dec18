"""Verification: line by line, with a reason for every other figure; the unit's answer."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.actions.limits import check_stage
from thidua.apps.appraisals.actions.locking import (
    check_handed_in,
    check_open,
    check_scored,
    check_turn,
    locked_line,
    locked_sheet,
)
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.refusals import (
    FiguresRefused,
    LinesChangedMeanwhile,
    NothingToAnswer,
    SameFigure,
)
from thidua.apps.appraisals.registries.origins import awaited, origins_of
from thidua.apps.appraisals.registries.peers import peers
from thidua.apps.appraisals.scoring.figures import (
    Fault,
    checked_fields,
    faults_of,
    gaps_of,
    read_cells,
)
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.audit.actions import record
from thidua.domain.figures import FIGURES, LineFigures
from thidua.web.reasons import ReasonMissing, kept_whole


@dataclass(frozen=True, slots=True)
class LineVerdict:
    """What the verifier decides on a line, and the revision that was on the screen."""

    agrees: bool
    revision: int
    values: Mapping[str, str]
    reason: str = ""


@transaction.atomic
def verify_line(line: Line, verdict: LineVerdict, *, actor: User, at: datetime) -> Line:
    """Agree with a line, or put another figure with a reason.

    Raises:
        PermissionDenied: ``actor`` does not verify this line.
        ScoringNotOpen, SheetNotHandedIn, PeersFirst, ScorersFirst: it cannot be verified now.
        LinesChangedMeanwhile: somebody else saved the line in between.
        ReasonMissing: another figure without a reason.
        FiguresRefused, BeyondLimit: the figure cannot be counted, or is further from the unit's
            own than the year's settings allow.
    """
    line = locked_line(line.pk)
    authorise(actor, "appraisals.verify_line", line)
    check_handed_in(line.sheet)
    check_turn(line.sheet)
    check_scored(line)
    before = _said(line)
    wanted = _decided(line, verdict)
    check_stage(line, wanted, actor)
    if _same(before, wanted) and not line.is_stale:
        return line
    if verdict.revision != line.revision:
        raise LinesChangedMeanwhile([line])
    for name, value in wanted.items():
        setattr(line, name, value)
    line.verified_by, line.verified_at = actor, at
    line.revision += 1
    line.save()
    data = {
        name: {"from": before[name], "to": value}
        for name, value in wanted.items()
        if before[name] != value
    }
    record("appraisals.verify_line", line, actor=actor, at=at, data=data)
    return line


def _said(line: Line) -> dict[str, str]:
    names = ("verdict", "verified_reason", *(f"verified_{name}" for name in FIGURES))
    return {name: str(getattr(line, name)) for name in names}


def _same(before: Mapping[str, str], wanted: Mapping[str, str]) -> bool:
    return all(before[name] == str(value) for name, value in wanted.items())


def _decided(line: Line, verdict: LineVerdict) -> dict[str, str]:
    """The fields of the verdict, checked."""
    blank = {f"verified_{name}": "" for name in FIGURES}
    if verdict.agrees:
        return {"verdict": str(Line.Verdict.AGREED), "verified_reason": "", **blank}
    plan = plan_of(line.sheet.scheme)
    item = plan.items[line.item]
    allowed = checked_fields(line, item)
    typed = {name: verdict.values[name] for name in allowed if name in verdict.values}
    faults: list[Fault] = []
    read = read_cells(item, line, typed, faults)
    figures = {name: read.get(name, getattr(line, name)) for name in FIGURES}
    faults = faults or faults_of(plan, line, figures) + gaps_of(plan, line, figures)
    if faults:
        raise FiguresRefused(faults)
    if LineFigures(**figures) == line.figures:
        raise SameFigure(
            _(
                "Mục %(item)s: số thẩm định trùng với số đơn vị khai. Bấm “Đồng ý” nếu "
                "đúng, hoặc sửa con số trước khi lưu."
            )
            % {"item": line.item}
        )
    reason = kept_whole(verdict.reason, 2000)
    if not reason:
        raise ReasonMissing(
            _("Mục %(item)s: ghi lý do của số thẩm định khác số đơn vị khai.") % {"item": line.item}
        )
    return {
        "verdict": str(Line.Verdict.CHANGED),
        "verified_reason": reason,
        **{f"verified_{name}": value for name, value in figures.items()},
    }


@transaction.atomic
def agree_rest(sheet: Sheet, *, actor: User, at: datetime) -> int:
    """Agree with every line that nobody has looked at; how many there were.

    A line whose figure others must still give waits for it.

    Raises:
        PermissionDenied: ``actor`` does not verify this sheet.
        ScoringNotOpen, SheetNotHandedIn, PeersFirst: it cannot be verified now.
    """
    sheet = locked_sheet(sheet.pk)
    authorise(actor, "appraisals.agree_rest", sheet)
    check_handed_in(sheet)
    check_turn(sheet)
    unseen = sheet.lines.select_for_update().filter(verdict=Line.Verdict.NONE)
    rest = list(unseen.exclude(pk__in=awaited(sheet)))
    for line in rest:
        line.verdict, line.verified_by, line.verified_at = Line.Verdict.AGREED, actor, at
        line.revision += 1
    Line.objects.bulk_update(rest, ["verdict", "verified_by", "verified_at", "revision"])
    if rest:
        data = {"lines": [line.pk for line in rest], "items": [line.item for line in rest]}
        record("appraisals.agree_rest", sheet, actor=actor, at=at, data=data)
    return len(rest)


@transaction.atomic
def answer_line(line: Line, text: str, *, actor: User, at: datetime) -> Line:
    """The unit answers (giải trình) a figure that verification or its checkers changed.

    A figure that others gave may be answered from the day it is there.

    Raises:
        PermissionDenied: ``actor`` does not work for the unit.
        ScoringNotOpen, SheetNotHandedIn: the sheet is not under verification.
        NothingToAnswer: the line was not changed, so there is nothing to answer.
    """
    line = locked_line(line.pk)
    authorise(actor, "appraisals.answer_line", line)
    is_given = line.item in origins_of(line.sheet) and bool(line.actual)
    if is_given and line.sheet.state == Sheet.State.DRAFT:
        check_open(line.sheet.season)
    else:
        check_handed_in(line.sheet)
    said = peers().figures(line.sheet).get(line.pk, line.figures)
    if line.verdict != Line.Verdict.CHANGED and said == line.figures and not is_given:
        raise NothingToAnswer(
            _("Mục %(item)s: thẩm định chưa ghi số khác nên chưa giải trình.") % {"item": line.item}
        )
    text = kept_whole(text, 2000, _("Giải trình"))
    if text == line.answer:
        return line
    data = {"answer": {"from": line.answer, "to": text}}
    line.answer, line.answered_at = text, at
    line.save(update_fields=["answer", "answered_at"])
    record("appraisals.answer_line", line, actor=actor, at=at, data=data)
    return line
