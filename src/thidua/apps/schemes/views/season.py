"""The tab "Bảng điểm" of a season."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from thidua.apps.seasons.queries import seasons_visible_to


def season(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The season's scoring table."""
    found = get_object_or_404(seasons_visible_to(request.user), pk=season_pk)  # type: ignore[arg-type] # signed in
    return render(request, "schemes/season.html", {"season": found, "tab": "scheme"})
