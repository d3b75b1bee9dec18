"""How each checker marks: page and workbook."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.crosschecks.pages.checkers import checkers_page
from thidua.apps.crosschecks.sheets.checkers import checkers_workbook
from thidua.apps.crosschecks.views.draw import season_shown
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.workbooks import saved


@require_safe
def checkers(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Deviation, pattern and spread of each, and what one mark may decide."""
    season = season_shown(request, season_pk)
    page = checkers_page(user_of(request), season)
    return render(
        request, "crosschecks/checkers.html", {"season": season, "tab": "sheets", "page": page}
    )


@require_safe
@in_vietnamese
def workbook(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The same as a spreadsheet."""
    season = season_shown(request, season_pk)
    found = checkers_workbook(season, checkers_page(user_of(request), season))
    return file_answer(saved(found), f"Đơn vị chấm {season.bloc.code} {season.year}.xlsx")
