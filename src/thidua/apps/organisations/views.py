"""Pages of blocs and units."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render


def blocs(request: HttpRequest) -> HttpResponse:
    """The blocs of the user."""
    return render(request, "organisations/blocs.html")


def units(request: HttpRequest) -> HttpResponse:
    """The units of the user."""
    return render(request, "organisations/units.html")
