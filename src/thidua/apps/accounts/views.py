"""Pages about one's own account."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def profile(request: HttpRequest) -> HttpResponse:
    """Who I am here, and where I sit."""
    return render(request, "accounts/profile.html")
