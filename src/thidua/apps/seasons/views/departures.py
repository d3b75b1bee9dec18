"""Units that leave in mid-year: who left, recording it, taking it back."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.seasons.actions.departures import record_departure, take_back_departure
from thidua.apps.seasons.forms import DepartureForm
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import departed_from, seasons_visible_to
from thidua.domain.refusal import Refusal
from thidua.web.acting import told
from thidua.web.asked import key_in


def departures(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Who left; the form for those who run the year."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    asked = key_in(request.GET, "unit")
    form = DepartureForm(request.POST or None, season=season, asked=asked)
    if request.method == "POST" and _recorded(request, season, form):
        return redirect("seasons:departures", season.pk)
    is_open = can(user, "seasons.record_departure", season) and season.state != Season.State.CLOSED
    context = {
        "season": season,
        "tab": "overview",
        "form": form if is_open else None,
        "left": departed_from(season),
        "may_take_back": is_open,
    }
    return render(request, "seasons/departures.html", context, status=422 if form.errors else 200)


def _recorded(request: HttpRequest, season: Season, form: DepartureForm) -> bool:
    """Whether what was typed is recorded; what stands against it is said beside the form."""
    user = user_of(request)
    authorise(user, "seasons.record_departure", season)
    if not form.is_valid():
        return False
    unit = form.cleaned_data["unit"]
    try:
        record_departure(season, unit, form.facts(), actor=user, at=timezone.now())
    except Refusal as refusal:
        form.add_error(None, told(refusal))
        return False
    messages.success(request, _("Đã ghi %s rời khối.") % unit)
    return True


@require_POST
def take_back(request: HttpRequest, season_pk: int, place_pk: int) -> HttpResponse:
    """As if it had not been recorded."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    place = get_object_or_404(departed_from(season), pk=place_pk)
    take_back_departure(place, season, actor=user, at=timezone.now())
    messages.success(request, _("%s lại là thành viên của năm này.") % place.unit)
    return redirect("seasons:departures", season.pk)
