"""The book of numbers of a season's bloc and units."""

from typing import cast

from django.contrib import messages
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.paperwork.actions.numbers import LONGEST_WORDS, reserve_number, withdraw_number
from thidua.apps.paperwork.forms.issuing import ReserveForm
from thidua.apps.paperwork.models import PaperNumber
from thidua.apps.paperwork.pages.numbers import NumbersAsked, gaps_of, narrowed, rows_of
from thidua.apps.paperwork.queries import numbers_of
from thidua.apps.paperwork.sheets.books import numbers_workbook
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.asked import year_in
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import page_of
from thidua.web.reasons import ReasonForm

_READS = ["GET", "HEAD", "POST"]


@require_safe
def numbers(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The numbers, narrowed and sorted by the address; those left out stand above."""
    season = _season(request, season_pk)
    asked = NumbersAsked.in_season(season, request.GET)
    book = _book(season, asked)
    series = book.exclude(series="").order_by("series").values_list("series", flat=True).distinct()
    page = page_of(request, narrowed(book, asked))
    year = timezone.localdate().year
    years = sorted({season.year, season.year + 1, year, asked.year or year}, reverse=True)
    context = {
        "season": season,
        "tab": "papers",
        "asked": asked,
        "filters": asked.filters(season, years, series),
        "page": page,
        "rows": rows_of(cast("QuerySet[PaperNumber]", page.object_list)),
        "gaps": gaps_of(book),
    }
    return render(request, "paperwork/numbers.html", context)


@require_safe
@in_vietnamese
def workbook(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The same list, all pages."""
    season = _season(request, season_pk)
    asked = NumbersAsked.in_season(season, request.GET)
    found = narrowed(_book(season, asked), asked)
    name = _("Sổ số văn bản %d.xlsx") % (asked.year or season.year)
    return file_answer(numbers_workbook(found), name)


@require_http_methods(_READS)
def reserve(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Keep the next number for a paper to come."""
    user, season = user_of(request), _season(request, season_pk)
    form = ReserveForm(request.POST or None)
    kept: list[PaperNumber] = []
    year = year_in(request.GET, "year") or season.year
    back = f"{reverse('paperwork:numbers', args=[season.pk])}?year={year}"

    def act() -> None:
        told = form.cleaned_data
        symbol, purpose, at = told["symbol"], told["purpose"], timezone.now()
        kept.append(reserve_number(season, symbol, purpose, year, actor=user, at=at))

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã giữ số %s.") % kept[0].shown)
        return redirect(back)
    words = {"title": _("Giữ số văn bản năm %d") % year, "button": _("Giữ số kế tiếp")}
    return form_page(request, form, back=back, thing=_("Sổ số văn bản"), **words)


@require_http_methods(_READS)
def withdraw(request: HttpRequest, season_pk: int, number_pk: int) -> HttpResponse:
    """Give up a number that was kept, with a reason."""
    user, season = user_of(request), _season(request, season_pk)
    number = get_object_or_404(PaperNumber, pk=number_pk, bloc=season.bloc_id)
    form = ReasonForm(request.POST or None, longest=LONGEST_WORDS)
    back = f"{reverse('paperwork:numbers', args=[season.pk])}?year={number.year}"

    def act() -> None:
        withdraw_number(season, number, form.cleaned_data["reason"], actor=user, at=timezone.now())

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã hủy số %s.") % number.shown)
        return redirect(back)
    asked = _("Hủy số %s? Số vẫn nằm trong sổ với lý do và không ai dùng lại được.") % number.shown
    words = {"title": _("Hủy số văn bản"), "button": _("Hủy số"), "tone": "danger"}
    return confirm_page(request, asked, form, back=back, **words)


def _season(request: HttpRequest, pk: int) -> Season:
    """For those who issue the bloc's papers."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=pk)
    authorise(user, "paperwork.reserve_number", season)
    return season


def _book(season: Season, asked: NumbersAsked) -> QuerySet[PaperNumber]:
    return numbers_of(season, asked.unit, asked.year or season.year)
