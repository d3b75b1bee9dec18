"""The sheets of a season: who is where, and what waits."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from thidua.apps.accounts.request import user_of
from thidua.apps.seasons.queries import seasons_visible_to


def sheets(request: HttpRequest, season_pk: int) -> HttpResponse:
    """All units' sheets."""
    season = get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)
    return render(request, "appraisals/sheets.html", {"season": season, "tab": "sheets"})
