"""Filling in a registration: save at any time, add and remove rows, copy last year's."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.statistics.unit_counts_words import year_in_words
from thidua.apps.pledges.actions.registrations import (
    EDITABLE,
    REGISTERING,
    copy_registration,
    save_registration,
)
from thidua.apps.pledges.covenant.caps import cap_in, unit_warnings
from thidua.apps.pledges.forms.registration import RegistrationForms
from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.queries.covenants import covenant_in_force
from thidua.apps.pledges.queries.registrations import (
    content_of,
    last_registration,
    needs_in,
    registrations_visible_to,
)
from thidua.apps.pledges.refusals import RegistrationInvalid
from thidua.apps.schemes.queries import award_names_in, table_of_unit
from thidua.domain.registration import RegistrationContent, changes_between
from thidua.web.asked import choice_in
from thidua.web.resizing import resized
from thidua.web.revisions import StalePage, revision_in


def edit(request: HttpRequest, pk: int) -> HttpResponse:
    """The registration's form."""
    registration = _editable(request, pk)
    needs, content = needs_in(registration.season, registration.unit_id), content_of(registration)
    names = award_names_in(registration.season)
    if registration.state not in EDITABLE or registration.season.state not in REGISTERING:
        return redirect("pledges:registration", pk)
    if request.method != "POST":
        return _page(request, registration, RegistrationForms(needs, content, names))
    data = resized(request.POST)
    if data is not None:
        return _page(request, registration, RegistrationForms(needs, content, names, data))
    return _save(request, registration, RegistrationForms(needs, content, names, request.POST))


def _save(
    request: HttpRequest, registration: Registration, forms: RegistrationForms
) -> HttpResponse:
    """Save what can be read, else show the same page with every error."""
    if not forms.is_valid():
        return _page(request, registration, forms, status=422)
    content = forms.content()
    actor, revision = user_of(request), revision_in(request)
    try:
        save_registration(registration, content, revision=revision, actor=actor, at=timezone.now())
    except RegistrationInvalid as refusal:
        forms.show(refusal.mistakes)
        return _page(request, registration, forms, status=422)
    except StalePage as refusal:
        return _page(request, registration, forms, status=409, stale=(refusal, content))
    if choice_in(request.POST, "act", {"submit"}):
        return redirect("pledges:submit_registration", registration.pk)
    messages.success(request, _("Đã lưu đăng ký của %s.") % registration.unit)
    return redirect("pledges:save_registration", registration.pk)


def copy(request: HttpRequest, pk: int) -> HttpResponse:
    """Ask once, then put last year's registration in place."""
    registration = _editable(request, pk)
    last = last_registration(registration)
    if last is None:
        messages.error(request, _("%s chưa có đăng ký của năm trước.") % registration.unit)
        return redirect("pledges:save_registration", pk)
    if request.method == "POST":
        revision, actor = revision_in(request), user_of(request)
        copy_registration(registration, revision=revision, actor=actor, at=timezone.now())
        messages.success(request, _("Đã chép đăng ký năm %s. Sửa lại rồi lưu.") % last.season.year)
        return redirect("pledges:save_registration", pk)
    context = {"season": registration.season, "tab": "registration", "registration": registration}
    return render(request, "pledges/copy.html", {**context, "last": last})


def _editable(request: HttpRequest, pk: int) -> Registration:
    user = user_of(request)
    registration = get_object_or_404(registrations_visible_to(user), pk=pk)
    authorise(user, "pledges.save_registration", registration)
    return registration


def _page(
    request: HttpRequest,
    registration: Registration,
    forms: RegistrationForms,
    *,
    status: int = 200,
    stale: tuple[StalePage, RegistrationContent] | None = None,
) -> HttpResponse:
    season, cap = registration.season, cap_in(registration.season)
    context = {
        "season": season,
        "award_names": award_names_in(season),
        "tab": "registration",
        "registration": registration,
        "forms": forms,
        "scheme": table_of_unit(season, registration.unit_id, drafts=True),
        "last": last_registration(registration),
        "cap": cap,
        "cap_ratio": cap.share.as_integer_ratio() if cap else None,
        "last_year": year_in_words(registration.unit, season.year - 1),
        "warnings": unit_warnings(registration, cap, covenant_in_force(season)),
    }
    if stale is not None:
        context["refusal"] = stale[0]
        context["differences"] = changes_between(forms.stored, stale[1])
    return render(request, "pledges/edit.html", context, status=status)
