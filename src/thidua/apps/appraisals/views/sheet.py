"""The scoring sheet of one unit: seen, typed into, taken back, given back."""

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.actions.lines import add_own_target, remove_own_target, save_lines
from thidua.apps.appraisals.actions.sheets import return_sheet, withdraw_sheet
from thidua.apps.appraisals.forms.lines import OwnTargetForm, changes_of
from thidua.apps.appraisals.pages.access import line_of, sheet_of
from thidua.apps.appraisals.pages.retyped import retyped_context
from thidua.apps.appraisals.pages.sheet import sheet_context
from thidua.apps.appraisals.refusals import FiguresRefused, LinesChangedMeanwhile
from thidua.apps.appraisals.scoring.fed import fed_lines
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.web.acting import confirm_page, told
from thidua.web.reasons import ReasonForm


@never_cache  # the back button shows what is stored now, not the page before it was filled in
@require_http_methods(["GET", "HEAD", "POST"])
def sheet(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """The sheet; without JavaScript everything typed is saved by one button."""
    found = sheet_of(request, sheet_pk)
    user = user_of(request)
    if request.method == "POST":
        changes = changes_of(plan_of(found.scheme), fed_lines(found), request.POST)
        try:
            save_lines(found, changes, actor=user, at=timezone.now())
        except (FiguresRefused, LinesChangedMeanwhile) as refusal:
            context = retyped_context(user, found, request.POST, refusal)
            return render(request, "appraisals/sheet.html", context, status=422)
        now = timezone.localtime()
        messages.success(request, _("Đã lưu lúc %s.") % f"{now:%H:%M}")
        return redirect("appraisals:sheet", found.pk)
    context = sheet_context(user, found) | {"max_bytes": settings.EVIDENCE_MAX_BYTES}
    return render(request, "appraisals/sheet.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def withdraw(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """Take the sheet back before verification begins."""
    found = sheet_of(request, sheet_pk)
    if request.method == "POST":
        withdraw_sheet(found, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã rút lại bảng: sửa xong nhớ nộp lại."))
        return redirect("appraisals:sheet", found.pk)
    asked = _("Rút lại bảng của %s để sửa? Sửa xong phải nộp lại.") % found.unit
    words = {"title": _("Rút lại bảng chấm điểm"), "button": _("Rút lại"), "tone": "primary"}
    return confirm_page(request, asked, back=found.get_absolute_url(), **words)


@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """Return the sheet to its unit with a reason."""
    found = sheet_of(request, sheet_pk)
    authorise(user_of(request), "appraisals.return_sheet", found)
    form = ReasonForm(request.POST or None, longest=1000)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        return_sheet(found, reason=reason, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã trả lại bảng cho %s.") % found.unit)
        return redirect("appraisals:sheets", found.season_id)
    asked = _("Trả bảng của %s lại để đơn vị sửa. Đơn vị sẽ thấy lý do.") % found.unit
    words = {"title": _("Trả lại bảng chấm điểm"), "button": _("Trả lại")}
    return confirm_page(request, asked, form, back=found.get_absolute_url(), **words)


@require_http_methods(["GET", "HEAD", "POST"])
def own_target(request: HttpRequest, sheet_pk: int, item: str) -> HttpResponse:
    """Add an own target that the registration does not hold."""
    found = sheet_of(request, sheet_pk)
    authorise(user_of(request), "appraisals.add_own_target", found)
    form = OwnTargetForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            values = form.cleaned_data
            line = add_own_target(found, item, values, actor=user_of(request), at=timezone.now())
            return redirect(f"{found.get_absolute_url()}#line-{line.pk}")
        except FiguresRefused as refusal:
            form.add_error("target", told(refusal))
    context = {"season": found.season, "tab": "sheets", "sheet": found, "item": item, "form": form}
    return render(request, "appraisals/own_target.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def remove_target(request: HttpRequest, line_pk: int) -> HttpResponse:
    """Remove an own target that the unit added itself."""
    line = line_of(request, line_pk)
    if request.method == "POST":
        remove_own_target(line, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã bỏ chỉ tiêu riêng “%s”.") % (line.label or line.item))
        return redirect(line.sheet.get_absolute_url())
    asked = _("Bỏ chỉ tiêu riêng “%s” khỏi bảng?") % (line.label or line.item)
    words = {"title": _("Bỏ chỉ tiêu riêng"), "button": _("Bỏ chỉ tiêu")}
    return confirm_page(request, asked, back=line.sheet.get_absolute_url(), **words)
