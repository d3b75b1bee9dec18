"""The bloc over the years: page and workbook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render
from django.views.decorators.http import require_safe

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.meetings.pages.over_years import years_table
from thidua.apps.meetings.sheets.over_years import years_workbook
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.workbooks import saved


@require_safe
def over_years(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Units by years."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    context = {"season": season, "tab": "conference", "table": years_table(season, user)}
    return render(request, "meetings/over_years.html", context)


@require_safe
@in_vietnamese
def over_years_workbook(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The same as a spreadsheet."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    workbook = years_workbook(season, years_table(season, user))
    return file_answer(saved(workbook), f"Qua các năm {season.bloc.code}.xlsx")
