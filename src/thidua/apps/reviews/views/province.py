"""The review over all blocs of an authority, for its standing office."""

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.reviews.models import ReviewPeriod
from thidua.apps.reviews.pages.province import ProvinceAsked, province_page
from thidua.apps.reviews.sheets.province import province_workbook
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


def _office(request: HttpRequest) -> User:
    user = user_of(request)
    if not seats_of(user).standing_of:
        raise PermissionDenied
    return user
