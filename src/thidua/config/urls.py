"""Addresses: one include an app."""

from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import HttpRequest, JsonResponse
from django.templatetags.static import static
from django.urls import include, path
from django.views.decorators.http import require_safe
from django.views.generic import RedirectView

from thidua.apps.portal.views.data import robots
from thidua.config.api import api
from thidua.config.context import product
from thidua.web.day_fields import day_echo
from thidua.web.figure_echo import figure_echo


class Icon(RedirectView):
    """What browsers ask for beside a file that names no icon."""

    def get_redirect_url(self, *_args: Any, **_kwargs: Any) -> str:
        """The icon of every page."""
        return static("images/icon.svg")


@login_not_required
@require_safe
def manifest(request: HttpRequest) -> JsonResponse:
    """What makes the product an app on a phone: its name, its icon, its first page."""
    icon = {"src": static("images/icon.svg"), "sizes": "any", "type": "image/svg+xml"}
    name = product(request)["product_name"]
    answer = {
        "name": name,
        "short_name": name,
        "lang": "vi",
        "start_url": "/",
        "scope": "/",
        "display": "standalone",
        "background_color": "#ffffff",
        "theme_color": "#a3161b",
        "icons": [icon | {"purpose": "any"}],
    }
    return JsonResponse(answer, content_type="application/manifest+json")


urlpatterns = [
    path("manifest.webmanifest", manifest, name="manifest"),
    path("favicon.ico", login_not_required(Icon.as_view())),
    path("", include("thidua.apps.home.urls")),
    path("accounts/", include("thidua.apps.accounts.urls")),
    path("accounts/", include("allauth.urls")),
    path("audit/", include("thidua.apps.audit.urls")),
    path("jobs/", include("thidua.apps.jobs.urls")),
    path("organisations/", include("thidua.apps.organisations.urls")),
    path("help/", include("thidua.apps.help.urls")),
    path("people/", include("thidua.apps.people.urls")),
    path("awards/", include("thidua.apps.awards.urls")),
    path("seasons/", include("thidua.apps.seasons.urls")),
    path("reminders/", include("thidua.apps.reminders.urls")),
    path("photos/", include("thidua.apps.photos.urls")),
    path("papers/", include("thidua.apps.paperwork.urls")),
    path("certificates/", include("thidua.apps.certificates.urls")),
    path("consultations/", include("thidua.apps.consultations.urls")),
    path("regulations/", include("thidua.apps.regulations.urls")),
    path("schemes/", include("thidua.apps.schemes.urls")),
    path("pledges/", include("thidua.apps.pledges.urls")),
    path("movements/", include("thidua.apps.movements.urls")),
    path("ledger/", include("thidua.apps.ledger.urls")),
    path("appraisals/", include("thidua.apps.appraisals.urls")),
    path("scorers/", include("thidua.apps.scorers.urls")),
    path("observations/", include("thidua.apps.observations.urls")),
    path("ratings/", include("thidua.apps.ratings.urls")),
    path("reviews/", include("thidua.apps.reviews.urls")),
    path("exemplars/", include("thidua.apps.exemplars.urls")),
    path("reports/", include("thidua.apps.reports.urls")),
    path("crosschecks/", include("thidua.apps.crosschecks.urls")),
    path("meetings/", include("thidua.apps.meetings.urls")),
    path("ballots/", include("thidua.apps.ballots.urls")),
    path("eligibility/", include("thidua.apps.eligibility.urls")),
    path("dossiers/", include("thidua.apps.dossiers.urls")),
    path("insight/", include("thidua.apps.insight.urls")),
    path("portal/", include("thidua.apps.portal.urls")),
    path("robots.txt", robots, name="robots"),
    path("days/understood/", day_echo, name="day_echo"),
    path("figures/understood/", figure_echo, name="figure_echo"),
    path("api/v1/", api.urls),
]

handler400 = "thidua.config.errors.bad_request"
handler403 = "thidua.config.errors.forbidden"
handler404 = "thidua.config.errors.not_found"
handler500 = "thidua.config.errors.server_error"
