"""Locked copies of what is about to change, and the states in which it may."""

from django.utils.translation import gettext as _

from thidua.apps.appraisals.models import Line, Sheet
from thidua.apps.appraisals.refusals import (
    PeersFirst,
    ResultSealed,
    ScorersFirst,
    ScoringNotOpen,
    SheetNotHandedIn,
    SheetNotInDraft,
)
from thidua.apps.appraisals.registries.origins import awaited
from thidua.apps.appraisals.registries.peers import peers
from thidua.apps.appraisals.registries.seals import sealed
from thidua.apps.seasons.models import Season
from thidua.web.words import written_day

OPEN_STATES = (Season.State.SCORING, Season.State.REVIEWING)
CORRECTABLE_STATES = (*OPEN_STATES, Season.State.CONFERENCE)


def locked_sheet(pk: int) -> Sheet:
    """The sheet, locked until the transaction ends, with all that permissions ask for."""
    return (
        Sheet.every.select_for_update(of=("self",))
        .select_related("season__bloc__authority", "unit", "scheme", "period")
        .get(pk=pk)
    )


def locked_line(pk: int) -> Line:
    """The line, locked after its sheet."""
    sheet = locked_sheet(Line.objects.values_list("sheet", flat=True).get(pk=pk))
    line = Line.objects.select_for_update(of=("self",)).get(pk=pk)
    line.sheet = sheet
    return line


def check_open(season: Season) -> None:
    """Sheets are filled in and verified while the season is scoring or reviewing."""
    if season.state not in OPEN_STATES:
        raise ScoringNotOpen(
            _(
                "Năm %(year)s đang ở bước “%(season_state)s”: bảng chấm điểm chỉ sửa "
                "được ở bước Tự chấm điểm và Thẩm định."
            )
            % {"year": season.year, "season_state": season.get_state_display()}
        )


def check_correctable(season: Season) -> None:
    """A verified figure may still be corrected at the conference, never in a closed year."""
    if season.state not in CORRECTABLE_STATES:
        raise ScoringNotOpen(
            _(
                "Năm %(year)s đang ở bước “%(season_state)s”: không thẩm định hay sửa "
                "bảng chấm điểm được nữa."
            )
            % {"year": season.year, "season_state": season.get_state_display()}
        )


def check_draft(sheet: Sheet) -> None:
    """Only a draft is changed by its unit."""
    check_open(sheet.season)
    if sheet.state != Sheet.State.DRAFT:
        raise SheetNotInDraft(
            _(
                "Bảng của %(unit)s đang ở trạng thái “%(sheet_state)s”, không sửa được "
                "số tự chấm. Cần sửa thì rút lại trước khi thẩm định, hoặc đề nghị trả "
                "lại."
            )
            % {"unit": sheet.unit, "sheet_state": sheet.get_state_display()}
        )


def check_handed_in(sheet: Sheet) -> None:
    """Handed in and not locked: the time of verification and answers."""
    check_correctable(sheet.season)
    if sheet.state == Sheet.State.DRAFT:
        raise SheetNotHandedIn(
            _("%(unit)s chưa nộp bảng chấm điểm nên chưa thẩm định được.") % {"unit": sheet.unit}
        )
    if sheet.state == Sheet.State.LOCKED:
        raise SheetNotHandedIn(
            _("Bảng của %(unit)s đã khoá ngày %(sheet)s: không sửa được nữa.")
            % {"unit": sheet.unit, "sheet": _time(sheet)}
        )


def check_in_hand(sheet: Sheet) -> None:
    """The sheets of a closed period are corrected once it is open again."""
    if sheet.is_past:
        raise ScoringNotOpen(
            _("%(period)s đã đóng: mở lại kỳ đó trước khi sửa bảng của %(unit)s.")
            % {"period": sheet.period, "unit": sheet.unit}
        )


def check_not_sealed(season: Season) -> None:
    """A result that is locked for good is neither corrected nor published again."""
    if said := sealed(season):
        raise ResultSealed(said)


def check_turn(sheet: Sheet) -> None:
    """Whoever verifies waits for the units that check the sheet before."""
    if said := peers().stands_before(sheet):
        raise PeersFirst(said)


def check_scored(line: Line) -> None:
    """Nobody verifies past whom the table lets score: their figure comes first."""
    if who := awaited(line.sheet).get(line.pk):
        words = {"item": line.item, "who": who, "unit": line.sheet.unit}
        raise ScorersFirst(
            _(
                "Mục %(item)s của %(unit)s do %(who)s chấm và chưa có số: chờ số đó, hoặc cơ quan "
                "thường trực nhập thay kèm lý do ở trang “Nơi chấm”."
            )
            % words
        )


def _time(sheet: Sheet) -> str:
    from_lock = sheet.locked_at or sheet.verified_at
    return written_day(from_lock) if from_lock else ""
