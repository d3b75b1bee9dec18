"""The marks of one checker for one unit as a spreadsheet: out, and back with a preview."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.models import Sheet
from thidua.apps.crosschecks.actions.marking import save_marks
from thidua.apps.crosschecks.facts import ReadMarks
from thidua.apps.crosschecks.models import Assignment
from thidua.apps.crosschecks.pages.marks import mark_groups
from thidua.apps.crosschecks.sheets.marks_reading import preview_of
from thidua.apps.crosschecks.sheets.marks_workbook import marks_workbook
from thidua.apps.crosschecks.views.marks import assignment_checked
from thidua.web.downloads import file_answer
from thidua.web.previews import Seal, Upload
from thidua.web.workbooks import saved

_SEAL: Seal[ReadMarks] = Seal("marks", ReadMarks)


@require_safe
def workbook(request: HttpRequest, assignment_pk: int) -> HttpResponse:
    """Every line with its figure and the own mark."""
    found, sheet = assignment_checked(request, assignment_pk)
    name = f"Chấm chéo {sheet.unit.code} {sheet.season.year} ({found.checker.code}).xlsx"
    return file_answer(saved(marks_workbook(found, sheet, mark_groups(found, sheet))), name)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, assignment_pk: int) -> HttpResponse:
    """Choose the file; see what it changes, or what is wrong in which cell; accept."""
    found, sheet = assignment_checked(request, assignment_pk)
    if found.handed_in_at or found.ended_at:
        return redirect("crosschecks:findings", sheet.pk)
    return _upload_of(request, found, sheet).answer(request)


def _upload_of(request: HttpRequest, found: Assignment, sheet: Sheet) -> Upload[ReadMarks]:
    def accept(read: ReadMarks) -> HttpResponse:
        save_marks(found, read.changes, seen=read.seen, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã nhận %d dòng từ tệp Excel.") % len(read.changes))
        return redirect("crosschecks:save_marks", found.pk)

    return Upload(
        _SEAL,
        about=found,
        to_choose="crosschecks/upload.html",
        back=reverse("crosschecks:save_marks", args=[found.pk]),
        read=lambda file: preview_of(found, sheet, mark_groups(found, sheet), file.read()),
        accept=accept,
        context={"assignment": found, "season": sheet.season, "sheet": sheet},
    )
