"""Pages of blocs."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def listing(request: HttpRequest) -> HttpResponse:
    """The blocs of the user."""
    return render(request, "organisations/blocs.html")
