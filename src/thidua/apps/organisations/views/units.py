"""Pages of units."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def listing(request: HttpRequest) -> HttpResponse:
    """The units of the user."""
    return render(request, "organisations/units.html")
