"""A seeded password must be changed before anything else."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponseBase
from django.shortcuts import redirect
from django.urls import reverse


class PasswordChangeMiddleware:
    """Sends a user with a seeded password to the change page until it is changed."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponseBase]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponseBase:
        """Pages wait; signing out and static files do not."""
        user = request.user
        if user.is_authenticated and getattr(user, "must_change_password", False):
            target = reverse("account_change_password")
            allowed = (target, reverse("account_logout"), reverse("account_reauthenticate"))
            if request.path not in allowed and not request.path.startswith("/static/"):
                return redirect(target)
        return self.get_response(request)
