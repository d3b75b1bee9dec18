"""The time for objections: its page, opening it, objecting, answering, the final lock."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.queries import published_result
from thidua.apps.crosschecks.actions.objecting import (
    answer_objection,
    lock_result,
    make_objection,
    open_objections,
)
from thidua.apps.crosschecks.forms import AnswerForm, ObjectionForm, WindowForm
from thidua.apps.crosschecks.queries import member_units, objections_visible_to, window_of
from thidua.apps.crosschecks.views.draw import season_shown
from thidua.apps.seasons.queries import roles_in
from thidua.web.acting import confirm_page, done, form_page


@require_safe
def objections(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Every objection with its answer, for the whole bloc."""
    season, user = season_shown(request, season_pk), user_of(request)
    window = window_of(season)
    found = objections_visible_to(user).filter(window__season=season).order_by("pk")
    is_open = window is not None and not window.locked_at
    can_object = is_open and window is not None and timezone.localdate() <= window.closes_on
    rows = [(each, is_open and can(user, "crosschecks.answer_objection", each)) for each in found]
    context = {
        "season": season,
        "tab": "result",
        "window": window,
        "rows": rows,
        "result": published_result(season),
        "runs": can(user, "crosschecks.lock_result", season),
        "may_object": can_object and bool(roles_in(user, season).member_units),
    }
    return render(request, "crosschecks/objections.html", context)


def open_(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Say until which day."""
    season, user = season_shown(request, season_pk), user_of(request)
    authorise(user, "crosschecks.open_objections", season)
    form, now = WindowForm(request.POST or None), timezone.now()
    day, back = timezone.localdate(now), reverse("crosschecks:objections", args=[season.pk])
    if request.method == "POST" and done(
        form, lambda: open_objections(season, **form.cleaned_data, day=day, actor=user, at=now)
    ):
        messages.success(request, _("Đã mở thời hạn kiến nghị, mọi đơn vị đều thấy."))
        return redirect(back)
    title = _("Thời hạn kiến nghị kết quả")
    return form_page(request, form, title=title, button=_("Đặt"), back=back)


def add(request: HttpRequest, season_pk: int) -> HttpResponse:
    """A unit objects."""
    season, user = season_shown(request, season_pk), user_of(request)
    mine = roles_in(user, season).member_units
    units = [unit for unit in member_units(season).values() if unit.pk in mine]
    form, now = ObjectionForm(units, request.POST or None), timezone.now()
    day, back = timezone.localdate(now), reverse("crosschecks:objections", args=[season.pk])
    if request.method == "POST" and done(
        form, lambda: make_objection(season, form.facts(), day=day, actor=user, at=now)
    ):
        messages.success(request, _("Đã ghi kiến nghị."))
        return redirect(back)
    title = _("Kiến nghị kết quả")
    return form_page(request, form, title=title, button=_("Gửi kiến nghị"), back=back)


def answer(request: HttpRequest, objection_pk: int) -> HttpResponse:
    """Accepted or not, and why."""
    user = user_of(request)
    found = get_object_or_404(objections_visible_to(user), pk=objection_pk)
    authorise(user, "crosschecks.answer_objection", found)
    form, now = AnswerForm(request.POST or None), timezone.now()
    back = reverse("crosschecks:objections", args=[found.window.season_id])
    if request.method == "POST" and done(
        form, lambda: answer_objection(found, **form.cleaned_data, actor=user, at=now)
    ):
        messages.success(request, _("Đã trả lời kiến nghị."))
        return redirect(back)
    page = {"title": str(found), "note": found.text, "button": _("Trả lời")}
    return form_page(request, form, **page, back=back)


@require_http_methods(["GET", "HEAD", "POST"])
def lock(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The result is final."""
    season, user = season_shown(request, season_pk), user_of(request)
    authorise(user, "crosschecks.lock_result", season)
    back = reverse("crosschecks:objections", args=[season.pk])
    if request.method == "POST":
        now = timezone.now()
        lock_result(season, day=timezone.localdate(now), actor=user, at=now)
        messages.success(request, _("Đã khoá kết quả cuối cùng."))
        return redirect(back)
    asked = _("Khoá kết quả cuối cùng? Từ đó không mở khoá bảng, không công bố lại được.")
    words = {"title": _("Khoá kết quả cuối cùng"), "button": _("Khoá kết quả")}
    return confirm_page(request, asked, back=back, **words)
