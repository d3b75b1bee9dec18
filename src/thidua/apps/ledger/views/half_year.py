"""The consolidated results of half a year."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.ledger.pages.half_year import half_year
from thidua.apps.ledger.pages.ledger import HALVES
from thidua.apps.ledger.queries import sees_whole_ledger
from thidua.apps.ledger.views.deeds import season_of
from thidua.web.asked import choice_in


def half_year_page(request: HttpRequest, season_pk: int) -> HttpResponse:
    """What each unit did in half of the year, and the sum of all."""
    user = user_of(request)
    season = season_of(user, season_pk)
    half = choice_in(request.GET, "half", HALVES, "1")
    context = {
        "season": season,
        "tab": "ledger",
        "half": half,
        "halves": HALVES.items(),
        "page": half_year(season, user, half),
        "sees_whole": sees_whole_ledger(user, season),
    }
    return render(request, "ledger/half_year.html", context)
