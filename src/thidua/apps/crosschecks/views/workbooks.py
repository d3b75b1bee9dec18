"""The marks of one checker as a spreadsheet, of one unit or all: out, and back with a preview."""

from collections.abc import Mapping, Sequence

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.models import Sheet
from thidua.apps.crosschecks.actions.marking import save_marks, save_marks_of_units
from thidua.apps.crosschecks.facts import ReadMarks
from thidua.apps.crosschecks.models import Assignment
from thidua.apps.crosschecks.pages.marks import SheetToMark, mark_groups, sheets_to_mark
from thidua.apps.crosschecks.sheets.marks_reading import preview_of
from thidua.apps.crosschecks.sheets.marks_workbook import marks_workbook
from thidua.apps.crosschecks.views.draw import back_to, season_shown
from thidua.apps.crosschecks.views.marks import assignment_checked
from thidua.apps.seasons.models import Season
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.previews import Seal, Upload
from thidua.web.revisions import StalePage
from thidua.web.workbooks import saved

_SEAL: Seal[tuple[ReadMarks, ...]] = Seal("marks", tuple[ReadMarks, ...])


@require_safe
@in_vietnamese
def workbook(request: HttpRequest, assignment_pk: int) -> HttpResponse:
    """Every line with its figure and the own mark."""
    found, sheet = assignment_checked(request, assignment_pk)
    to_mark = SheetToMark(found, sheet, mark_groups(found, sheet))
    name = f"Chấm chéo {sheet.unit.code} {sheet.season.year} ({found.checker.code}).xlsx"
    return file_answer(saved(marks_workbook([to_mark])), name)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, assignment_pk: int) -> HttpResponse:
    """Choose the file; see what it changes, or what is wrong in which cell; accept."""
    found, sheet = assignment_checked(request, assignment_pk)
    if found.handed_in_at or found.ended_at:
        return redirect("crosschecks:findings", sheet.pk)
    return _upload_of(request, found, sheet).answer(request)


def _upload_of(
    request: HttpRequest, found: Assignment, sheet: Sheet
) -> Upload[tuple[ReadMarks, ...]]:
    def accept(read: tuple[ReadMarks, ...]) -> HttpResponse:
        for each in read:
            seen, at = each.seen, timezone.now()
            save_marks(found, each.changes, seen=seen, actor=user_of(request), at=at)
        messages.success(request, _("Đã nhận %d dòng từ tệp Excel.") % _lines(read))
        return redirect("crosschecks:save_marks", found.pk)

    to_mark = [SheetToMark(found, sheet, mark_groups(found, sheet))]
    return Upload(
        _SEAL,
        about=found,
        to_choose="crosschecks/upload.html",
        back=reverse("crosschecks:save_marks", args=[found.pk]),
        read=lambda file: preview_of(to_mark, file.read()),
        accept=accept,
        context={
            "season": sheet.season,
            "of": sheet.unit,
            "workbook": reverse("crosschecks:marks_workbook", args=[found.pk]),
        },
    )


@require_safe
@in_vietnamese
def workbook_of_units(request: HttpRequest, season_pk: int) -> HttpResponse:
    """All that the own units still mark, a page for each unit."""
    season = season_shown(request, season_pk)
    to_mark = sheets_to_mark(user_of(request), season)
    if not to_mark:
        raise Http404
    name = f"Chấm chéo {season.bloc.code} {season.year} ({_checkers(to_mark)}).xlsx"
    return file_answer(saved(marks_workbook(to_mark)), name)


@require_http_methods(["GET", "HEAD", "POST"])
def upload_of_units(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Choose the file; see what it changes on every unit, or what is wrong; accept all of it."""
    season = season_shown(request, season_pk)
    to_mark = sheets_to_mark(user_of(request), season)
    if not to_mark:
        messages.info(request, _("Đơn vị của bạn không còn bảng nào phải chấm."))
        return redirect(back_to(season))
    return _upload_of_all(request, season, to_mark).answer(request)


def _upload_of_all(
    request: HttpRequest, season: Season, to_mark: Sequence[SheetToMark]
) -> Upload[tuple[ReadMarks, ...]]:
    pairs = {each.assignment.pk: each.assignment for each in to_mark}

    def accept(read: tuple[ReadMarks, ...]) -> HttpResponse:
        marks = {_still(pairs, each.assignment): each for each in read if each.changes}
        save_marks_of_units(marks, actor=user_of(request), at=timezone.now())
        told = {"lines": _lines(read), "units": len(marks)}
        messages.success(
            request, _("Đã nhận %(lines)d dòng của %(units)d đơn vị từ tệp Excel.") % told
        )
        return redirect(back_to(season))

    return Upload(
        _SEAL,
        about=season,
        to_choose="crosschecks/upload.html",
        back=back_to(season),
        read=lambda file: preview_of(to_mark, file.read()),
        accept=accept,
        context={
            "season": season,
            "of": _("%d đơn vị") % len(to_mark),
            "workbook": reverse("crosschecks:workbook_of_units", args=[season.pk]),
        },
    )


def _still(pairs: Mapping[int, Assignment], key: int) -> Assignment:
    """The pair of a page of the file, if it is still to be marked."""
    if key not in pairs:
        raise StalePage(_("Có đơn vị đã nộp hoặc thôi chấm sau khi xem trước. Chọn lại tệp."))
    return pairs[key]


def _checkers(to_mark: Sequence[SheetToMark]) -> str:
    return ", ".join(dict.fromkeys(each.assignment.checker.code for each in to_mark))


def _lines(read: Sequence[ReadMarks]) -> int:
    return sum(len(each.changes) for each in read)
