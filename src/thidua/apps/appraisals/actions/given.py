"""Figures that others give than the unit itself, written on its lines."""

from collections.abc import Mapping
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.appraisals.actions.locking import check_open, locked_sheet
from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.queries import TAKES_GIVEN
from thidua.apps.appraisals.refusals import LineUnknown, SheetNotInDraft
from thidua.apps.appraisals.registries.origins import origins_of
from thidua.apps.audit.actions import record
from thidua.domain.figures import LineFigures


@transaction.atomic
def take_given_figures(
    sheet: Sheet, figures: Mapping[int, LineFigures], *, actor: User, at: datetime
) -> list[Line]:
    """Write figures on lines that the unit does not type; who agreed with others looks again.

    Raises:
        PermissionDenied: ``actor`` gives no figures to this sheet.
        ScoringNotOpen, SheetNotInDraft: verification has ended.
        LineUnknown: the line is of another sheet, or its unit types it.
    """
    sheet = locked_sheet(sheet.pk)
    authorise(actor, "appraisals.take_given_figures", sheet)
    check_takes_given(sheet)
    lines = {line.pk: line for line in sheet.lines.select_for_update().filter(pk__in=figures)}
    strange = figures.keys() - lines.keys()
    if strange or not {line.item for line in lines.values()} <= origins_of(sheet).keys():
        raise LineUnknown(
            _("Chưa lưu: có mục của %(unit)s do đơn vị tự chấm.") % {"unit": sheet.unit}
        )
    changed = [line for key, line in lines.items() if line.feed or line.figures != figures[key]]
    for line in changed:
        line.sheet = sheet
        _take(line, figures[line.pk], actor, at)
    return changed


def check_takes_given(sheet: Sheet) -> None:
    """Figures are given until verification has ended."""
    check_open(sheet.season)
    if sheet.state not in TAKES_GIVEN:
        raise SheetNotInDraft(
            _("Bảng của %(unit)s đã thẩm định xong: cần sửa thì ghi số thẩm định, có lý do.")
            % {"unit": sheet.unit}
        )


def _take(line: Line, figures: LineFigures, actor: User, at: datetime) -> None:
    data = {
        name: {"from": before, "to": figures.by_name()[name]}
        for name, before in line.figures.by_name().items()
        if before != figures.by_name()[name]
    }
    for name, value in figures.by_name().items():
        setattr(line, name, value)
    line.feed = line.fed_text = ""
    if line.verdict == Line.Verdict.AGREED:
        line.verdict, line.verified_by = Line.Verdict.NONE, None
    if line.sheet.state != Sheet.State.DRAFT:
        line.restated_at = at
    line.revision += 1
    line.save()
    record("appraisals.take_given_figures", line, actor=actor, at=at, data=data)
