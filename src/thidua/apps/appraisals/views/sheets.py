"""The sheets of a season: who is where, and what waits."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.appraisals.models import Sheet
from thidua.apps.appraisals.pages.access import season_of
from thidua.apps.appraisals.pages.sheets import (
    SheetsAsked,
    closed_out,
    filtered,
    lockable,
    sheet_rows,
)
from thidua.apps.appraisals.queries import has_result, scoring_due_on
from thidua.apps.appraisals.sheets.listing import listing_workbook
from thidua.apps.schemes.queries import adopted_scheme
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, of_members, roles_in
from thidua.web.downloads import file_answer
from thidua.web.workbooks import saved


@require_safe
def sheets(request: HttpRequest, season_pk: int) -> HttpResponse:
    """All units' sheets that the user may see."""
    season, user = season_of(request, season_pk), user_of(request)
    asked, rows = SheetsAsked.of(request.GET), sheet_rows(user, season, timezone.localdate())
    may_open = (runs := can(user, "appraisals.open_scoring", season)) and _may_open(season)
    context = {
        "season": season,
        "tab": "sheets",
        "rows": filtered(rows, asked),
        "count": len(rows),
        "states": Sheet.State.choices, "asked": asked,
        "due_on": scoring_due_on(season),
        "runs": runs,
        "may_open": may_open,
        "scheme": adopted_scheme(season) if may_open else None,
        "lockable": lockable(user, rows),
        "has_result": has_result(season),
        "mine": roles_in(user, season).member_units,
        "closed_out": closed_out(user, season),
    }  # fmt: skip
    return render(request, "appraisals/sheets.html", context)


def _may_open(season: Season) -> bool:
    if season.state in {Season.State.SIGNED, Season.State.RUNNING}:
        return True
    is_time = season.state == Season.State.SCORING
    return is_time and season.sheets.filter(of_members()).count() < members_of(season).count()


@require_safe
def sheets_workbook(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The same list as a spreadsheet."""
    season = season_of(request, season_pk)
    rows = sheet_rows(user_of(request), season, timezone.localdate())
    book = listing_workbook(season, filtered(rows, SheetsAsked.of(request.GET)))
    return file_answer(saved(book), f"Chấm điểm {season.bloc.code} {season.year}.xlsx")


@require_POST
def open_season(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Make the sheets and let the units score."""
    season = season_of(request, season_pk)
    made = open_scoring(season, actor=user_of(request), at=timezone.now())
    messages.success(
        request, _("Đã lập %d bảng chấm điểm, các đơn vị bắt đầu tự chấm.") % len(made)
    )
    return redirect("appraisals:sheets", season.pk)
