"""Writing news and putting it on the portal; a bloc's own page of what is public of it."""

from functools import partial

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Authority
from thidua.apps.photos.models import Photo
from thidua.apps.portal.actions.choices import choose_points
from thidua.apps.portal.actions.news import edit_news, publish_news, withdraw_news, write_news
from thidua.apps.portal.forms.office import NewsForm, PointsForm
from thidua.apps.portal.models import News
from thidua.apps.portal.pages.bloc import bloc_page
from thidua.apps.portal.permissions import Telling
from thidua.apps.portal.queries.own import album_photos, news_visible_to, shows_points
from thidua.apps.portal.views.office import authority_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import acted, ask, form_page
from thidua.web.reasons import ReasonForm
from thidua.web.revisions import seen_in

_READS = ["GET", "HEAD", "POST"]


@require_safe
def of_bloc(request: HttpRequest, season_pk: int) -> HttpResponse:
    """What is public of a bloc's year, its news, whether its points are."""
    user, season = user_of(request), _season(request, season_pk)
    context = {
        "season": season,
        "page": bloc_page(season, user),
        "may_write": can(user, "portal.write_news", Telling(season.bloc.authority, season)),
        "may_choose": can(user, "portal.choose_points", season),
    }
    return render(request, "portal/bloc.html", context)


@require_http_methods(_READS)
def points(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Let the points of the year be public, or not."""
    user, season = user_of(request), _season(request, season_pk)
    authorise(user, "portal.choose_points", season)
    now = {"shown": "yes" if shows_points(season) else "no"}
    form = PointsForm(request.POST if request.method == "POST" else None, initial=now)
    back = reverse("portal:of_bloc", args=[season.pk])
    answer = acted(
        request, form,
        lambda: choose_points(season, is_chosen=form.is_chosen, actor=user, at=timezone.now()),
        _("Đã lưu."), back,
    )  # fmt: skip
    words = {"title": _("Công khai điểm của khối"), "button": _("Lưu"), "back": back}
    return answer or form_page(request, form, thing=season, **words)


@require_http_methods(_READS)
def write_for_bloc(request: HttpRequest, season_pk: int) -> HttpResponse:
    """News of a bloc; it may show photos of its albums."""
    season = _season(request, season_pk)
    back = reverse("portal:of_bloc", args=[season.pk])
    return _write(request, season.bloc.authority, season, back)


@require_http_methods(_READS)
def write(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """News of the whole authority."""
    authority = authority_of(request, authority_pk)
    back = f"{reverse('portal:office', args=[authority.pk])}?kind=news"
    return _write(request, authority, None, back)


def _write(
    request: HttpRequest, authority: Authority, season: Season | None, back: str
) -> HttpResponse:
    user = user_of(request)
    authorise(user, "portal.write_news", Telling(authority, season))
    form = NewsForm(request.POST or None, photos=_photos(season))
    answer = acted(
        request, form,
        lambda: write_news(authority, season, form.facts(), actor=user, at=timezone.now()),
        _("Đã lưu tin; cơ quan thường trực xem rồi công khai."), back,
    )  # fmt: skip
    words = {"title": _("Viết tin"), "button": _("Lưu"), "back": back}
    return answer or form_page(request, form, thing=season or authority, **words)


@require_http_methods(_READS)
def edit(request: HttpRequest, news_pk: int) -> HttpResponse:
    """Write it otherwise."""
    user, news = user_of(request), _news(request, news_pk)
    is_public = news.state == News.State.PUBLISHED
    telling = Telling(news.portal.authority, news.season, is_public=is_public)
    authorise(user, "portal.edit_news", telling)
    photos, posted = _photos(news.season, news), request.method == "POST"
    form = NewsForm(request.POST, photos=photos) if posted else NewsForm.of(news, photos)
    back, seen = _back(request, news), seen_in(request)
    answer = acted(
        request, form,
        lambda: edit_news(news, form.facts(), actor=user, at=timezone.now(), seen=seen),
        _("Đã lưu."), back,
    )  # fmt: skip
    words = {"title": _("Sửa tin"), "button": _("Lưu"), "back": back}
    return answer or form_page(request, form, thing=news, seen=str(news.revision), **words)


@require_http_methods(_READS)
def publish(request: HttpRequest, news_pk: int) -> HttpResponse:
    """Ask once, showing what it says, then put it on the portal."""
    news = _news(request, news_pk)
    authorise(user_of(request), "portal.run_portal", news.portal.authority)
    text = _("Công khai tin “%(title)s”? %(summary)s") % {
        "title": news.title,
        "summary": news.summary,
    }
    act = partial(publish_news, news, actor=user_of(request), at=timezone.now())
    words = {"title": _("Công khai tin"), "tone": "primary"}
    return ask(request, text, act, told=_("Đã lưu."), back=_back(request, news), **words)


@require_http_methods(_READS)
def withdraw(request: HttpRequest, news_pk: int) -> HttpResponse:
    """Take it off, with a reason."""
    news = _news(request, news_pk)
    authorise(user_of(request), "portal.run_portal", news.portal.authority)
    form = ReasonForm(request.POST or None, longest=300)
    text = _("Rút tin “%s” cùng ảnh của tin khỏi cổng công khai?") % news
    act = partial(withdraw_news, news, actor=user_of(request), at=timezone.now())
    words = {"title": _("Rút tin"), "told": _("Đã lưu."), "back": _back(request, news)}
    return ask(request, text, act, form, **words)


def _back(request: HttpRequest, news: News) -> str:
    authority = news.portal.authority
    if can(user_of(request), "portal.run_portal", authority) or news.season is None:
        return f"{reverse('portal:office', args=[authority.pk])}?kind=news"
    return reverse("portal:of_bloc", args=[news.season.pk])


def _photos(season: Season | None, news: News | None = None) -> list[Photo]:
    return album_photos(season, news) if season else []


def _season(request: HttpRequest, pk: int) -> Season:
    return get_object_or_404(seasons_visible_to(user_of(request)), pk=pk)


def _news(request: HttpRequest, pk: int) -> News:
    return get_object_or_404(news_visible_to(user_of(request)), pk=pk)
