"""The sheets of a season: who is where, and what waits."""

from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST, require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.actions.opening import open_scoring
from thidua.apps.appraisals.models import Period, Sheet
from thidua.apps.appraisals.pages.access import period_of, season_of
from thidua.apps.appraisals.pages.periods import sheet_steps
from thidua.apps.appraisals.pages.sheets import (
    SheetsAsked,
    closed_out,
    filtered,
    lockable,
    past_rows,
    sheet_rows,
)
from thidua.apps.appraisals.queries import has_result, open_period_of, periods_of, scoring_due_on
from thidua.apps.appraisals.sheets.listing import listing_workbook
from thidua.apps.schemes.guards import gaps_of_kinds
from thidua.apps.schemes.queries import tables_in_force
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import members_of, of_members, roles_in
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.workbooks import saved


@require_safe
def period_sheets(request: HttpRequest, period_pk: int) -> HttpResponse:
    """The sheets of a period; those of a closed one are open to the whole bloc."""
    period, user = period_of(request, period_pk), user_of(request)
    season = period.season
    if period.state != Period.State.CLOSED:
        return redirect("appraisals:sheets", season.pk)
    asked, rows = SheetsAsked.of(request.GET), past_rows(period)
    context = {
        "season": season,
        "tab": "sheets",
        "period": period,
        "steps": sheet_steps(season, period),
        "rows": filtered(rows, asked),
        "count": len(rows),
        "states": Sheet.State.choices, "asked": asked,
        "due_on": period.due_on,
        "mine": roles_in(user, season).member_units,
    }  # fmt: skip
    return render(request, "appraisals/sheets.html", context)


@require_safe
def sheets(request: HttpRequest, season_pk: int) -> HttpResponse:
    """All units' sheets that the user may see; of the open period, where there are periods."""
    season, user = season_of(request, season_pk), user_of(request)
    asked, rows = SheetsAsked.of(request.GET), sheet_rows(user, season, timezone.localdate())
    runs, period = can(user, "appraisals.open_scoring", season), open_period_of(season)
    context = {
        "season": season,
        "tab": "sheets",
        "period": period,
        "is_in_hand": True,
        "rows": filtered(rows, asked),
        "count": len(rows),
        "states": Sheet.State.choices, "asked": asked,
        "due_on": scoring_due_on(season, period),
        "lockable": lockable(user, rows),
        "mine": roles_in(user, season).member_units,
        **_around(user, season, runs=runs),
    }  # fmt: skip
    return render(request, "appraisals/sheets.html", context)


def _around(user: User, season: Season, *, runs: bool) -> dict[str, Any]:
    """What stands beside the list: the way to open scoring, other periods, units that left."""
    in_periods = bool(periods_of(season))
    may_open = runs and not in_periods and _may_open(season)
    return {
        "runs": runs,
        "in_periods": in_periods,
        "steps": sheet_steps(season, open_period_of(season)),
        "may_open": may_open,
        "tables": tables_in_force(season) if may_open else (),
        "gaps": list(gaps_of_kinds(season)) if may_open else (),
        "has_result": has_result(season),
        "closed_out": closed_out(user, season),
    }


def _may_open(season: Season) -> bool:
    if season.state in {Season.State.SIGNED, Season.State.RUNNING}:
        return True
    is_time = season.state == Season.State.SCORING
    return is_time and season.sheets.filter(of_members()).count() < members_of(season).count()


@require_safe
@in_vietnamese
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
