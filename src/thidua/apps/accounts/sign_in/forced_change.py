"""A seeded password must be changed before anything else."""

from collections.abc import Callable

from django.conf import settings
from django.http import HttpRequest, HttpResponse, HttpResponseBase, JsonResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.web.parts import asks_for_part

_ALLOWED = (
    "account_change_password",
    "account_logout",
    "account_reauthenticate",
    "mfa_reauthenticate",
    "mfa_reauthenticate_webauthn",
)


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
        if request.path in {reverse(name) for name in _ALLOWED}:
            return self.get_response(request)
        return _refusal(request)


def _refusal(request: HttpRequest) -> HttpResponse:
    target = reverse("account_change_password")
    if request.path.startswith("/api/"):
        detail = _("Mật khẩu được cấp phải được đổi trước, tại %s.") % target
        return JsonResponse({"detail": detail}, status=403)
    if asks_for_part(request):
        return HttpResponse(status=204, headers={"HX-Redirect": target})
    return redirect(target)
