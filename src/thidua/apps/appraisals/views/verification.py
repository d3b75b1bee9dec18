"""Verification of a sheet: line by line, in bulk, finished, locked."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import ngettext
from django.views.decorators.http import require_http_methods, require_POST, require_safe
from django_htmx.http import reswap, retarget

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.actions.finishing import finish_verification, lock_sheet, reopen_sheet
from thidua.apps.appraisals.actions.locking_all import lock_sheets
from thidua.apps.appraisals.actions.sheets import close_overdue_sheet
from thidua.apps.appraisals.actions.verification import LineVerdict, agree_rest, verify_line
from thidua.apps.appraisals.forms.lines import change_of
from thidua.apps.appraisals.models import Line
from thidua.apps.appraisals.pages.access import (
    line_of,
    lockable_sheets,
    next_to_verify,
    season_of,
    sheet_of,
)
from thidua.apps.appraisals.pages.sheet import sheet_context
from thidua.apps.appraisals.pages.verification import SHOWS, one_examined, verify_context
from thidua.apps.appraisals.refusals import LinesChangedMeanwhile
from thidua.apps.appraisals.scoring.plan import plan_of
from thidua.apps.appraisals.scoring.typed_lines import typed_values
from thidua.domain.refusal import Refusal
from thidua.web.acting import Following, confirm_page, lead_on
from thidua.web.asked import choice_in, keys_in, text_in
from thidua.web.parts import asks_for_part
from thidua.web.reasons import ReasonForm

_IN_PLACE: Any = "outerHTML show:none"  # of the line; nothing scrolls


@require_safe
def verify(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """The lines with what the unit says, what proves it, and what the verifier says."""
    found, user = sheet_of(request, sheet_pk), user_of(request)
    context = verify_context(user, found, choice_in(request.GET, "show", SHOWS, "all"))
    if not (context["may_verify"] or context["may_reopen"]):
        raise PermissionDenied("appraisals.view_verification")
    return render(request, "appraisals/verify.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def verify_one(request: HttpRequest, line_pk: int) -> HttpResponse:
    """Agree with one line, or put another figure with a reason."""
    line, user = line_of(request, line_pk), user_of(request)
    if request.method != "POST":
        authorise(user, "appraisals.verify_line", line)
        return _line_answer(request, line, {}, "")
    change = change_of(plan_of(line.sheet.scheme), line, request.POST)
    reason = text_in(request.POST, "reason")
    agrees = bool(choice_in(request.POST, "act", {"agree"}))
    verdict = LineVerdict(agrees, change.revision, change.values, reason)
    try:
        verify_line(line, verdict, actor=user, at=timezone.now())
    except Refusal as refusal:
        typed = None if agrees else typed_values(request.POST, line) | {"reason": reason}
        again = line_of(request, line_pk)
        return _line_answer(request, again, typed, _with_theirs(refusal), status=422)
    if asks_for_part(request):
        return _line_answer(request, line, None, "")
    return redirect(f"{reverse('appraisals:verify', args=[line.sheet_id])}#line-{line.pk}")


def _with_theirs(refusal: Refusal) -> str:
    if isinstance(refusal, LinesChangedMeanwhile):
        return _("Chưa lưu: dòng này vừa được người khác thẩm định, số mới hiện bên cạnh. "
                 "Xem lại rồi bấm lần nữa nếu vẫn ghi theo ý bạn.")  # fmt: skip
    return str(refusal)


def _line_answer(
    request: HttpRequest, line: Line, typed: dict[str, str] | None, error: str, status: int = 200
) -> HttpResponse:
    """The line in its place on the open page, or on a page of its own; ``typed``: being changed."""
    user, is_part = user_of(request), asks_for_part(request)
    context = verify_context(user, line.sheet, "all")
    found = one_examined(user, context["table"], line, typed, error)
    name = f"appraisals/{'_verify_answer' if is_part else 'verify_line'}.html"
    page = render(request, name, context | {"examined": found, "oob": True}, status=status)
    return reswap(retarget(page, f"#line-{line.pk}"), _IN_PLACE) if is_part else page


@require_http_methods(["GET", "HEAD", "POST"])
def agree(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """Agree with all lines that nobody has looked at, after asking once."""
    found = sheet_of(request, sheet_pk)
    authorise(user_of(request), "appraisals.agree_rest", found)
    back = reverse("appraisals:verify", args=[found.pk])
    if request.method == "POST":
        count = agree_rest(found, actor=user_of(request), at=timezone.now())
        text = ngettext("Đã đồng ý %d dòng.", "Đã đồng ý %d dòng.", count)
        messages.success(request, text % count)
        return redirect(back)
    count = sheet_context(user_of(request), found)["table"].verdicts["unseen"]
    asked = _("Đồng ý %(count)d dòng chưa xem của %(unit)s đúng như đơn vị khai?")
    return confirm_page(
        request,
        asked % {"count": count, "unit": found.unit},
        title=_("Đồng ý các dòng còn lại"),
        button=_("Đồng ý %d dòng") % count,
        tone="primary",
        back=back,
    )


@require_http_methods(["GET", "HEAD", "POST"])
def close_overdue(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """Take in the sheet of a late unit as it stands."""
    found = sheet_of(request, sheet_pk)
    authorise(user_of(request), "appraisals.close_overdue_sheet", found)
    form = ReasonForm(request.POST or None, longest=1000)
    if request.method == "POST" and form.is_valid():
        at, reason = timezone.now(), form.cleaned_data["reason"]
        day = timezone.localdate(at)
        close_overdue_sheet(found, reason=reason, day=day, actor=user_of(request), at=at)
        messages.success(request, _("Đã chốt bảng của %s như đang có.") % found.unit)
        return redirect("appraisals:verify", found.pk)
    asked = _("Chốt bảng của %s như đang có để khối thẩm định tiếp? Mục chưa có số liệu tính "
              "0 điểm; đơn vị vẫn giải trình được.")  # fmt: skip
    words = {"title": _("Chốt bảng quá hạn thay đơn vị"), "button": _("Chốt bảng")}
    return confirm_page(request, asked % found.unit, form, back=found.get_absolute_url(), **words)


@require_POST
def finish(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """Every line was looked at."""
    found = sheet_of(request, sheet_pk)
    finish_verification(found, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã kết thúc thẩm định bảng của %s.") % found.unit)
    return redirect("appraisals:verify", found.pk)


@require_POST
def lock(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """Freeze the sheet."""
    found = sheet_of(request, sheet_pk)
    lock_sheet(found, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã khoá bảng của %s.") % found.unit)
    sheet = next_to_verify(user_of(request), found)
    following = (
        None
        if sheet is None
        else Following(str(sheet.unit), reverse("appraisals:verify", args=[sheet.pk]))
    )
    return lead_on(request, following, reverse("appraisals:sheets", args=[found.season_id]))


@require_http_methods(["GET", "HEAD", "POST"])
def lock_all(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Freeze every verified sheet, after asking once and naming the units."""
    season, user = season_of(request, season_pk), user_of(request)
    waiting = lockable_sheets(user, season)
    back = reverse("appraisals:sheets", args=[season.pk])
    if not waiting:
        messages.info(request, _("Không có bảng nào đã thẩm định xong và chờ khoá."))
        return redirect(back)
    if request.method == "POST":
        asked = set(keys_in(request.POST, "sheet"))
        kept = lock_sheets(
            [sheet for sheet in waiting if sheet.pk in asked], actor=user, at=timezone.now()
        )
        messages.success(request, _("Đã khoá %d bảng chấm điểm.") % len(kept))
        return redirect(back)
    context = {"season": season, "waiting": waiting, "back": back}
    return render(request, "appraisals/lock_all.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, sheet_pk: int) -> HttpResponse:
    """Take the lock off with a reason."""
    found = sheet_of(request, sheet_pk)
    authorise(user_of(request), "appraisals.reopen_sheet", found)
    form = ReasonForm(request.POST or None, longest=1000)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        reopen_sheet(found, reason=reason, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã mở khoá bảng của %s.") % found.unit)
        return redirect("appraisals:verify", found.pk)
    asked = _("Mở khoá bảng của %s để sửa sai? Kết quả đã công bố giữ nguyên đến khi "
              "công bố lại.")  # fmt: skip
    words = {"title": _("Mở khoá bảng chấm điểm"), "button": _("Mở khoá")}
    return confirm_page(request, asked % found.unit, form, back=found.get_absolute_url(), **words)
