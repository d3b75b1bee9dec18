"""The review over all blocs of an authority, for its standing office."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Authority
from thidua.apps.organisations.queries import authorities_visible_to
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.paperwork.queries import rendered
from thidua.apps.reviews.models import ReviewPeriod
from thidua.apps.reviews.pages.province import ProvinceAsked, province_page
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
    context = {
        "page": province_page(_office(request), asked),
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
    page = province_page(_office(request), asked)
    told = {"period": str(ReviewPeriod(asked.period).label).lower(), "year": page.year}
    title = _("Kết quả các khối %(period)s %(year)d") % told
    return file_answer(province_workbook(title, page), f"{title}.xlsx")


@require_safe
def screen(request: HttpRequest) -> HttpResponse:
    """One part at a time, in letters for a hall."""
    asked = ProvinceAsked.of(request.GET)
    user = _office(request)
    page = province_page(user, asked)
    when = f"{ReviewPeriod(asked.period).label} {page.year}".lower()
    leave = f"{reverse('reviews:province')}?period={asked.period}&year={page.year}"
    slides = province_slides(page, when)
    return slide_page(request, slides, whose=_authority(user).standing_office, leave=leave)


@require_safe
@in_vietnamese
def paper(request: HttpRequest, form: str) -> HttpResponse:
    """The report over all blocs in PDF or Word."""
    asked, user, day = ProvinceAsked.of(request.GET), _office(request), timezone.localdate()
    page, name = province_page(user, asked), str(ReviewPeriod(asked.period).label)
    document = province_paper(_authority(user), page, name, day)
    content = rendered(document, form, day)
    told = {"period": name.lower(), "year": page.year}
    title = _("Kết quả các khối %(period)s %(year)d") % told
    return file_answer(content, f"{title}.{form}", shown=form == "pdf")


def _authority(user: User) -> Authority:
    """Whose report it is; who sits in several offices speaks for the first by name."""
    return get_object_or_404(authorities_visible_to(user)[:1])


def _office(request: HttpRequest) -> User:
    user = user_of(request)
    if not seats_of(user).standing_of:
        raise PermissionDenied
    return user
