"""The overview of a season."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone

from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.seasons.pages.checklist import checklist_rows
from thidua.apps.seasons.pages.lateness import lateness_in
from thidua.apps.seasons.queries import seasons_in_view, seasons_visible_to
from thidua.apps.seasons.registries.obligations import everything_owed, owed_late_in
from thidua.apps.seasons.registries.overview import panels
from thidua.apps.seasons.year.left_open import offered_to
from thidua.apps.seasons.year.steps import way_on
from thidua.web.asked import the_one


def detail(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Where the year stands, what the user owes in it, who is late, what is to be done."""
    user, day = user_of(request), timezone.localdate()
    season = the_one(seasons_in_view(user, [season_pk]))
    asked = everything_owed(user, [season], day)
    owed = [each for each in asked if each.season == season and not each.by_others]
    standing = lateness_in(season, day)
    context = {
        "season": season,
        "tab": "overview",
        "owed_late": owed_late_in(season, owed, day),
        "owed": [(obligation, obligation.days_left(day)) for obligation in owed],
        "way": way_on(season, user),
        "panels": panels(season, user),
        "standing": standing,
        "offered": len(offered_to(season)) if can(user, "seasons.take_over_items", season) else 0,
        "checklist": checklist_rows(season, user, day, [row.member for row in standing.rows]),
    }
    return render(request, "seasons/detail.html", context)


def members(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Where the units, the head and the deputy of this year are set."""
    season = get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)
    return redirect("organisations:members", season.bloc_id, season.year)
