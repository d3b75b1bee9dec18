"""Pages about one's own account."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.accounts.actions.accounts import choose_language, close_pointer, edit_profile
from thidua.apps.accounts.forms import AppearanceForm, ProfileForm
from thidua.apps.accounts.queries import security_state_of
from thidua.apps.accounts.refusals import EmailTaken
from thidua.apps.accounts.registries.pointers import is_pointer
from thidua.apps.accounts.registries.profile_sections import sections_for
from thidua.apps.accounts.sign_in.request import user_of
from thidua.web.acting import told
from thidua.web.addresses import back
from thidua.web.asked import text_in

_A_YEAR = 31_536_000


def profile(request: HttpRequest) -> HttpResponse:
    """Who I am here, where I sit, how my account is guarded."""
    user = user_of(request)
    form = ProfileForm(request.POST) if request.method == "POST" else ProfileForm.of(user)
    if request.method == "POST" and form.is_valid():
        try:
            edit_profile(user, form.facts(), actor=user, at=timezone.now())
        except EmailTaken as refusal:
            form.add_error("email", told(refusal))
        else:
            messages.success(request, _("Đã lưu thông tin của bạn."))
            return redirect("accounts:profile")
    context = {
        "form": form,
        "security": security_state_of(user),
        "sections": sections_for(user, timezone.localdate()),
        "appearance": AppearanceForm.of(request.COOKIES),
    }
    return render(request, "accounts/profile.html", context, status=422 if form.errors else 200)


@require_POST
def appearance(request: HttpRequest) -> HttpResponse:
    """Keep theme and type size in this browser."""
    form = AppearanceForm(request.POST)
    answer = redirect("accounts:profile")
    if form.is_valid():
        for name, value in form.cleaned_data.items():
            answer.set_cookie(name, value, max_age=_A_YEAR, samesite="Lax")
        messages.success(request, _("Đã đổi cách hiển thị trên máy này."))
    return answer


@require_POST
def close(request: HttpRequest, name: str) -> HttpResponse:
    """Close the few words of a page for good, and go on where one was."""
    user = user_of(request)
    if not is_pointer(name):
        raise Http404
    close_pointer(user, name, actor=user)
    return back(request, "home:index")


@require_POST
def choose(request: HttpRequest) -> HttpResponse:
    """Read in another language, here and wherever one signs in; then go on where one was."""
    user = user_of(request)
    language = _known(text_in(request.POST, "language"))
    choose_language(user, language, actor=user)
    return _in_language(request, language)


@login_not_required
@require_safe
def language_here(request: HttpRequest, language: str) -> HttpResponse:
    """The language of this browser, for whoever reads without an account."""
    return _in_language(request, _known(language))


def _known(language: str) -> str:
    if language not in dict(settings.LANGUAGES):
        raise Http404
    return language


def _in_language(request: HttpRequest, language: str) -> HttpResponse:
    answer = back(request, "home:index")
    answer.set_cookie(settings.LANGUAGE_COOKIE_NAME, language, max_age=_A_YEAR, samesite="Lax")
    return answer


def own_address(request: HttpRequest) -> HttpResponse:
    """The sign-in library's own page of addresses: here one has one, on the profile."""
    return redirect("accounts:profile")
