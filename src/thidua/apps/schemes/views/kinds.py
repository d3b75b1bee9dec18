"""Kinds of units: read by the whole bloc, made and filled by those who write the tables."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.schemes.actions import kinds as acts
from thidua.apps.schemes.actions.kind_changes import change_kind
from thidua.apps.schemes.forms.kinds import (
    ChangeKindForm,
    KindForm,
    MakeKindsForm,
    PlaceForm,
    RankingWayForm,
)
from thidua.apps.schemes.models import UnitKind
from thidua.apps.schemes.pages.kind_changes import unit_to_change
from thidua.apps.schemes.pages.kinds import UnitsAsked, kinds_page, placed_units
from thidua.apps.schemes.queries import kinds_of, ranking_way
from thidua.apps.schemes.views.finding import season_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.lists import options
from thidua.web.revisions import seen_in


@require_safe
def kinds(request: HttpRequest, season_pk: int) -> HttpResponse:
    """All kinds of a season, how they are ranked, and what is missing."""
    season = season_of(request, season_pk)
    context = {"season": season, "tab": "scheme", "page": kinds_page(user_of(request), season)}
    return render(request, "schemes/kinds.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def make(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Several at once, one a line."""
    season, user = season_of(request, season_pk), user_of(request)
    authorise(user, "schemes.make_kinds", season)
    form, at = MakeKindsForm(request.POST or None), timezone.now()
    if request.method == "POST" and done(
        form, lambda: acts.make_kinds(season, form.wanted(), actor=user, at=at)
    ):
        messages.success(request, _("Đã lập loại hình. Xếp các đơn vị vào từng loại hình."))
        return redirect("schemes:place_units", season.pk)
    title, back = _("Chia loại hình đơn vị"), _address(season)
    return form_page(request, form, title=title, button=_("Lập loại hình"), back=back)


@require_http_methods(["GET", "HEAD", "POST"])
def edit(request: HttpRequest, unit_kind_pk: int) -> HttpResponse:
    """Another name."""
    kind, user = _kind_of(request, unit_kind_pk), user_of(request)
    authorise(user, "schemes.edit_kind", kind.season)
    form = KindForm(request.POST or None, initial={"name": kind.name})
    seen, at = seen_in(request) or str(kind.revision), timezone.now()
    if request.method == "POST" and done(
        form,
        lambda: acts.edit_kind(kind, form.cleaned_data["name"], seen=seen, actor=user, at=at),
    ):
        messages.success(request, _("Đã lưu tên loại hình."))
        return redirect("schemes:kinds", kind.season_id)
    title, back = _("Đổi tên loại hình %s") % kind, _address(kind.season)
    return form_page(request, form, title=title, button=_("Lưu"), back=back, seen=seen)


@require_http_methods(["GET", "HEAD", "POST"])
def remove(request: HttpRequest, unit_kind_pk: int) -> HttpResponse:
    """Ask once, then do without it."""
    kind, user = _kind_of(request, unit_kind_pk), user_of(request)
    authorise(user, "schemes.remove_kind", kind.season)
    if request.method == "POST":
        acts.remove_kind(kind, actor=user, at=timezone.now())
        messages.success(request, _("Đã bỏ loại hình."))
        return redirect("schemes:kinds", kind.season_id)
    asked = _("Bỏ loại hình %s? Các đơn vị đang ở loại hình này trở về chưa xếp.") % kind
    return confirm_page(request, asked, title=_("Bỏ loại hình"), back=_address(kind.season))


@require_http_methods(["GET", "HEAD", "POST"])
def place(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Each unit shown into a kind, or all of them into one."""
    season, user, asked = (
        season_of(request, season_pk),
        user_of(request),
        UnitsAsked.of(request.GET),
    )
    authorise(user, "schemes.place_units", season)
    units, found, at = placed_units(season, asked), kinds_of(season), timezone.now()
    form = PlaceForm(units, found, request.POST or None)
    if request.method == "POST" and done(
        form, lambda: acts.place_units(season, form.wanted(), actor=user, at=at)
    ):
        messages.success(request, _("Đã xếp các đơn vị vào loại hình."))
        return redirect("schemes:kinds", season.pk)
    named = [("0", _("Chưa xếp")), *((str(kind.pk), kind.name) for kind in found)]
    filters = [("kind", _("Loại hình"), _("Tất cả"), options(named, asked.kind))]
    context = {"season": season, "tab": "scheme", "form": form, "asked": asked, "filters": filters}
    context["kinds"], status = found, 422 if form.errors else 200
    return render(request, "schemes/place_units.html", context, status=status)


@require_http_methods(["GET", "HEAD", "POST"])
def change(request: HttpRequest, unit_kind_pk: int, unit_pk: int) -> HttpResponse:
    """One unit into this kind, with a reason, after what goes over with it was shown."""
    kind, user = _kind_of(request, unit_kind_pk), user_of(request)
    season = kind.season
    authorise(user, "schemes.change_kind", season)
    going = unit_to_change(season, kind, unit_pk)
    if going is None:
        raise Http404
    form, at = ChangeKindForm(request.POST or None), timezone.now()
    if request.method == "POST" and done(
        form,
        lambda: change_kind(season, going.wish(form.cleaned_data["reason"]), actor=user, at=at),
    ):
        messages.success(request, _("Đã chuyển %s; các đơn vị liên quan được báo.") % going.unit)
        return redirect("schemes:kinds", season.pk)
    context = {"season": season, "tab": "scheme", "form": form, "going": going}
    return render(request, "schemes/change_kind.html", context, status=422 if form.errors else 200)


@require_http_methods(["GET", "HEAD", "POST"])
def set_way(request: HttpRequest, season_pk: int) -> HttpResponse:
    """How the kinds are ranked."""
    season, user = season_of(request, season_pk), user_of(request)
    authorise(user, "schemes.set_ranking_way", season)
    way, at = ranking_way(season), timezone.now()
    form, seen = RankingWayForm(way, request.POST or None), seen_in(request) or str(way.revision)
    if request.method == "POST" and done(
        form, lambda: acts.set_ranking_way(season, form.facts(), seen=seen, actor=user, at=at)
    ):
        messages.success(request, _("Đã lưu cách xếp hạng, mọi đơn vị đều thấy."))
        return redirect("schemes:kinds", season.pk)
    title, back = _("Cách xếp hạng các loại hình"), _address(season)
    return form_page(request, form, title=title, button=_("Lưu"), back=back, seen=seen)


def _kind_of(request: HttpRequest, key: int) -> UnitKind:
    seen = UnitKind.objects.filter(season__in=seasons_visible_to(user_of(request)))
    return get_object_or_404(seen.select_related("season__bloc__authority"), pk=key)


def _address(season: Season) -> str:
    return reverse("schemes:kinds", args=[season.pk])
