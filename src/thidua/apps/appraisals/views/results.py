"""The result of a year or a period: provisional for who runs it, then published for the bloc."""

from typing import Any

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
from thidua.apps.appraisals.models import Period, Result
from thidua.apps.appraisals.pages.access import period_of, season_of, sheets_of_result
from thidua.apps.appraisals.pages.adjustments import adjusted_units
from thidua.apps.appraisals.pages.firmness import bloc_firmness
from thidua.apps.appraisals.pages.periods import result_steps, with_periods
from thidua.apps.appraisals.pages.ranking import Ranking
from thidua.apps.appraisals.pages.result import (
    chart_data,
    current_ranking,
    period_ranking,
    with_sheets,
)
from thidua.apps.appraisals.queries import (
    periods_of,
    published_result,
    unlocked_units,
    waiting_periods,
    waiting_units,
)
from thidua.apps.appraisals.scoring.bloc import season_sheets
from thidua.apps.seasons.models import Season
from thidua.web.reasons import ReasonForm


def ranking_for(
    user: User, season: Season, period: Period | None = None
) -> tuple[Ranking | None, Result | None]:
    """What this user may see: the published result, or the provisional one."""
    is_published = period.state == Period.State.CLOSED if period else season.results.exists()
    if not is_published and not can(user, "appraisals.view_provisional", season):
        return None, None
    ranking, published = period_ranking(period) if period else current_ranking(season)
    if ranking and not period and periods_of(season):
        ranking = with_periods(ranking, season)
    return ranking, published


@require_safe
def result(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The year's ranking, provisional or published."""
    season, user = season_of(request, season_pk), user_of(request)
    publishes = can(user, "appraisals.publish_result", season)
    still, context = waiting_periods(season), _result_context(user, season, None)
    context |= {
        "versions": season.results.select_related("published_by") if context["result"] else (),
        "publishes": publishes and season.state in CORRECTABLE_STATES and not still,
        "still": still,
        "unlocked": unlocked_units(season) if publishes and not still else (),
    }
    return render(request, "appraisals/result.html", context)


@require_safe
def period_result(request: HttpRequest, period_pk: int) -> HttpResponse:
    """The ranking of a period, provisional or published."""
    period, user = period_of(request, period_pk), user_of(request)
    context = _result_context(user, period.season, period)
    if context["result"]:
        context["versions"] = Result.every.filter(period=period).select_related("published_by")
    return render(request, "appraisals/result.html", context)


def _result_context(user: User, season: Season, period: Period | None) -> dict[str, Any]:
    ranking, published = ranking_for(user, season, period)
    is_in_hand = period is not None or not periods_of(season)
    if ranking and is_in_hand:
        ranking = with_sheets(ranking, sheets_of_result(user, season, period))
    return {
        "season": season,
        "tab": "result",
        "period": period,
        "steps": result_steps(season, period),
        "ranking": ranking,
        "result": published,
        "chart": chart_data(ranking) if ranking and not ranking.tables else None,
        "waiting": waiting_units(season) if ranking and not published and is_in_hand else (),
        "adjusted": adjusted_units(season) if ranking else (),
    }


@require_safe
def firmness(request: HttpRequest, season_pk: int) -> HttpResponse:
    """What would turn neighbours in the ranking, and own points beside the final ones."""
    season = season_of(request, season_pk)
    if periods_of(season):  # each period's ranking has a firmness of its own
        raise Http404
    return _firmness(request, season, None)


@require_safe
def period_firmness(request: HttpRequest, period_pk: int) -> HttpResponse:
    """The same of a period."""
    period = period_of(request, period_pk)
    return _firmness(request, period.season, period)


def _firmness(request: HttpRequest, season: Season, period: Period | None) -> HttpResponse:
    ranking, published = ranking_for(user_of(request), season, period)
    if ranking is None:
        raise PermissionDenied("appraisals.view_provisional")
    context = {
        "season": season,
        "tab": "result",
        "period": period,
        "result": published,
        "firmness": bloc_firmness(ranking, season_sheets(season, period)),
        "ranking": ranking,
    }
    return render(request, "appraisals/firmness.html", context)


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
        "still": waiting_periods(season),
        "unlocked": unlocked_units(season),
        "ranking": current_ranking(season)[0] if last is None else None,
    }
    return render(request, "appraisals/publish.html", context)
