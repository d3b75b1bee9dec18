"""A seeded password must be changed before anything else."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.web.parts import asks_for_part

ALLOWED = (
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
)
"""Pages of somebody who is held up: changing the password, confirming, signing out."""


class PasswordChangeMiddleware:
    """Sends a user with a seeded password to the change page until it is changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pages and the API wait; changing, confirming and signing out do not."""
        user = request.user
        if not user.is_authenticated or not getattr(user, "must_change_password", False):
            return self.get_response(request)
        if request.path.startswith(f"/{settings.STATIC_URL.strip('/')}/"):
            return self.get_response(request)
        if request.path in {reverse(name) for name in ALLOWED}:
            return self.get_response(request)
        target = reverse("account_change_password")
        told = _("Mật khẩu được cấp phải được đổi trước, tại %s.") % target
        return held_up(request, target, told)


def held_up(request: HttpRequest, target: str, told: str) -> HttpResponse:
    """To where something must be done first; a program is told."""
    if request.path.startswith("/api/"):
        return JsonResponse({"detail": told}, status=403)
    if asks_for_part(request):
        return HttpResponse(status=204, headers={"HX-Redirect": target})
    return redirect(target)
