"""The books of numbers: of a bloc and its units, of a standing office."""

from dataclasses import dataclass, replace
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
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.paperwork.actions.numbers import LONGEST_WORDS, reserve_number, withdraw_number
from thidua.apps.paperwork.forms.issuing import ReserveForm
from thidua.apps.paperwork.models import PaperNumber
from thidua.apps.paperwork.pages.numbers import NumbersAsked, gaps_of, narrowed, rows_of
from thidua.apps.paperwork.queries import numbers_of
from thidua.apps.paperwork.registries.papers import Place
from thidua.apps.paperwork.sheets.books import numbers_workbook
from thidua.apps.paperwork.views.register import FRAMES
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.asked import year_in
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import page_of
from thidua.web.reasons import ReasonForm

_READS = ["GET", "HEAD", "POST"]


@dataclass(frozen=True, slots=True)
class Book:
    """Whose book, and where it is read and written."""

    place: Place
    year: int

    @property
    def address(self) -> str:
        """The page of the year."""
        return f"{self.to('numbers')}?year={self.year}"

    def to(self, name: str, *keys: int) -> str:
        """The address of a page of the book."""
        of = "" if isinstance(self.place, Season) else "_of_office"
        return reverse(f"paperwork:{name}{of}", args=[self.place.pk, *keys])


@require_safe
def numbers(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The book of a bloc and its units; numbers left out stand above."""
    return _shown(request, _season_book(request, season_pk))


@require_safe
def numbers_of_office(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """The standing office's own book."""
    return _shown(request, _office_book(request, authority_pk))


@require_safe
@in_vietnamese
def workbook(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The same list, all pages."""
    return _workbook(request, _season_book(request, season_pk))


@require_safe
def workbook_of_office(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """The same of the office."""
    return _workbook(request, _office_book(request, authority_pk))


@require_http_methods(_READS)
def reserve(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Keep the next number for a paper to come."""
    return _reserved(request, _season_book(request, season_pk))


@require_http_methods(_READS)
def reserve_for_office(request: HttpRequest, authority_pk: int) -> HttpResponse:
    """The same in the office's book."""
    return _reserved(request, _office_book(request, authority_pk))


@require_http_methods(_READS)
def withdraw(request: HttpRequest, season_pk: int, number_pk: int) -> HttpResponse:
    """Give up a number that was kept, with a reason."""
    return _withdrawn(request, _season_book(request, season_pk), number_pk)


@require_http_methods(_READS)
def withdraw_from_office(request: HttpRequest, authority_pk: int, number_pk: int) -> HttpResponse:
    """The same in the office's book."""
    return _withdrawn(request, _office_book(request, authority_pk), number_pk)


def _shown(request: HttpRequest, opened: Book) -> HttpResponse:
    asked = NumbersAsked.opened(request.GET, opened.year)
    book = numbers_of(opened.place, asked.unit, asked.year or opened.year)
    series = book.exclude(series="").order_by("series").values_list("series", flat=True).distinct()
    page = page_of(request, narrowed(book, asked))
    season = opened.place if isinstance(opened.place, Season) else None
    context = {
        "book": opened,
        "season": season,
        "frame": FRAMES[season is None],
        "tab": "papers",
        "asked": asked,
        "filters": asked.filters(opened.place, _years(opened.year), series),
        "page": page,
        "rows": rows_of(cast("QuerySet[PaperNumber]", page.object_list)),
        "gaps": gaps_of(book),
        "workbook": opened.to("numbers_workbook"),
        "reserving": opened.to("reserve_number"),
    }
    return render(request, "paperwork/numbers.html", context)


def _years(asked: int) -> list[int]:
    year = timezone.localdate().year
    return sorted({asked, asked + 1, year}, reverse=True)


@in_vietnamese
def _workbook(request: HttpRequest, opened: Book) -> HttpResponse:
    asked = NumbersAsked.opened(request.GET, opened.year)
    found = narrowed(numbers_of(opened.place, asked.unit, asked.year or opened.year), asked)
    name = _("Sổ số văn bản %d.xlsx") % (asked.year or opened.year)
    return file_answer(numbers_workbook(found), name)


def _reserved(request: HttpRequest, opened: Book) -> HttpResponse:
    user = user_of(request)
    form = ReserveForm(request.POST or None)
    kept: list[PaperNumber] = []

    def act() -> None:
        told = form.cleaned_data
        symbol, purpose, at = told["symbol"], told["purpose"], timezone.now()
        kept.append(reserve_number(opened.place, symbol, purpose, opened.year, actor=user, at=at))

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã giữ số %s.") % kept[0].shown)
        return redirect(opened.address)
    words = {"title": _("Giữ số văn bản năm %d") % opened.year, "button": _("Giữ số kế tiếp")}
    return form_page(request, form, back=opened.address, thing=_("Sổ số văn bản"), **words)


def _withdrawn(request: HttpRequest, opened: Book, number_pk: int) -> HttpResponse:
    user, place = user_of(request), opened.place
    own = {"bloc": place.bloc} if isinstance(place, Season) else {"authority": place}
    number = get_object_or_404(PaperNumber, pk=number_pk, **own)
    form = ReasonForm(request.POST or None, longest=LONGEST_WORDS)
    back = replace(opened, year=number.year).address

    def act() -> None:
        withdraw_number(place, number, form.cleaned_data["reason"], actor=user, at=timezone.now())

    if request.method == "POST" and done(form, act):
        messages.success(request, _("Đã hủy số %s.") % number.shown)
        return redirect(back)
    asked = _("Hủy số %s? Số vẫn nằm trong sổ với lý do và không ai dùng lại được.") % number.shown
    words = {"title": _("Hủy số văn bản"), "button": _("Hủy số"), "tone": "danger"}
    return confirm_page(request, asked, form, back=back, **words)


def _season_book(request: HttpRequest, pk: int) -> Book:
    """For those who issue the bloc's papers."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=pk)
    authorise(user, "paperwork.reserve_number", season)
    return Book(season, year_in(request.GET, "year") or season.year)


def _office_book(request: HttpRequest, pk: int) -> Book:
    """For the standing office."""
    authority = get_object_or_404(authorities_visible_to(user_of(request)), pk=pk)
    return Book(authority, year_in(request.GET, "year") or timezone.localdate().year)
