"""The scoring periods of a year: read by the whole bloc, run by head and deputy."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_POST, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.actions import period_course, periods
from thidua.apps.appraisals.forms.periods import PeriodForm, YearWayForm
from thidua.apps.appraisals.pages.access import period_of, season_of
from thidua.apps.appraisals.pages.periods import periods_page
from thidua.apps.appraisals.queries import last_result_of, year_way
from thidua.apps.appraisals.scoring.period_plan import HALVES, QUARTERS
from thidua.apps.seasons.models import Season
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.asked import choice_in
from thidua.web.reasons import ReasonForm
from thidua.web.revisions import seen_in


@require_safe
def season_periods(request: HttpRequest, season_pk: int) -> HttpResponse:
    """All periods of a year, and how they make it."""
    season = season_of(request, season_pk)
    context = {"season": season, "tab": "sheets", "page": periods_page(user_of(request), season)}
    return render(request, "appraisals/periods.html", context)


@require_POST
def make(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Four quarters, or two halves."""
    season = season_of(request, season_pk)
    in_halves = choice_in(request.POST, "parts", {str(HALVES)})
    parts = HALVES if in_halves else QUARTERS
    made = periods.make_periods(season, parts, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã chia năm thành %d kỳ chấm điểm.") % len(made))
    return _back(season)


@require_http_methods(["GET", "HEAD", "POST"])
def add(request: HttpRequest, season_pk: int) -> HttpResponse:
    """One more period."""
    season, user = season_of(request, season_pk), user_of(request)
    authorise(user, "appraisals.add_period", season)
    form, at = PeriodForm(season, post=request.POST or None), timezone.now()
    if request.method == "POST" and done(
        form, lambda: periods.add_period(season, form.facts(), actor=user, at=at)
    ):
        messages.success(request, _("Đã thêm kỳ chấm điểm."))
        return _back(season)
    back = _address(season)
    return form_page(request, form, title=_("Thêm kỳ chấm điểm"), button=_("Thêm kỳ"), back=back)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, period_pk: int) -> HttpResponse:
    """Other words or days."""
    period, user = period_of(request, period_pk), user_of(request)
    authorise(user, "appraisals.edit_period", period.season)
    form = PeriodForm(period.season, period, request.POST or None)
    seen, at = seen_in(request) or str(period.revision), timezone.now()
    if request.method == "POST" and done(
        form, lambda: periods.edit_period(period, form.facts(), seen=seen, actor=user, at=at)
    ):
        messages.success(request, _("Đã lưu kỳ chấm điểm."))
        return _back(period.season)
    title, back = _("Sửa %s") % period, _address(period.season)
    return form_page(request, form, title=title, button=_("Lưu"), back=back, seen=seen)


@require_POST
def remove(request: HttpRequest, period_pk: int) -> HttpResponse:
    """Do without it."""
    period = period_of(request, period_pk)
    periods.remove_period(period, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã bỏ %s.") % period)
    return _back(period.season)


@require_http_methods(["GET", "HEAD", "POST"])
def set_way(request: HttpRequest, season_pk: int) -> HttpResponse:
    """How the periods make the year."""
    season, user = season_of(request, season_pk), user_of(request)
    authorise(user, "appraisals.set_year_way", season)
    way, at = year_way(season), timezone.now()
    form, seen = YearWayForm(way, request.POST or None), seen_in(request) or str(way.revision)
    if request.method == "POST" and done(
        form, lambda: periods.set_year_way(season, form.facts(), seen=seen, actor=user, at=at)
    ):
        messages.success(request, _("Đã lưu cách tính cả năm, mọi đơn vị đều thấy."))
        return _back(season)
    title, back = _("Cách tính cả năm từ các kỳ"), _address(season)
    return form_page(request, form, title=title, button=_("Lưu"), back=back, seen=seen)


@require_POST
def open_one(request: HttpRequest, period_pk: int) -> HttpResponse:
    """Make its sheets and let the units score."""
    period = period_of(request, period_pk)
    made = period_course.open_period(period, actor=user_of(request), at=timezone.now())
    said = _("Đã lập %(count)d bảng chấm điểm %(period)s, các đơn vị bắt đầu tự chấm.")
    messages.success(request, said % {"count": len(made), "period": period})
    return redirect("appraisals:sheets", period.season_id)


@require_http_methods(["GET", "HEAD", "POST"])
def close(request: HttpRequest, period_pk: int) -> HttpResponse:
    """Publish its result, after asking once; another result than before needs a reason."""
    period, user = period_of(request, period_pk), user_of(request)
    authorise(user, "appraisals.close_period", period.season)
    form = ReasonForm(request.POST or None) if last_result_of(period) else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        period_course.close_period(period, reason=reason, actor=user, at=timezone.now())
        messages.success(request, _("Đã công bố kết quả và đóng %s.") % period)
        return redirect("appraisals:period_result", period.pk)
    asked = _(
        "Công bố kết quả %s và đóng kỳ? Mọi đơn vị xem được bảng xếp hạng và bảng chấm điểm của "
        "nhau trong kỳ; các bảng giữ nguyên, sửa sai thì mở lại kỳ, có lý do."
    )
    words = {"title": _("Công bố và đóng kỳ"), "tone": "primary"}
    return confirm_page(request, asked % period, form, back=_address(period.season), **words)


@require_http_methods(["GET", "HEAD", "POST"])
def reopen(request: HttpRequest, period_pk: int) -> HttpResponse:
    """Take it up again, with a reason."""
    period, user = period_of(request, period_pk), user_of(request)
    authorise(user, "appraisals.reopen_period", period.season)
    form, at = ReasonForm(request.POST or None, longest=1000), timezone.now()
    if request.method == "POST" and done(
        form,
        lambda: period_course.reopen_period(
            period, reason=form.cleaned_data["reason"], actor=user, at=at
        ),
    ):
        messages.success(request, _("Đã mở lại %s: mở khoá bảng cần sửa.") % period)
        return redirect("appraisals:sheets", period.season_id)
    asked = _("Mở lại %s để sửa sai? Kết quả đã công bố giữ nguyên đến khi đóng kỳ lần nữa.")
    words = {"title": _("Mở lại kỳ chấm điểm"), "button": _("Mở lại kỳ")}
    return confirm_page(request, asked % period, form, back=_address(period.season), **words)


def _address(season: Season) -> str:
    return reverse("appraisals:periods", args=[season.pk])


def _back(season: Season) -> HttpResponse:
    return redirect("appraisals:periods", season.pk)
