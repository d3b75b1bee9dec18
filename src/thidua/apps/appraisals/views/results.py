"""The result of a season: provisional for who runs it, then published for the whole bloc."""

from django.contrib import messages
from django.core.exceptions import PermissionDenied
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.actions.locking import CORRECTABLE_STATES
from thidua.apps.appraisals.actions.results import publish_result
from thidua.apps.appraisals.models import Result
from thidua.apps.appraisals.pages.access import season_of
from thidua.apps.appraisals.pages.firmness import firmness_page
from thidua.apps.appraisals.pages.result import Ranking, chart_data, current_ranking
from thidua.apps.appraisals.queries import published_result, unlocked_units, waiting_units
from thidua.apps.appraisals.sheets.recount import recount_archive
from thidua.apps.appraisals.sheets.result import result_workbook
from thidua.apps.seasons.models import Season
from thidua.web.downloads import file_answer
from thidua.web.reasons import ReasonForm
from thidua.web.workbooks import saved


def _ranking_for(user: User, season: Season) -> tuple[Ranking | None, Result | None]:
    """What this user may see: the published result, or the provisional one."""
    if can(user, "appraisals.view_provisional", season) or season.results.exists():
        return current_ranking(season)
    return None, None


@require_safe
def result(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The ranking, provisional or published."""
    season, user = season_of(request, season_pk), user_of(request)
    ranking, published = _ranking_for(user, season)
    publishes = can(user, "appraisals.publish_result", season)
    context = {
        "season": season,
        "tab": "result",
        "ranking": ranking,
        "result": published,
        "versions": season.results.select_related("published_by") if published else (),
        "chart": chart_data(ranking) if ranking else None,
        "publishes": publishes and season.state in CORRECTABLE_STATES,
        "unlocked": unlocked_units(season) if publishes else (),
        "waiting": waiting_units(season) if ranking and not published else (),
    }
    return render(request, "appraisals/result.html", context)


@require_safe
def firmness(request: HttpRequest, season_pk: int) -> HttpResponse:
    """What would turn neighbours in the ranking, and own points beside the final ones."""
    season = season_of(request, season_pk)
    ranking, published = _ranking_for(user_of(request), season)
    if ranking is None:
        raise PermissionDenied("appraisals.view_provisional")
    context = {
        "season": season,
        "tab": "result",
        "result": published,
        "page": firmness_page(season, ranking),
    }
    return render(request, "appraisals/firmness.html", context)


@require_safe
def result_download(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The ranking, the matrix and every criterion as a spreadsheet."""
    season = season_of(request, season_pk)
    ranking, published = _ranking_for(user_of(request), season)
    if ranking is None:
        raise PermissionDenied("appraisals.view_provisional")
    name = f"Kết quả {season.bloc.code} {season.year}.xlsx"
    return file_answer(saved(result_workbook(season, ranking, published)), name)


@require_safe
def recount(request: HttpRequest, season_pk: int) -> HttpResponse:
    """What anybody needs to count the published result again."""
    season = season_of(request, season_pk)
    _ranking, published = _ranking_for(user_of(request), season)
    if published is None:
        raise Http404
    return file_answer(recount_archive(published), f"tinh-lai-{season.bloc.code}-{season.year}.zip")


@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Publish inside the bloc, after asking once; a new version needs a reason."""
    season, user = season_of(request, season_pk), user_of(request)
    authorise(user, "appraisals.publish_result", season)
    last = published_result(season)
    form = ReasonForm(request.POST or None) if last else None
    if request.method == "POST" and (form is None or form.is_valid()):
        reason = form.cleaned_data["reason"] if form else ""
        publish_result(season, reason=reason, actor=user, at=timezone.now())
        messages.success(request, _("Đã công bố kết quả trong khối."))
        return redirect("appraisals:result", season.pk)
    context = {
        "season": season,
        "tab": "result",
        "form": form,
        "last": last,
        "unlocked": unlocked_units(season),
        "ranking": current_ranking(season)[0] if last is None else None,
    }
    return render(request, "appraisals/publish.html", context)
