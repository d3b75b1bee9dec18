"""The first page: what I owe, by when, one button for each."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thidua.apps.accounts.request import user_of
from thidua.apps.seasons.queries import seasons_visible_to


def index(request: HttpRequest) -> HttpResponse:
    """What the user owes."""
    return render(request, "home/index.html", {"seasons": seasons_visible_to(user_of(request))})
