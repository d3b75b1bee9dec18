"""The board of who owes what: of one bloc's year, and of every bloc that the user sees."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.reports.pages.board import (
    BoardAsked,
    duties_seen,
    form_rows,
    narrowed,
    period_rows,
    rows_of,
)
from thidua.apps.reports.queries.reports import forms_visible_to
from thidua.apps.reports.sheets.board import workbook_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.apps.seasons.year.at_once import open_seasons_of
from thidua.web.asked import is_in
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import page_of

ALL_ROWS = 5000
"""A page to be printed has every row."""


@require_safe
def reports(request: HttpRequest, season_pk: int) -> HttpResponse:
    """A bloc's year: its forms with what came, then every unit and form, late first."""
    user = user_of(request)
    season = season_of(user, season_pk)
    forms = forms_visible_to(user).filter(season=season, opened_at=None)
    context = {
        "season": season,
        "tab": "reports",
        "drafts": forms,
        "may_write": may_write(user, season),
        "workbook": ("reports:workbook", season.pk),
    }
    return _board(request, [season], "reports/reports.html", context)


@require_safe
def board(request: HttpRequest) -> HttpResponse:
    """Every bloc whose year is open, over all that the user sees."""
    seasons = open_seasons_of(user_of(request))
    return _board(request, seasons, "reports/board.html", {"is_wide": True})


@require_safe
def workbook(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The board of a year as the address narrows it."""
    season = season_of(user_of(request), season_pk)
    return _workbook(request, [season], _("Nộp báo cáo năm %d.xlsx") % season.year)


@require_safe
def board_workbook(request: HttpRequest) -> HttpResponse:
    """The board over all blocs as the address narrows it."""
    return _workbook(request, open_seasons_of(user_of(request)), _("Nộp báo cáo các khối.xlsx"))


def season_of(user: User, pk: int) -> Season:
    """The season, if the user may see it."""
    return get_object_or_404(seasons_visible_to(user), pk=pk)


def may_write(user: User, season: Season) -> bool:
    """Whether the user sets forms in a year that is not over."""
    return season.state != Season.State.CLOSED and can(user, "reports.write_forms", season)


def _board(
    request: HttpRequest, seasons: list[Season], template: str, context: dict[str, object]
) -> HttpResponse:
    asked, user = BoardAsked.of(request.GET), user_of(request)
    duties = duties_seen(user, seasons, timezone.now())
    is_wide, is_printed = bool(context.get("is_wide")), is_in(request.GET, "print")
    found = narrowed(duties, asked)
    page = page_of(request, found, ALL_ROWS) if is_printed else page_of(request, found)
    heads = [head for head in asked.heads if is_wide or head.sort.removeprefix("-") != "bloc"]
    context |= {
        "asked": asked,
        "heads": heads,
        "filters": asked.filters(duties, is_wide=is_wide),
        "page": page,
        "rows": rows_of(page.object_list),
        "counts": period_rows(duties) if is_wide else form_rows(duties),
        "has_duties": bool(duties),
        "is_printed": is_printed,
    }
    return render(request, template, context)


@in_vietnamese
def _workbook(request: HttpRequest, seasons: list[Season], name: str) -> HttpResponse:
    duties = duties_seen(user_of(request), seasons, timezone.now())
    found = narrowed(duties, BoardAsked.of(request.GET))
    return file_answer(workbook_of(rows_of(found)), name)
