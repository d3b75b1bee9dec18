"""The review of a bloc's half-year, or year: on screen, in Excel, as a paper, on the wall."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.paperwork.queries import rendered
from thidua.apps.paperwork.registries.papers import Request
from thidua.apps.reviews.actions.words import save_review
from thidua.apps.reviews.forms import WordsForm
from thidua.apps.reviews.measuring.material import Material
from thidua.apps.reviews.models import Review, ReviewPeriod
from thidua.apps.reviews.pages.photos import press_photos
from thidua.apps.reviews.pages.review import review_page
from thidua.apps.reviews.pages.screen import slides_of
from thidua.apps.reviews.papers.review import paper_of
from thidua.apps.reviews.sheets.review import review_workbook
from thidua.apps.reviews.views.slides import slide_page
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import done
from thidua.web.asked import choice_in
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.revisions import seen_in


@require_safe
def review(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Everything on one page."""
    user = user_of(request)
    season = season_of(user, season_pk)
    period = period_in(request, season)
    material = Material(season, user, period)
    context = framed(season, period) | {
        "page": review_page(material),
        "photos": press_photos(material),
        "may_write": may_write(user, season),
    }
    return render(request, "reviews/review.html", context)


@require_safe
def screen(request: HttpRequest, season_pk: int) -> HttpResponse:
    """One part at a time, in letters for a hall."""
    user = user_of(request)
    season = season_of(user, season_pk)
    period = period_in(request, season)
    slides = slides_of(review_page(Material(season, user, period)))
    leave = f"{reverse('reviews:review', args=[season.pk])}?period={period}"
    return slide_page(request, slides, whose=season.bloc_name, leave=leave)


@require_safe
@in_vietnamese
def workbook(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The same in Excel."""
    user = user_of(request)
    season = season_of(user, season_pk)
    page = review_page(Material(season, user, period_in(request, season)))
    title = _("%(bloc)s: kết quả %(when)s") % {"bloc": season.bloc_name, "when": page.when}
    return file_answer(review_workbook(title, page), f"{title}.xlsx")


@require_safe
@in_vietnamese
def paper(request: HttpRequest, season_pk: int, form: str) -> HttpResponse:
    """The paper in PDF or Word, for who sees all of the bloc."""
    user = user_of(request)
    season = season_of(user, season_pk)
    period = period_in(request, season)
    document = paper_of(Request(season, None, user), period)
    name = ReviewPeriod(period).label
    content = rendered(document, form, timezone.localdate())
    return file_answer(content, f"{name} {season}.{form}", shown=form == "pdf")


def save(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Write what the figures do not say."""
    user = user_of(request)
    season = season_of(user, season_pk)
    authorise(user, "reviews.write_results", season)
    period = period_in(request, season)
    stored = Review.objects.filter(season=season, period=period).first()
    form = WordsForm(request.POST or None, initial=vars(stored) if stored else {})
    back = f"{reverse('reviews:review', args=[season.pk])}?period={period}"
    if request.method == "POST" and done(form, lambda: _save(request, season, period, form)):
        messages.success(request, _("Đã lưu lời văn của báo cáo."))
        return redirect(back)
    context = framed(season, period) | {"form": form, "back": back}
    context["seen"] = stored.revision if stored else 0
    return render(request, "reviews/words.html", context, status=422 if form.errors else 200)


def season_of(user: User, pk: int) -> Season:
    """The season, if the user may see it."""
    return get_object_or_404(seasons_visible_to(user), pk=pk)


def period_in(request: HttpRequest, season: Season) -> str:
    """What the address asks for; else the half until the middle of the year is well over."""
    is_early = season.state in {Season.State.DRAFT, Season.State.OPEN, Season.State.RUNNING}
    usual = ReviewPeriod.HALF if is_early else ReviewPeriod.YEAR
    return choice_in(request.GET, "period", ReviewPeriod.values, usual.value)


def may_write(user: User, season: Season) -> bool:
    """Whether the user writes in a year that is not over."""
    return season.state != Season.State.CLOSED and can(user, "reviews.write_results", season)


def framed(season: Season, period: str) -> dict[str, object]:
    """What every page of the app shows of its year and period."""
    name = ReviewPeriod(period).label
    return {
        "season": season, "tab": "reports", "period": period, "period_name": name,
        "periods": ReviewPeriod.choices,
    }  # fmt: skip


def _save(request: HttpRequest, season: Season, period: str, form: WordsForm) -> None:
    words, seen = form.words(period), seen_in(request)
    save_review(season, words, actor=user_of(request), at=timezone.now(), seen=seen)
