"""The sheet as a spreadsheet: out, and back with a preview of every cell that changes."""

from typing import Any

from django.contrib import messages
from django.core import signing
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.actions.lines import LineChange, save_lines
from thidua.apps.appraisals.forms import WorkbookForm
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.pages.access import sheet_of
from thidua.apps.appraisals.pages.sheet import table_for
from thidua.apps.appraisals.queries import lines_of
from thidua.apps.appraisals.refusals import EvidenceRefused
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.appraisals.sheets.reading import MOST_BYTES, Preview, read_workbook
from thidua.apps.appraisals.sheets.sheet import sheet_workbook
from thidua.web.acting import told
from thidua.web.downloads import file_answer
from thidua.web.workbooks import saved

_SALT = "appraisals.upload"
_ONE_DAY = 24 * 60 * 60


@require_safe
def workbook(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """The sheet in the official layout."""
    sheet = sheet_of(request, sheet_pk)
    name = f"Bảng chấm điểm {sheet.unit.code} {sheet.season.year}.xlsx"
    return file_answer(saved(sheet_workbook(table_for(sheet, is_editable=False))), name)


@require_http_methods(["GET", "HEAD", "POST"])
def upload(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """Choose the file; see what it changes; accept."""
    sheet = sheet_of(request, sheet_pk)
    authorise(user_of(request), "appraisals.save_lines", sheet)
    if request.method == "POST" and "accept" in request.POST:
        return _accept(request, sheet)
    form = WorkbookForm(request.POST or None, request.FILES or None)
    context: dict[str, Any] = {"season": sheet.season, "tab": "sheets", "sheet": sheet}
    if request.method == "POST" and form.is_valid():
        try:
            preview = _preview(sheet, form)
            return render(
                request, "appraisals/upload_preview.html", context | _shown(preview, sheet)
            )
        except EvidenceRefused as refusal:
            form.add_error("file", told(refusal))
    context |= {"form": form, "max_bytes": MOST_BYTES}
    status = 422 if form.errors else 200
    return render(request, "appraisals/upload.html", context, status=status)


def _preview(sheet: Sheet, form: WorkbookForm) -> Preview:
    file = form.cleaned_data["file"]
    plan, lines = plan_of(sheet.scheme), lines_of(sheet)
    return read_workbook(file.file, file.name, file.size, plan, sheet, lines)


def _shown(preview: Preview, sheet: Sheet) -> dict[str, Any]:
    changes = [[each.line_pk, each.revision, dict(each.values)] for each in preview.changes]
    token = signing.dumps({"sheet": sheet.pk, "changes": changes}, salt=_SALT, compress=True)
    return {"preview": preview, "token": token}


def _accept(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    try:
        kept = signing.loads(request.POST["accept"], salt=_SALT, max_age=_ONE_DAY)
    except signing.BadSignature:
        kept = {}
    if kept.get("sheet") != sheet.pk:
        messages.error(request, _("Bản xem trước đã quá hạn: tải tệp lên lại."))
        return redirect("appraisals:upload", sheet.pk)
    changes = [LineChange(key, revision, values) for key, revision, values in kept["changes"]]
    save_lines(sheet, changes, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã nhận %d dòng từ tệp Excel.") % len(changes))
    return redirect("appraisals:sheet", sheet.pk)
