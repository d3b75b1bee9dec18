"""Several registrations answered at once."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.pledges.actions.submissions import accept_all_registrations
from thidua.apps.pledges.covenant.caps import cap_in, unit_warnings
from thidua.apps.pledges.forms.accepting import AcceptForm
from thidua.apps.pledges.models import Registration
from thidua.apps.pledges.pages.accepting import line_of, waiting_in
from thidua.apps.pledges.queries.covenants import covenant_in_force
from thidua.apps.pledges.queries.registrations import unit_rows
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_in_view
from thidua.web.acting import done, form_page
from thidua.web.asked import the_one


def accept_all(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Those that wait, each with its figures; accepted together or not at all."""
    user = user_of(request)
    season = the_one(seasons_in_view(user, [season_pk]))
    form = AcceptForm(request.POST or None, rows=_waiting(request, season))
    if request.method == "POST" and done(
        form, lambda: accept_all_registrations(form.picked, actor=user, at=timezone.now())
    ):
        messages.success(request, _("Đã chấp nhận đăng ký của %d đơn vị.") % len(form.picked))
        return redirect("pledges:registrations", season_pk)
    note = "" if form.rows else _("Không có đăng ký nào đang chờ duyệt.")
    counted = _("Chấp nhận đăng ký của {n} đơn vị")
    return form_page(
        request, form, title=_("Duyệt nhiều đăng ký"), button=_("Chấp nhận"), note=note,
        back=reverse("pledges:registrations", args=[season_pk]), thing=season,
        ticking=counted, asking=counted + "?",
    )  # fmt: skip


def _waiting(request: HttpRequest, season: Season) -> dict[Registration, str]:
    waiting = waiting_in(unit_rows(season, user_of(request), timezone.localdate()))
    cap, covenant = cap_in(season), covenant_in_force(season)
    return {
        row.registration: line_of(row, len(unit_warnings(row.registration, cap, covenant)))
        for row in waiting
        if row.registration is not None
    }
