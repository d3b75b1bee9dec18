"""The result of a year or a period as files: a spreadsheet, and what counts it again."""

from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.views.decorators.http import require_safe

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.models import Period
from thidua.apps.appraisals.pages.access import period_of, season_of
from thidua.apps.appraisals.sheets.recount import recount_archive
from thidua.apps.appraisals.sheets.result import result_workbook
from thidua.apps.appraisals.views.results import ranking_for
from thidua.apps.seasons.models import Season
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.workbooks import saved


@require_safe
def result_download(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The ranking, the matrix and every criterion as a spreadsheet."""
    return _workbook(request, season_of(request, season_pk), None)


@require_safe
def period_download(request: HttpRequest, period_pk: int) -> HttpResponse:
    """The same of a period."""
    period = period_of(request, period_pk)
    return _workbook(request, period.season, period)


@require_safe
def recount(request: HttpRequest, season_pk: int) -> HttpResponse:
    """What anybody needs to count the published result again."""
    return _recount(request, season_of(request, season_pk), None)


@require_safe
def period_recount(request: HttpRequest, period_pk: int) -> HttpResponse:
    """The same of a period."""
    period = period_of(request, period_pk)
    return _recount(request, period.season, period)


@in_vietnamese
def _workbook(request: HttpRequest, season: Season, period: Period | None) -> HttpResponse:
    ranking, published = ranking_for(user_of(request), season, period)
    if ranking is None:
        raise PermissionDenied("appraisals.view_provisional")
    book = result_workbook(season, ranking, published, period)
    return file_answer(saved(book), f"Kết quả {_named(season, period)}.xlsx")


@in_vietnamese
def _recount(request: HttpRequest, season: Season, period: Period | None) -> HttpResponse:
    _ranking, published = ranking_for(user_of(request), season, period)
    if published is None:
        raise Http404
    name = _named(season, period).replace(" ", "-")
    return file_answer(recount_archive(published), f"tinh-lai-{name}.zip")


def _named(season: Season, period: Period | None) -> str:
    parts = [season.bloc.code, str(season.year), period.name if period else ""]
    return " ".join(filter(None, parts))
