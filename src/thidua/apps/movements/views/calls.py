"""The catalogue: what an authority calls its blocs to, and a bloc's year joining."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.movements.actions.calls import create_call, edit_call, join_call, retire_call
from thidua.apps.movements.forms.calls import CallForm
from thidua.apps.movements.models import CalledMovement
from thidua.apps.movements.pages.calls import call_rows, years_called
from thidua.apps.movements.queries import calls_to_join, calls_visible_to, runs_all_movements
from thidua.apps.organisations.queries import authorities_of, authorities_visible_to
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.asked import year_in
from thidua.web.lists import options
from thidua.web.revisions import seen_in


@require_safe
def calls(request: HttpRequest) -> HttpResponse:
    """The catalogue with who joined this year."""
    user, today = user_of(request), timezone.localdate()
    year = year_in(request.GET, "year") or today.year
    years = options([(each, each) for each in years_called(user, today)], year)
    context = {
        "rows": call_rows(user, year, today),
        "year": year,
        "years": years,
        "offices": authorities_visible_to(user),
    }
    return render(request, "movements/calls.html", context)


@require_safe
def to_join(request: HttpRequest, season_pk: int) -> HttpResponse:
    """What a bloc's year is called to and has not joined."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    is_open = season.state != Season.State.CLOSED
    context = {
        "season": season,
        "tab": "movements",
        "calls": calls_to_join(season),
        "may_join": is_open and runs_all_movements(user, season),
    }
    return render(request, "movements/to_join.html", context)


@require_POST
def join(request: HttpRequest, season_pk: int, called_movement_pk: int) -> HttpResponse:
    """Take one into the year."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    call = get_object_or_404(calls_visible_to(user), pk=called_movement_pk)
    movement = join_call(season, call, actor=user, at=timezone.now())
    messages.success(request, _("Khối đã tham gia “%s”.") % movement)
    return redirect("movements:movement", movement.pk)


def add(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """One more movement."""
    user = user_of(request)
    authority = get_object_or_404(authorities_of(user), pk=authority_pk)
    authorise(user, "movements.keep_calls", authority)
    form, back = CallForm(request.POST or None), reverse("movements:calls")
    if request.method == "POST" and done(
        form, lambda: create_call(authority, form.facts(), actor=user, at=timezone.now())
    ):
        messages.success(request, _("Đã thêm vào danh mục."))
        return redirect(back)
    words = {"title": _("Thêm phong trào vào danh mục"), "button": _("Thêm"), "thing": authority}
    return form_page(request, form, back=back, **words)


def edit(request: HttpRequest, called_movement_pk: int) -> HttpResponse:
    """Say otherwise what blocs are called to."""
    user, call = user_of(request), _call(request, called_movement_pk)
    form = CallForm(request.POST) if request.method == "POST" else CallForm.of(call)
    back, seen = reverse("movements:calls"), seen_in(request)
    if request.method == "POST" and done(
        form, lambda: edit_call(call, form.facts(), actor=user, at=timezone.now(), seen=seen)
    ):
        messages.success(request, _("Đã lưu “%s”.") % call)
        return redirect(back)
    words = {"title": _("Sửa phong trào trong danh mục"), "button": _("Lưu"), "thing": call}
    return form_page(request, form, back=back, seen=str(call.revision), **words)


def retire(request: HttpRequest, called_movement_pk: int) -> HttpResponse:
    """Ask once, then call nobody to it any more."""
    call, back = _call(request, called_movement_pk), reverse("movements:calls")
    if request.method == "POST":
        retire_call(call, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã thôi gọi tham gia “%s”.") % call)
        return redirect(back)
    text = _("Thôi gọi các khối tham gia “%s”? Khối đã tham gia vẫn giữ phong trào.") % call
    return confirm_page(request, text, title=_("Thôi gọi tham gia"), back=back)


def _call(request: HttpRequest, pk: int) -> CalledMovement:
    call = get_object_or_404(calls_visible_to(user_of(request)), pk=pk)
    authorise(user_of(request), "movements.keep_calls", call.authority)
    return call
