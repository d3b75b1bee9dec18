"""Reports in Excel: one out and back with a preview, all units of a form consolidated."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.paperwork.queries import rendered
from thidua.apps.paperwork.registries.papers import Request
from thidua.apps.reports.actions.reporting import save_report
from thidua.apps.reports.pages.consolidated import consolidated
from thidua.apps.reports.pages.report import ReportSheet
from thidua.apps.reports.papers.unit_report import paper_of
from thidua.apps.reports.sheets.consolidated import consolidated_workbook
from thidua.apps.reports.sheets.report import ReportWrite, preview_of, workbook_of
from thidua.apps.reports.views.forms import form_of
from thidua.apps.reports.views.reporting import sheet_for
from thidua.web.asked import the_one
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.previews import Seal, Upload

_SEAL: Seal[ReportWrite] = Seal("report", ReportWrite)


@require_safe
@in_vietnamese
def report_workbook(request: HttpRequest, form_pk: int, unit_pk: int) -> HttpResponse:
    """One report with everything that is known for it."""
    sheet = sheet_for(user_of(request), form_pk, unit_pk, "reports.view_report")
    return file_answer(workbook_of(sheet), f"{sheet.form} {sheet.unit.code}.xlsx")


@require_safe
@in_vietnamese
def report_paper(request: HttpRequest, form_pk: int, unit_pk: int, form: str) -> HttpResponse:
    """The paper of a report that was handed in, in PDF or Word."""
    user = user_of(request)
    sheet = sheet_for(user, form_pk, unit_pk, "reports.view_report")
    found = the_one([sheet.report] if sheet.report and not sheet.is_editable else [])
    document = paper_of(Request(sheet.form.season, sheet.unit, user), found)
    content = rendered(document, form, timezone.localdate())
    return file_answer(content, f"{found}.{form}", shown=form == "pdf")


def upload(request: HttpRequest, form_pk: int, unit_pk: int) -> HttpResponse:
    """Choose the file; see what it changes, or what is wrong in which cell; accept."""
    sheet = sheet_for(user_of(request), form_pk, unit_pk, "reports.save_report")
    if not sheet.is_editable:
        return redirect("reports:report", form_pk, unit_pk)
    return Upload(
        _SEAL,
        about=sheet.unit,
        to_choose="reports/upload.html",
        back=reverse("reports:save_report", args=[form_pk, unit_pk]),
        read=lambda file: preview_of(sheet, file.read()),
        accept=lambda write: _accepted(request, sheet, write),
        context={
            "layout": "seasons/base_season.html", "season": sheet.form.season, "tab": "reports",
            "form_of_report": sheet.form, "unit": sheet.unit,
        },
    ).answer(request)  # fmt: skip


@require_safe
def together(request: HttpRequest, form_pk: int) -> HttpResponse:
    """All units of a form side by side."""
    user = user_of(request)
    form = form_of(user, form_pk)
    table = consolidated(form, user)
    context = {"season": form.season, "tab": "reports", "form": form, "table": table}
    return render(request, "reports/consolidated.html", context)


@require_safe
@in_vietnamese
def together_workbook(request: HttpRequest, form_pk: int) -> HttpResponse:
    """The same in Excel."""
    user = user_of(request)
    form = form_of(user, form_pk)
    content = consolidated_workbook(form, consolidated(form, user))
    return file_answer(content, _("Tổng hợp %s.xlsx") % form)


def _accepted(request: HttpRequest, sheet: ReportSheet, write: ReportWrite) -> HttpResponse:
    save_report(
        sheet.form, sheet.unit, write.figures,
        actor=user_of(request), at=timezone.now(), seen=str(write.revision),
    )  # fmt: skip
    messages.success(request, _("Đã nhận %d chỉ tiêu từ tệp Excel, chưa nộp.") % len(write.figures))
    return redirect("reports:save_report", sheet.form.pk, sheet.unit.pk)
