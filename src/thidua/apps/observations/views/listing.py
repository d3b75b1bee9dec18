"""The list of what was seen of units in a year, and the form that records more."""

from typing import cast

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.db.models import QuerySet
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.observations.actions.recording import record_observation
from thidua.apps.observations.forms.recording import ObservationForm
from thidua.apps.observations.models import Observation
from thidua.apps.observations.pages.listing import ObservationsAsked, narrowed, rows_of, sums_of
from thidua.apps.observations.queries import (
    observables_of,
    sees_all_observations,
    units_to_observe,
)
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import done
from thidua.web.asked import key_in, text_in
from thidua.web.lists import page_of


def observations(request: HttpRequest, season_pk: int) -> HttpResponse:
    """What was seen so far: the running sums, the list."""
    user = user_of(request)
    season = season_of(user, season_pk)
    asked, items = ObservationsAsked.of(request.GET), observables_of(season)
    found = narrowed(season, user, asked)
    page = page_of(request, found)
    context = {
        "season": season,
        "tab": "observations",
        "asked": asked,
        "filters": asked.filters(season, user, items),
        "page": page,
        "rows": rows_of(season, cast("QuerySet[Observation]", page.object_list), items),
        "sums": sums_of(found, items),
        "sees_all": sees_all_observations(user, season),
        "may_record": may_record(user, season) and bool(items),
        "has_items": bool(items),
    }
    return render(request, "observations/observations.html", context)


def record(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Record one step of one unit, or of several at once."""
    user = user_of(request)
    season = season_of(user, season_pk)
    if not may_record(user, season):
        raise PermissionDenied
    form = _form(request, season, user)
    if form.is_bound and done(form, lambda: _record(season, form, user)):
        told = {"what": form.cleaned_data["content"], "count": len(form.cleaned_data["units"])}
        messages.success(request, _("Đã ghi “%(what)s” cho %(count)d đơn vị.") % told)
        return redirect("observations:observations", season.pk)
    context = {"season": season, "tab": "observations", "form": form}
    status = 422 if form.errors else 200
    return render(request, "observations/record.html", context, status=status)


def season_of(user: User, pk: int) -> Season:
    """The season, if the user may see it."""
    return get_object_or_404(seasons_visible_to(user), pk=pk)


def may_record(user: User, season: Season) -> bool:
    """Whether the user checks any unit in a year that is not over."""
    return season.state != Season.State.CLOSED and bool(units_to_observe(user, season))


def _form(request: HttpRequest, season: Season, user: User) -> ObservationForm:
    initial = {
        "seen_on": min(timezone.localdate(), season.ends_on),
        "item": text_in(request.GET, "item"),
        "units": [str(key_in(request.GET, "unit") or "")],
    }
    return ObservationForm(
        request.POST or None, request.FILES or None, initial=initial, season=season, user=user
    )


def _record(season: Season, form: ObservationForm, user: User) -> None:
    at = timezone.now()
    record_observation(season, form.facts(), actor=user, at=at, origin=form.origin())
