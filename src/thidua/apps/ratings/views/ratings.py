"""Pages of ratings: the years, one bloc's table, one rating, the table in Excel."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.ratings.actions.ratings import record_rating, record_ratings, remove_rating
from thidua.apps.ratings.facts import RatingPlace, RatingWrite
from thidua.apps.ratings.forms import RatingForm
from thidua.apps.ratings.models import Rating, RatingKind
from thidua.apps.ratings.pages.overview import season_rows, seasons_of_year, years_to_ask
from thidua.apps.ratings.pages.table import rating_table
from thidua.apps.ratings.queries import (
    kinds_to_fill,
    ratings_visible_to,
    seasons_to_rate,
    units_to_rate,
)
from thidua.apps.ratings.sheets.ratings import preview_of, workbook_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import roles_in, seasons_visible_to
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.asked import year_in
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import options, page_of
from thidua.web.previews import Seal, Upload
from thidua.web.revisions import seen_in

_SEAL: Seal[list[RatingWrite]] = Seal("ratings", list[RatingWrite])


@require_safe
def overview(request: HttpRequest) -> HttpResponse:
    """The blocs of a year; kinds for the office."""
    user = user_of(request)
    years = years_to_ask(user)
    year = year_in(request.GET, "year") or next(iter(years), timezone.localdate().year)
    page = page_of(request, seasons_of_year(user, year))
    context = {
        "page": page,
        "rows": season_rows(user, year, list(page.object_list)),
        "years": options([(each, each) for each in years], year),
        "offices": authorities_visible_to(user),
    }
    return render(request, "ratings/overview.html", context)


@require_safe
def ratings(request: HttpRequest, season_pk: int) -> HttpResponse:
    """One bloc's year: unit by kind."""
    user = user_of(request)
    season = season_of(user, season_pk)
    context = _frame(user, season) | {
        "table": rating_table(season, user),
        "may_write": bool(kinds_to_fill(user, season)),
        "sets_kinds": can(user, "ratings.set_kinds", season.bloc.authority),
    }
    return render(request, "ratings/ratings.html", context)


def record(request: HttpRequest, season_pk: int, ratingkind_pk: int, unit_pk: int) -> HttpResponse:
    """How one unit was rated in one kind."""
    user = user_of(request)
    season = season_of(user, season_pk)
    place = _place(user, season, ratingkind_pk, unit_pk)
    form, stored = _form(request, place)
    seen = seen_in(request)
    back = reverse("ratings:ratings", args=[season.pk])
    if request.method == "POST" and done(
        form,
        lambda: record_rating(place, form.facts(), actor=user, at=timezone.now(), seen=seen),
    ):
        told = {"kind": place.kind, "unit": place.unit.called}
        messages.success(request, _("Đã ghi xếp loại “%(kind)s” của %(unit)s.") % told)
        return redirect(back)
    title = f"{place.kind} {season.year}: {place.unit.called}"
    words = {"title": title, "button": _("Lưu"), "back": back, "thing": season}
    return form_page(request, form, seen=str(stored.revision) if stored else "0", **words)


def _place(user: User, season: Season, kind_pk: int, unit_pk: int) -> RatingPlace:
    """Where the user may write."""
    kind = get_object_or_404(RatingKind, pk=kind_pk, authority=season.bloc.authority_id)
    (units,) = units_to_rate(user, season, [kind])
    unit = next((each for each in units if each.pk == unit_pk), None)
    if unit is None:
        raise PermissionDenied
    return RatingPlace(kind, unit, season.year)


def _form(request: HttpRequest, place: RatingPlace) -> tuple[RatingForm, Rating | None]:
    """What was typed, or what is stored."""
    stored = Rating.objects.filter(kind=place.kind, unit=place.unit, year=place.year).first()
    if request.method == "POST":
        return RatingForm(request.POST, kind=place.kind), stored
    return (RatingForm.of(stored) if stored else RatingForm(kind=place.kind)), stored


def remove(request: HttpRequest, rating_pk: int) -> HttpResponse:
    """Ask once, then take a rating off."""
    user = user_of(request)
    rating = get_object_or_404(ratings_visible_to(user), pk=rating_pk)
    authorise(user, "ratings.remove_rating", rating)
    back = reverse("ratings:overview")
    if request.method == "POST":
        remove_rating(rating, actor=user, at=timezone.now())
        messages.success(request, _("Đã xóa xếp loại “%s”.") % rating)
        return redirect(back)
    text = _("Xóa xếp loại “%s”? Nhật ký vẫn giữ nội dung.") % rating
    return confirm_page(request, text, title=_("Xóa xếp loại"), back=back)


@require_safe
@in_vietnamese
def workbook(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The table in Excel, to be filled in."""
    user = user_of(request)
    season = season_of(user, season_pk)
    name = _("Xếp loại %(year)d - %(bloc)s.xlsx") % {
        "year": season.year, "bloc": season.bloc_name,
    }  # fmt: skip
    return file_answer(workbook_of(season, user), name)


def choose(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Choose a file; look at each row, or each wrong cell; accept."""
    user = user_of(request)
    season = season_of(user, season_pk)
    if not kinds_to_fill(user, season):
        raise PermissionDenied
    return Upload(
        _SEAL,
        about=season,
        to_choose="ratings/import.html",
        back=reverse("ratings:ratings", args=[season.pk]),
        read=lambda file: preview_of(season, user, file.read()),
        accept=lambda rows: _accepted(request, season, rows),
        context=_frame(user, season),
    ).answer(request)


def _accepted(request: HttpRequest, season: Season, rows: list[RatingWrite]) -> HttpResponse:
    count = len(record_ratings(season, rows, actor=user_of(request), at=timezone.now()))
    messages.success(request, _("Đã ghi %d xếp loại từ tệp.") % count)
    return redirect("ratings:ratings", season.pk)


def season_of(user: User, pk: int) -> Season:
    """The year, if the user belongs to it or issues a kind of its authority."""
    found = seasons_visible_to(user).filter(pk=pk).first()
    return found or get_object_or_404(seasons_to_rate(user), pk=pk)


def _frame(user: User, season: Season) -> dict[str, object]:
    """Inside the year for who belongs to it; an issuer from outside has no way to its parts."""
    inside = roles_in(user, season).is_anyone
    layout = "seasons/base_season.html" if inside else "base.html"
    return {"layout": layout, "season": season, "tab": "reports"}
