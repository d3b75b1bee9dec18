"""The office's log of what was sent."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_GET, require_POST

from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.reminders.actions.resending import resend_delivery
from thidua.apps.reminders.pages.deliveries import DeliveriesAsked, listed, rows_of
from thidua.apps.reminders.queries import deliveries_visible_to
from thidua.apps.reminders.sheets.deliveries import workbook_of
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import page_of


@require_GET
def deliveries(request: HttpRequest) -> HttpResponse:
    """Who was sent what, by which way, and how it ended."""
    user, asked = _office(request), DeliveriesAsked.of(request.GET)
    page = page_of(request, listed(user, asked))
    context = {
        "asked": asked,
        "filters": asked.filters,
        "page": page,
        "rows": list(rows_of(page.object_list)),
    }
    return render(request, "reminders/deliveries.html", context)


@require_GET
@in_vietnamese
def workbook(request: HttpRequest) -> HttpResponse:
    """The log as the address narrows it."""
    found = listed(_office(request), DeliveriesAsked.of(request.GET))
    return file_answer(workbook_of(rows_of(found)), "Nhật ký gửi nhắc việc.xlsx")


@require_POST
def resend(request: HttpRequest, delivery_pk: int) -> HttpResponse:
    """Send once more what failed, or of which nobody knows."""
    user = _office(request)
    delivery = get_object_or_404(deliveries_visible_to(user), pk=delivery_pk)
    resend_delivery(delivery, actor=user, at=timezone.now())
    messages.success(request, _("Sẽ gửi lại cho %s trong ít phút.") % delivery.user)
    return redirect("reminders:deliveries")


def _office(request: HttpRequest) -> User:
    """Who sits in a standing office.

    Raises:
        PermissionDenied: somebody else.
    """
    user = user_of(request)
    if not seats_of(user).standing_of:
        raise PermissionDenied
    return user
