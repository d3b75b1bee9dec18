"""The ledger in Excel: out as the list is narrowed, in with a preview."""

from typing import Any

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.ledger.actions.many import record_deeds
from thidua.apps.ledger.facts import DeedWrite
from thidua.apps.ledger.pages.ledger import LedgerAsked, narrowed_deeds, rows_of
from thidua.apps.ledger.queries import units_to_write_for
from thidua.apps.ledger.sheets.deeds import preview_of, workbook_of
from thidua.apps.ledger.views.deeds import season_of
from thidua.apps.seasons.models import Season
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.previews import Seal, Upload

_SEAL: Seal[list[DeedWrite]] = Seal("ledger", list[DeedWrite])


@require_safe
@in_vietnamese
def workbook(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The list as the address narrows it."""
    user = user_of(request)
    season = season_of(user, season_pk)
    found = narrowed_deeds(season, user, LedgerAsked.of(request.GET))
    rows = rows_of(season, found.select_related("unit", "movement"))
    return file_answer(workbook_of(rows), _("Sổ kết quả năm %d.xlsx") % season.year)


def upload(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Choose a file; look at each line, or each wrong cell; accept."""
    user = user_of(request)
    season = season_of(user, season_pk)
    if season.state == Season.State.CLOSED or not units_to_write_for(user, season):
        raise PermissionDenied
    context: dict[str, Any] = {
        "layout": "seasons/base_season.html", "season": season, "tab": "ledger",
    }  # fmt: skip
    return Upload(
        _SEAL,
        about=season,
        to_choose="ledger/import.html",
        back=reverse("ledger:deeds", args=[season.pk]),
        read=lambda file: preview_of(season, user, file.read()),
        accept=lambda writes: _accepted(request, season, writes),
        context=context,
    ).answer(request)


def _accepted(request: HttpRequest, season: Season, writes: list[DeedWrite]) -> HttpResponse:
    deeds = record_deeds(season, writes, actor=user_of(request), at=timezone.now())
    messages.success(request, _("Đã ghi %d kết quả từ tệp vào sổ.") % len(deeds))
    return redirect("ledger:deeds", season.pk)
