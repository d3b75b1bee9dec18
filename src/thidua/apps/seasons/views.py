"""Pages of seasons."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from thidua.apps.accounts.request import user_of
from thidua.apps.seasons.queries import seasons_visible_to


def listing(request: HttpRequest) -> HttpResponse:
    """The seasons of the user."""
    return render(request, "seasons/list.html", {"seasons": seasons_visible_to(user_of(request))})


def detail(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The overview of one season."""
    season = get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)
    return render(request, "seasons/detail.html", {"season": season, "tab": "overview"})


def history(request: HttpRequest, season_pk: int) -> HttpResponse:
    """What was done in a season."""
    season = get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)
    return render(request, "seasons/history.html", {"season": season, "tab": "history"})
