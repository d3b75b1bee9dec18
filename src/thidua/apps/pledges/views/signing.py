"""Signing the covenant for one's own unit."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.refusals import WrongPassword
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.password_again import may_try, was_right
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.seats.offices import office_of
from thidua.apps.pledges.actions.locking import SIGNING
from thidua.apps.pledges.actions.signatures import sign_covenant
from thidua.apps.pledges.forms.covenant import SigningForm
from thidua.apps.pledges.models import Covenant
from thidua.apps.pledges.pages.covenant import covenant_context
from thidua.apps.pledges.permissions import Signing
from thidua.apps.pledges.queries.covenants import covenants_visible_to
from thidua.web.acting import told


def sign(request: HttpRequest, pk: int, unit_pk: int) -> HttpResponse:
    """The text to be signed, and the place to sign."""
    user = user_of(request)
    found = get_object_or_404(covenants_visible_to(user), pk=pk)
    signing = Signing(found, get_object_or_404(Unit, pk=unit_pk))
    authorise(user, "pledges.sign_covenant", signing)
    if request.method == "POST":
        return _sign(request, signing)
    ready = found.state == Covenant.State.ADOPTED and found.season.state in SIGNING
    if not ready or found.signatures.filter(unit=unit_pk).exists():
        return redirect("pledges:version", pk)
    return _page(request, signing, SigningForm(initial={"text_hash": found.hash}))


def _sign(request: HttpRequest, signing: Signing) -> HttpResponse:
    user, form = user_of(request), SigningForm(request.POST)
    if not form.is_valid():
        return _page(request, signing, form, status=422)
    if not may_try(request, user, form):
        return _page(request, signing, form, status=429)
    data = form.cleaned_data
    try:
        sign_covenant(
            signing,
            text_hash=data["text_hash"],
            password=data["password"],
            actor=user,
            at=timezone.now(),
        )
    except WrongPassword as refusal:
        form.add_error("password", told(refusal))
        return _page(request, signing, form, status=422)
    was_right(request, user)
    messages.success(request, _("Đã ký giao ước thay mặt %s.") % signing.unit)
    return redirect("pledges:covenant", signing.covenant.season_id)


def _page(
    request: HttpRequest, signing: Signing, form: SigningForm, *, status: int = 200
) -> HttpResponse:
    user = user_of(request)
    context = covenant_context(signing.covenant.season, signing.covenant, user) | {
        "unit": signing.unit,
        "office": office_of(user, signing.unit, timezone.localdate()),
        "form": form,
    }
    return render(request, "pledges/sign.html", context, status=status)
