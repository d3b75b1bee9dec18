"""The draw: its page, its settings, the seed, the hall, its files."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.crosschecks.actions.drawing import draw_checkers
from thidua.apps.crosschecks.actions.preparing import (
    announce_seed,
    recuse_checker,
    set_crosscheck,
    take_back_recusal,
    withdraw_seed,
)
from thidua.apps.crosschecks.forms import CalledForm, CrossCheckForm, RecusalForm, SeedForm
from thidua.apps.crosschecks.models import CrossCheck
from thidua.apps.crosschecks.pages.draw import draw_page
from thidua.apps.crosschecks.queries import crosscheck_of, member_units
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to
from thidua.web.acting import done, form_page
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.reasons import ReasonForm
from thidua.web.revisions import seen_in


def season_shown(request: HttpRequest, season_pk: int) -> Season:
    """A season that the user may open."""
    return get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)


def back_to(season: Season) -> str:
    """The page of the year's cross-check."""
    return reverse("crosschecks:crosscheck", args=[season.pk])


@require_safe
def crosscheck(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Rules, seed, recusals and who checks whom."""
    season = season_shown(request, season_pk)
    user = user_of(request)
    mine = roles_in(user, season).member_units
    context = {"season": season, "tab": "sheets", "page": draw_page(user, season), "mine": mine}
    return render(request, "crosschecks/crosscheck.html", context)


def settings(request: HttpRequest, season_pk: int) -> HttpResponse:
    """How many check each unit, what their marks do."""
    season, user = season_shown(request, season_pk), user_of(request)
    authorise(user, "crosschecks.set_crosscheck", season)
    kept = crosscheck_of(season)
    form = CrossCheckForm.of(kept, request.POST or None)
    seen = seen_in(request) or str(kept.revision)
    now = timezone.now()
    if request.method == "POST" and done(
        form, lambda: set_crosscheck(season, form.facts(), seen=seen, actor=user, at=now)
    ):
        messages.success(request, _("Đã lưu cách chấm chéo, mọi đơn vị đều thấy."))
        return redirect(back_to(season))
    title = _("Cách chấm chéo năm %s") % season.year
    back, button = back_to(season), _("Lưu")
    return form_page(request, form, title=title, button=button, back=back, seen=seen)


def recuse(request: HttpRequest, season_pk: int) -> HttpResponse:
    """A unit is not to check another."""
    season, user = season_shown(request, season_pk), user_of(request)
    units = member_units(season).values()
    runs, mine = can(user, "crosschecks.set_crosscheck", season), roles_in(user, season)
    own = [unit for unit in units if runs or unit.pk in mine.member_units]
    form, now = RecusalForm(own, units, request.POST or None), timezone.now()
    if request.method == "POST" and done(
        form, lambda: recuse_checker(season, **form.cleaned_data, actor=user, at=now)
    ):
        messages.success(request, _("Đã ghi trường hợp không được chấm."))
        return redirect(back_to(season))
    title, back = _("Ghi trường hợp không được chấm"), back_to(season)
    return form_page(request, form, title=title, button=_("Ghi"), back=back)


@require_POST
def take_back(request: HttpRequest, season_pk: int, recusal_pk: int) -> HttpResponse:
    """The unit may check the other after all."""
    season = season_shown(request, season_pk)
    recusal = get_object_or_404(season.recusals, pk=recusal_pk)
    take_back_recusal(recusal, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã bỏ trường hợp không được chấm."))
    return redirect(back_to(season))


def announce(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Publish the seed."""
    season, user = season_shown(request, season_pk), user_of(request)
    authorise(user, "crosschecks.announce_seed", season)
    form, now = SeedForm(request.POST or None), timezone.now()
    if request.method == "POST" and done(
        form, lambda: announce_seed(season, form.cleaned_data["seed"], actor=user, at=now)
    ):
        messages.success(request, _("Đã công bố hạt giống. Quy tắc giữ nguyên từ lúc này."))
        return redirect(back_to(season))
    note = _(
        "Mọi đơn vị thấy hạt giống ngay. Số đơn vị chấm, thành viên và các trường hợp không "
        "được chấm giữ nguyên đến khi bốc thăm."
    )
    page = {"title": _("Công bố hạt giống"), "button": _("Công bố"), "note": note}
    return form_page(request, form, **page, back=back_to(season))


def withdraw(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Take the seed back, to change the rules."""
    season, user = season_shown(request, season_pk), user_of(request)
    authorise(user, "crosschecks.withdraw_seed", season)
    form, now = ReasonForm(request.POST or None), timezone.now()
    if request.method == "POST" and done(
        form,
        lambda: withdraw_seed(season, reason=form.cleaned_data["reason"], actor=user, at=now),
    ):
        messages.success(request, _("Đã rút hạt giống."))
        return redirect(back_to(season))
    page = {"title": _("Rút hạt giống"), "button": _("Rút"), "tone": "danger"}
    return form_page(request, form, **page, back=back_to(season))


def hall(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The projector: seed and rules before the draw, the draw itself, then who checks whom."""
    season, user = season_shown(request, season_pk), user_of(request)
    form, now = CalledForm(request.POST or None), timezone.now()
    if request.method == "POST":
        authorise(user, "crosschecks.draw_checkers", season)
        if done(
            form, lambda: draw_checkers(season, form.cleaned_data["called"], actor=user, at=now)
        ):
            return redirect("crosschecks:draw_checkers", season.pk)
    page = draw_page(user, season)
    context = {"season": season, "page": page, "form": form}
    status = 422 if form.errors else 200
    return render(request, "crosschecks/hall.html", context, status=status)


@require_safe
@in_vietnamese
def draw_file(request: HttpRequest, season_pk: int) -> HttpResponse:
    """UNITS.yaml, from which ``thidua draw`` and ``tools/redraw.py`` draw the same."""
    kept = crosscheck_of(season_shown(request, season_pk))
    if not kept.file:
        raise Http404
    return file_answer(kept.file, f"boc-tham-{kept.season.bloc.code}-{kept.season.year}.yaml")


@require_safe
@in_vietnamese
def draw_answer(request: HttpRequest, season_pk: int) -> HttpResponse:
    """What was drawn, byte for byte as ``thidua draw --json`` prints it."""
    kept = crosscheck_of(season_shown(request, season_pk))
    if kept.state != CrossCheck.State.DRAWN:
        raise Http404
    name = f"ket-qua-boc-tham-{kept.season.bloc.code}-{kept.season.year}.json"
    return file_answer(f"{kept.answer}\n", name)
