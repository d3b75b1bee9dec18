"""Pages of the conference."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from thidua.apps.accounts.request import user_of
from thidua.apps.seasons.queries import seasons_visible_to


def conference(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The year-end conference of a season."""
    season = get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)
    context = {"season": season, "tab": "conference"}
    return render(request, "meetings/conference.html", context)
