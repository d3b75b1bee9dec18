"""The sheet as a spreadsheet: out, and back with a preview of every cell that changes."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.actions.lines import LineChange, save_lines
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.pages.access import sheet_of
from thidua.apps.appraisals.pages.sheet import table_for
from thidua.apps.appraisals.sheets.reading import preview_of
from thidua.apps.appraisals.sheets.sheet import sheet_workbook
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.previews import Seal, Upload
from thidua.web.workbooks import saved

_LAYOUT = "seasons/base_season.html"
_SEAL: Seal[list[LineChange]] = Seal("sheet", list[LineChange])


@require_safe
@in_vietnamese
def workbook(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """The sheet in the official layout."""
    sheet = sheet_of(request, sheet_pk)
    name = f"Bảng chấm điểm {sheet.unit.code} {sheet.season.year}.xlsx"
    return file_answer(saved(sheet_workbook(table_for(sheet, is_editable=False))), name)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """Choose the file; see what it changes, or what is wrong in which cell; accept."""
    sheet, user = sheet_of(request, sheet_pk), user_of(request)
    authorise(user, "appraisals.save_lines", sheet)
    return _upload_of(request, sheet, user).answer(request)


def _upload_of(request: HttpRequest, sheet: Sheet, user: User) -> Upload[list[LineChange]]:
    def accept(changes: list[LineChange]) -> HttpResponse:
        save_lines(sheet, changes, actor=user, at=timezone.now())
        messages.success(request, _("Đã nhận %d dòng từ tệp Excel.") % len(changes))
        return redirect("appraisals:sheet", sheet.pk)

    return Upload(
        _SEAL,
        about=sheet,
        to_choose="appraisals/upload.html",
        back=reverse("appraisals:sheet", args=[sheet.pk]),
        read=lambda file: preview_of(sheet, file.read()),
        accept=accept,
        context={"layout": _LAYOUT, "season": sheet.season, "tab": "sheets", "sheet": sheet},
    )
