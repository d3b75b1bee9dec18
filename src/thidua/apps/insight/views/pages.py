"""What the office sees over all its blocs."""

from collections.abc import Callable
from datetime import date

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.insight.pages.flags import FlagsAsked, flags_page
from thidua.apps.insight.pages.honesty import HonestyPage
from thidua.apps.insight.pages.whole import counted
from thidua.apps.insight.pages.year import YearAsked, YearPage, year_page
from thidua.apps.insight.sheets.tables import flags_table, table_file, year_table
from thidua.apps.organisations.seats.roles import seats_of
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import options, page_of


def of_year(
    request: HttpRequest,
    name: str,
    make: Callable[[User, YearAsked, date], YearPage | HonestyPage],
) -> HttpResponse:
    """A page over the blocs of one year, with the years and authorities to choose from."""
    user, asked, now = office(request), YearAsked.of(request.GET), timezone.now()
    found = counted(
        name, seats_of(user).standing_of, request.GET, now,
        lambda: make(user, asked, timezone.localdate(now)),
    )  # fmt: skip
    context = {
        "page": found.page,
        "counted_at": found.at,
        "years": options([(each, each) for each in found.page.years], found.page.year),
        "authorities": options(found.page.authorities, asked.authority),
        "asked": asked,
    }
    return render(request, f"insight/{name}.html", context)


@require_safe
def year(request: HttpRequest) -> HttpResponse:
    """Each bloc's step, who is late, its ranking made comparable."""
    return of_year(request, "year", year_page)


@require_safe
@in_vietnamese
def year_sheet(request: HttpRequest, ending: str) -> HttpResponse:
    """The same as a file."""
    page = year_page(office(request), YearAsked.of(request.GET), timezone.localdate())
    title = _("Toàn cảnh năm thi đua %d") % page.year
    return file_answer(*table_file(year_table(title, page), ending))


@require_safe
def flags(request: HttpRequest) -> HttpResponse:
    """Who gets the flag, unit × year."""
    user, asked, now = office(request), FlagsAsked.of(request.GET), timezone.now()
    found = counted(
        "flags", seats_of(user).standing_of, request.GET, now,
        lambda: flags_page(user, asked, timezone.localdate(now)),
    )  # fmt: skip
    page = found.page
    context = {
        "flags": page,
        "counted_at": found.at,
        "asked": asked,
        "years": options([(each, each) for each in page.last_years], page.years[-1]),
        "page": page_of(request, page.rows, 50),
    }
    return render(request, "insight/flags.html", context)


@require_safe
@in_vietnamese
def flags_sheet(request: HttpRequest, ending: str) -> HttpResponse:
    """The same as a file, every unit."""
    page = flags_page(office(request), FlagsAsked.of(request.GET), timezone.localdate())
    title = _("Cờ thi đua %(first)d – %(last)d") % {"first": page.years[0], "last": page.years[-1]}
    return file_answer(*table_file(flags_table(title, page), ending))


def office(request: HttpRequest) -> User:
    """Whoever stands for an authority.

    Raises:
        PermissionDenied: for none.
    """
    user = user_of(request)
    if not seats_of(user).standing_of:
        raise PermissionDenied
    return user
