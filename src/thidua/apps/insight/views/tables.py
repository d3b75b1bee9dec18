"""Tables over all blocs: awards, results, scores, what somebody asks for, and the rows behind."""

from collections.abc import Callable
from datetime import date
from functools import partial

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.insight.extracts.building import SOURCES, table_of, told_filters
from thidua.apps.insight.extracts.sources import Offices
from thidua.apps.insight.pages.awards import awards_page
from thidua.apps.insight.pages.behind import RowsAsked, behind
from thidua.apps.insight.pages.extract import Sent, choices_of, filters_of, wish_in
from thidua.apps.insight.pages.honesty import honesty_page
from thidua.apps.insight.pages.ledger import ledger_page
from thidua.apps.insight.pages.whole import counted
from thidua.apps.insight.pages.year import YearAsked
from thidua.apps.insight.sheets.extracts import extract_csv, extract_workbook, rows_workbook
from thidua.apps.insight.sheets.tables import honesty_table, table_file, tables_of_page
from thidua.apps.insight.views.pages import of_year, office
from thidua.apps.organisations.seats.roles import seats_of
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import options, page_of

ROWS = 100


def _over_all(
    request: HttpRequest, name: str, make: Callable[[Offices, Sent, date], object]
) -> HttpResponse:
    offices, now = seats_of(office(request)).standing_of, timezone.now()
    found = counted(
        name, offices, request.GET, now,
        lambda: make(offices, request.GET, timezone.localdate(now)),
    )  # fmt: skip
    return render(request, f"insight/{name}.html", {"page": found.page, "counted_at": found.at})


@require_safe
def awards(request: HttpRequest) -> HttpResponse:
    """Who is given what."""
    return _over_all(request, "awards", awards_page)


@require_safe
@in_vietnamese
def awards_sheet(request: HttpRequest) -> HttpResponse:
    """The same in Excel, a sheet a table."""
    offices = seats_of(office(request)).standing_of
    page = awards_page(offices, request.GET, timezone.localdate())
    title = _("Khen thưởng")
    return file_answer(tables_of_page(title, page.tables), f"{title}.xlsx")


@require_safe
def ledger(request: HttpRequest) -> HttpResponse:
    """What the year brought."""
    return _over_all(request, "ledger", partial(ledger_page, office(request)))


@require_safe
@in_vietnamese
def ledger_sheet(request: HttpRequest) -> HttpResponse:
    """The same in Excel, a sheet a table."""
    user = office(request)
    page = ledger_page(user, seats_of(user).standing_of, request.GET, timezone.localdate())
    title = _("Kết quả phong trào %d") % page.year
    return file_answer(tables_of_page(title, page.tables), f"{title}.xlsx")


@require_safe
def honesty(request: HttpRequest) -> HttpResponse:
    """Whether scores tell units apart, and what became of proposals."""
    return of_year(request, "honesty", honesty_page)


@require_safe
@in_vietnamese
def honesty_sheet(request: HttpRequest, ending: str) -> HttpResponse:
    """The same as a file."""
    page = honesty_page(office(request), YearAsked.of(request.GET), timezone.localdate())
    title = _("Chấm điểm, bình xét %d") % page.year
    return file_answer(*table_file(honesty_table(title, page), ending))


@require_safe
def extract(request: HttpRequest) -> HttpResponse:
    """A table that somebody asks for."""
    offices, wish = seats_of(office(request)).standing_of, wish_in(request.GET)
    table = table_of(offices, wish)
    context = {
        "table": table,
        "page": page_of(request, table.rows, ROWS),
        "sources": options([(k, each.label) for k, each in SOURCES.items()], wish.source.name),
        "choices": choices_of(wish),
        "filters": filters_of(wish.source, wish.filters, offices, timezone.localdate()),
        "told": told_filters(offices, wish),
        "query": wish.query,
    }
    return render(request, "insight/extract.html", context)


@require_safe
@in_vietnamese
def extract_sheet(request: HttpRequest) -> HttpResponse:
    """The same in Excel, every row."""
    offices, wish = seats_of(office(request)).standing_of, wish_in(request.GET)
    told = told_filters(offices, wish)
    return file_answer(extract_workbook(table_of(offices, wish), told), _("Bảng tự lập.xlsx"))


@require_safe
@in_vietnamese
def extract_text(request: HttpRequest) -> HttpResponse:
    """The same as CSV."""
    offices, wish = seats_of(office(request)).standing_of, wish_in(request.GET)
    return file_answer(extract_csv(table_of(offices, wish)), _("Bảng tự lập.csv"))


@require_safe
def rows(request: HttpRequest, source: str) -> HttpResponse:
    """The rows behind a figure; none by what tells of persons."""
    asked = _rows_asked(request, source)
    listed = page_of(request, asked.rows, 50)
    context = {"asked": asked, "page": listed, "rows": asked.cells(list(listed.object_list))}
    return render(request, "insight/rows.html", context)


@require_safe
@in_vietnamese
def rows_sheet(request: HttpRequest, source: str) -> HttpResponse:
    """The same in Excel."""
    return file_answer(rows_workbook(_rows_asked(request, source)), _("Số liệu chi tiết.xlsx"))


def _rows_asked(request: HttpRequest, source: str) -> RowsAsked:
    offices = seats_of(office(request)).standing_of
    if source not in SOURCES:
        raise Http404
    return behind(offices, SOURCES[source], request.GET)
