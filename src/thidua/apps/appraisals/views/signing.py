"""A sheet on its way to the leader: presented, given back, signed and handed in."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods

from thidua.apps.accounts.refusals import WrongPassword
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.password_again import may_try, was_right
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.actions.signing import give_back_draft, present_sheet, submit_sheet
from thidua.apps.appraisals.forms.lines import SigningForm
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.pages.access import sheet_of
from thidua.apps.appraisals.pages.signing import signing_context
from thidua.apps.appraisals.refusals import SheetMovedOn, SheetNotComplete
from thidua.web.acting import confirm_page, done, told
from thidua.web.ask_once import was_ticked
from thidua.web.reasons import ReasonForm


@require_http_methods(["GET", "HEAD", "POST"])
def present(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """What is missing, and the act of presenting the sheet to the leader."""
    found = sheet_of(request, sheet_pk)
    authorise(user_of(request), "appraisals.present_sheet", found)
    if request.method == "POST":
        present_sheet(found, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã trình lãnh đạo bảng chấm điểm của %s.") % found.unit)
        return redirect("appraisals:sheet", found.pk)
    context = signing_context(user_of(request), found)
    return render(request, "appraisals/present.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def give_back(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """Return a presented sheet to the officer with a remark."""
    found = sheet_of(request, sheet_pk)
    user = user_of(request)
    authorise(user, "appraisals.give_back_draft", found)
    form = ReasonForm(request.POST or None, longest=1000, hint=_("Cần sửa gì, ở mục nào."))

    def act() -> None:
        give_back_draft(found, reason=form.cleaned_data["reason"], actor=user, at=timezone.now())

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã trả lại bảng để chuyên viên sửa."))
        return redirect("appraisals:sheet", found.pk)
    asked = _("Trả bảng của %s lại để chuyên viên sửa rồi trình lại.") % found.unit
    words = {"title": _("Trả lại chuyên viên"), "button": _("Trả lại")}
    return confirm_page(request, asked, form, back=found.get_absolute_url(), **words)


@never_cache  # the figures that are signed are those of now
@require_http_methods(["GET", "HEAD", "POST"])
def submit(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """What is signed, what is missing, what changed; and the act of signing."""
    found = sheet_of(request, sheet_pk)
    authorise(user_of(request), "appraisals.submit_sheet", found)
    if request.method == "POST":
        return _sign(request, found)
    return _page(request, found, SigningForm())


def _sign(request: HttpRequest, sheet: Sheet) -> HttpResponse:
    user, form = user_of(request), SigningForm(request.POST)
    if not form.is_valid():
        return _page(request, sheet, form, status=422)
    if not may_try(request, user, form):
        return _page(request, sheet, form, status=429)
    agreed, at = was_ticked(request), timezone.now()
    try:
        submit_sheet(sheet, **form.cleaned_data, despite_doubts=agreed, actor=user, at=at)
    except WrongPassword as refusal:
        form.add_error("password", told(refusal))
        return _page(request, sheet, form, status=422)
    except (SheetMovedOn, SheetNotComplete) as refusal:
        form.add_error(None, told(refusal))
        return _page(request, sheet, form, status=422)
    was_right(request, user)
    messages.success(request, _("Đã ký và nộp bảng chấm điểm của %s.") % sheet.unit)
    return redirect("appraisals:sheet", sheet.pk)


def _page(
    request: HttpRequest, sheet: Sheet, form: SigningForm, *, status: int = 200
) -> HttpResponse:
    context = signing_context(user_of(request), sheet) | {"form": form}
    return render(request, "appraisals/submit.html", context, status=status)
