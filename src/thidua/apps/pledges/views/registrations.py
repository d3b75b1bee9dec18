"""Pages of all registrations of a season, of one, and the consolidated table."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.views.decorators.http import require_POST

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.audit.queries import history_of
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.pledges.actions.registrations import REGISTERING, start_registration
from thidua.apps.pledges.actions.submissions import covenant_adopted
from thidua.apps.pledges.covenant.caps import bloc_warnings, cap_in, unit_warnings
from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.pages.accepting import handed_in, waiting_in
from thidua.apps.pledges.pages.registration import sheet_of
from thidua.apps.pledges.pages.units import UnitsAsked, chosen, counts_of
from thidua.apps.pledges.queries.covenants import covenant_in_force
from thidua.apps.pledges.queries.registrations import (
    content_of,
    days_late,
    due_day,
    handed_in_at,
    last_registration,
    needs_in,
    registrations_visible_to,
    schemes_for_registering,
    unit_rows,
)
from thidua.apps.schemes.queries import award_names_in
from thidua.apps.seasons.models import Phase
from thidua.apps.seasons.queries import (
    members_of,
    names_in,
    roles_in,
    seasons_in_view,
    seasons_visible_to,
)
from thidua.domain.registration_checks import gaps_in
from thidua.web.asked import the_one


def registrations(request: HttpRequest, season_pk: int) -> HttpResponse:
    """How every unit's registration stands."""
    user, day = user_of(request), timezone.localdate()
    season = the_one(seasons_in_view(user, [season_pk]))
    rows, asked = unit_rows(season, user, day), UnitsAsked.of(request.GET)
    is_open = season.state in REGISTERING
    context = {
        "season": season,
        "tab": "registration",
        "asked": asked,
        "rows": chosen(rows, asked),
        "counts": counts_of(rows),
        "own": [row for row in rows if row.membership.unit_id in seats_of(user).units],
        "roles": roles_in(user, season),
        "waiting": waiting_in(rows),
        "due_on": due_day(season, Phase.Kind.REGISTRATION),
        "is_open": is_open,
        "has_table": bool(is_open and schemes_for_registering(season)),
        "warnings": bloc_warnings(covenant_in_force(season), handed_in(rows), cap_in(season)),
    }
    return render(request, "pledges/registrations.html", context)


@require_POST
def start(request: HttpRequest, season_pk: int, membership_pk: int) -> HttpResponse:
    """Begin a unit's registration and go to its form."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    membership = get_object_or_404(members_of(season), pk=membership_pk)
    registration = start_registration(season, membership, actor=user, at=timezone.now())
    return redirect("pledges:save_registration", registration.pk)


def registration(request: HttpRequest, pk: int) -> HttpResponse:
    """One unit's registration as a paper, with what can be done to it."""
    found = get_object_or_404(registrations_visible_to(user_of(request)), pk=pk)
    names_in(found.season).call(found.unit, handed_in_at(found))
    season, content, needs = found.season, content_of(found), needs_in(found.season, found.unit_id)
    context = {
        "season": season,
        "tab": "registration",
        "registration": found,
        **_deadline(found),
        "sheet": sheet_of(content, needs, award_names_in(season)),
        "award_names": award_names_in(season),
        "gaps": gaps_in(content, needs),
        "warnings": unit_warnings(found, cap_in(season), covenant_in_force(season)),
        "is_open": season.state in REGISTERING,
        "is_final": covenant_adopted(found),
        "last": last_registration(found),
        "history": history_of(found)[:20],
    }
    return render(request, "pledges/registration.html", context)


def _deadline(found: Registration) -> dict[str, object]:
    due_on = due_day(found.season, Phase.Kind.REGISTRATION)
    return {"due_on": due_on, "days_late": days_late(found, due_on, timezone.localdate())}
