"""Pages about one's own account."""

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.actions.accounts import close_pointer, edit_profile
from thidua.apps.accounts.forms import AppearanceForm, ProfileForm
from thidua.apps.accounts.queries import security_state_of
from thidua.apps.accounts.refusals import EmailTaken
from thidua.apps.accounts.registries.pointers import is_pointer
from thidua.apps.accounts.registries.profile_sections import sections_for
from thidua.apps.accounts.sign_in.request import user_of
from thidua.web.acting import told
from thidua.web.addresses import back

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


def own_address(request: HttpRequest) -> HttpResponse:
    """The sign-in library's own page of addresses: here one has one, on the profile."""
    return redirect("accounts:profile")
