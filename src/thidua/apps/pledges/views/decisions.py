"""Handing in, taking back, returning, accepting, opening again: each asks once."""

from collections.abc import Callable
from datetime import datetime

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.pledges.actions.submissions import (
    accept_registration,
    reopen_registration,
    return_registration,
    submit_registration,
    withdraw_registration,
)
from thidua.apps.pledges.covenant.caps import cap_in, unit_warnings
from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.queries.covenants import covenant_in_force
from thidua.apps.pledges.queries.registrations import (
    content_of,
    days_late,
    due_day,
    needs_in,
    next_waiting,
    registrations_visible_to,
)
from thidua.apps.seasons.models import Phase
from thidua.domain.registration_checks import gaps_in
from thidua.web.acting import Following, confirm_page, lead_on
from thidua.web.reasons import ReasonForm

GivingBack = Callable[..., Registration]


def submit(request: HttpRequest, pk: int) -> HttpResponse:
    """What is missing, what to know, and the button that hands it in."""
    registration = _found(request, pk, "pledges.submit_registration")
    if request.method == "POST":
        submit_registration(registration, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã nộp đăng ký thi đua của %s.") % registration.unit)
        return redirect("pledges:registration", pk)
    season = registration.season
    gaps = gaps_in(content_of(registration), needs_in(season, registration.unit_id))
    due_on = due_day(season, Phase.Kind.REGISTRATION)
    context = {
        "season": season,
        "tab": "registration",
        "registration": registration,
        "must": [gap.text for gap in gaps if gap.must],
        "may": [gap.text for gap in gaps if not gap.must],
        "warnings": unit_warnings(registration, cap_in(season), covenant_in_force(season)),
        "due_on": due_on,
        "days_late": days_late(registration, due_on, timezone.localdate()),
    }
    return render(request, "pledges/submit.html", context)


@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """Take the own submission back."""
    registration = _found(request, pk, "pledges.withdraw_registration")
    withdraw_registration(registration, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã rút đăng ký của %s để sửa.") % registration.unit)
    return redirect("pledges:save_registration", pk)


@require_POST
def accept(request: HttpRequest, pk: int) -> HttpResponse:
    """Accept it."""
    registration = _found(request, pk, "pledges.accept_registration")
    accept_registration(registration, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã chấp nhận đăng ký của %s.") % registration.unit)
    following = next_waiting(registration.season, user_of(request))
    otherwise = reverse("pledges:registrations", args=[registration.season_id])
    waiting = (
        None
        if following is None
        else Following(str(following.unit), reverse("pledges:registration", args=[following.pk]))
    )
    return lead_on(request, waiting, otherwise)


def give_back(request: HttpRequest, pk: int) -> HttpResponse:
    """Return it to the unit with a reason."""
    registration = _found(request, pk, "pledges.return_registration")
    text = _("Đơn vị sẽ thấy lý do này và sửa được bản đăng ký. Ngày nộp đầu vẫn giữ.")
    title = _("Trả lại đăng ký của %s để sửa") % registration.unit
    words = {"title": title, "button": _("Trả lại")}
    return _with_reason(request, registration, return_registration, text, **words)


def reopen(request: HttpRequest, pk: int) -> HttpResponse:
    """Open an accepted one again with a reason."""
    registration = _found(request, pk, "pledges.reopen_registration")
    text = _("Đăng ký đã chấp nhận trở về cho đơn vị sửa; lý do được ghi vào nhật ký.")
    words = {"title": _("Mở lại đăng ký của %s") % registration.unit, "button": _("Mở lại")}
    return _with_reason(request, registration, reopen_registration, text, **words)


def _with_reason(
    request: HttpRequest, registration: Registration, action: GivingBack, text: str, **words: str
) -> HttpResponse:
    form: forms.Form = ReasonForm(request.POST or None, longest=1000)
    if request.method == "POST" and form.is_valid():
        _act(action, registration, form.cleaned_data["reason"], user_of(request), timezone.now())
        messages.success(request, _("Đã chuyển đăng ký về cho %s sửa.") % registration.unit)
        return redirect("pledges:registration", registration.pk)
    back = reverse("pledges:registration", args=[registration.pk])
    return confirm_page(request, text, form, back=back, tone="warning", **words)


def _act(
    action: GivingBack, registration: Registration, reason: str, actor: User, at: datetime
) -> None:
    action(registration, reason, actor=actor, at=at)


def _found(request: HttpRequest, pk: int, name: str) -> Registration:
    user = user_of(request)
    registration = get_object_or_404(registrations_visible_to(user), pk=pk)
    authorise(user, name, registration)
    return registration
