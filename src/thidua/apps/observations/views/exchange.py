"""Observations in Excel: out as the list is narrowed, in with a preview."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.observations.actions.recording import record_observations
from thidua.apps.observations.facts import ObservationWrite
from thidua.apps.observations.pages.listing import ObservationsAsked, narrowed
from thidua.apps.observations.queries import call_then
from thidua.apps.observations.sheets.observations import preview_of, workbook_of
from thidua.apps.observations.views.listing import may_record, season_of
from thidua.apps.seasons.models import Season
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.previews import Seal, Upload

_SEAL: Seal[list[ObservationWrite]] = Seal("observations", list[ObservationWrite])


@require_safe
@in_vietnamese
def workbook(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The list as the address narrows it."""
    user = user_of(request)
    season = season_of(user, season_pk)
    rows = list(
        narrowed(season, user, ObservationsAsked.of(request.GET)).select_related("recorded_by")
    )
    call_then(season, rows)
    return file_answer(workbook_of(rows), f"Ghi nhận trong năm {season.year}.xlsx")


def choose(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Choose a file; look at each row, or each wrong cell; accept."""
    user = user_of(request)
    season = season_of(user, season_pk)
    if not may_record(user, season):
        raise PermissionDenied
    back = reverse("observations:observations", args=[season.pk])

    return Upload(
        _SEAL,
        about=season,
        to_choose="observations/import.html",
        back=back,
        read=lambda file: preview_of(season, user, file.read()),
        accept=lambda rows: _accepted(request, season, rows),
        context={"layout": "seasons/base_season.html", "season": season, "tab": "observations"},
    ).answer(request)


def _accepted(request: HttpRequest, season: Season, rows: list[ObservationWrite]) -> HttpResponse:
    count = len(record_observations(season, rows, actor=user_of(request), at=timezone.now()))
    messages.success(request, _("Đã ghi %d ghi nhận từ tệp.") % count)
    return redirect("observations:observations", season.pk)
