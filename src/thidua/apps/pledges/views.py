"""Pages of registrations and the covenant."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from thidua.apps.accounts.models import User
from thidua.apps.seasons.queries import seasons_visible_to


def registrations(request: HttpRequest, season_pk: int) -> HttpResponse:
    """All registrations of a season."""
    assert isinstance(request.user, User)  # noqa: S101 - narrows the type
    season = get_object_or_404(seasons_visible_to(request.user), pk=season_pk)
    return render(request, "pledges/page.html", {"season": season, "tab": "registration"})


def covenant(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The covenant of a season."""
    assert isinstance(request.user, User)  # noqa: S101 - narrows the type
    season = get_object_or_404(seasons_visible_to(request.user), pk=season_pk)
    return render(request, "pledges/page.html", {"season": season, "tab": "covenant"})
