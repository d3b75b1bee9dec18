"""The review over all blocs of an authority, for its standing office."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Authority
from thidua.apps.paperwork.queries import rendered
from thidua.apps.reviews.models import ReviewPeriod
from thidua.apps.reviews.pages.province import ProvinceAsked, offices_of, province_page
from thidua.apps.reviews.pages.screen import province_slides
from thidua.apps.reviews.papers.province import province_paper
from thidua.apps.reviews.sheets.province import province_workbook
from thidua.apps.reviews.views.slides import slide_page
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese


@require_safe
def province(request: HttpRequest) -> HttpResponse:
    """Every bloc of a year, and the sums of all."""
    asked = ProvinceAsked.of(request.GET)
    user = user_of(request)
    office = _office(user, asked)
    context = {
        "page": province_page(user, office, asked),
        "office": office,
        "offices": offices_of(user),
        "whose": _whose(user, office),
        "period": asked.period,
        "period_name": ReviewPeriod(asked.period).label,
        "periods": ReviewPeriod.choices,
    }
    return render(request, "reviews/province.html", context)


@require_safe
@in_vietnamese
def workbook(request: HttpRequest) -> HttpResponse:
    """The same in Excel."""
    asked = ProvinceAsked.of(request.GET)
    user = user_of(request)
    page = province_page(user, _office(user, asked), asked)
    told = {"period": str(ReviewPeriod(asked.period).label).lower(), "year": page.year}
    title = _("Kết quả các khối %(period)s %(year)d") % told
    return file_answer(province_workbook(title, page), f"{title}.xlsx")


@require_safe
def screen(request: HttpRequest) -> HttpResponse:
    """One part at a time, in letters for a hall."""
    asked = ProvinceAsked.of(request.GET)
    user = user_of(request)
    office = _office(user, asked)
    page = province_page(user, office, asked)
    when = f"{ReviewPeriod(asked.period).label} {page.year}".lower()
    leave = f"{reverse('reviews:province')}?period={asked.period}&year={page.year}"
    leave += _whose(user, office)
    slides = province_slides(page, when)
    return slide_page(request, slides, whose=office.standing_office, leave=leave)


@require_safe
@in_vietnamese
def paper(request: HttpRequest, form: str) -> HttpResponse:
    """The report over all blocs in PDF or Word."""
    asked, user, day = ProvinceAsked.of(request.GET), user_of(request), timezone.localdate()
    office, name = _office(user, asked), str(ReviewPeriod(asked.period).label)
    page = province_page(user, office, asked)
    document = province_paper(office, page, name, day)
    content = rendered(document, form, day)
    told = {"period": name.lower(), "year": page.year}
    title = _("Kết quả các khối %(period)s %(year)d") % told
    return file_answer(content, f"{title}.{form}", shown=form == "pdf")


def _office(user: User, asked: ProvinceAsked) -> Authority:
    """Whose report it is: the one asked for, else the first by name of those one stands for."""
    offices = offices_of(user)
    if not offices:
        raise PermissionDenied
    if asked.authority is None:
        return offices[0]
    found = next((each for each in offices if each.pk == asked.authority), None)
    if found is None:
        raise Http404
    return found


def _whose(user: User, office: Authority) -> str:
    """What an address adds for who stands for several authorities."""
    return f"&authority={office.pk}" if len(offices_of(user)) > 1 else ""
