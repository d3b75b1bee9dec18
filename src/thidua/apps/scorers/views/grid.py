"""The screen of a scorer: seen, typed into, saved row by row or whole; entered in its place."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_POST

from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.appraisals.refusals import FiguresRefused
from thidua.apps.organisations.seats.roles import seats_of
from thidua.apps.scorers.actions.scoring import enter_in_place, save_figures
from thidua.apps.scorers.forms import InPlaceForm, figure_change, figure_changes
from thidua.apps.scorers.models import Scorer
from thidua.apps.scorers.pages.grid import grid_of
from thidua.apps.scorers.pages.grid_parts import Grid, GridPlace
from thidua.apps.scorers.pages.live import conflict_answer, saved_answer
from thidua.apps.scorers.queries import scorers_visible_to
from thidua.apps.scorers.refusals import GivenMeanwhile
from thidua.domain.refusal import Refusal
from thidua.web.acting import told
from thidua.web.asked import the_one


def scorer_shown(request: HttpRequest, scorer_pk: int, permission: str) -> Scorer:
    """A scorer in whose place the user sits, or whose office; what may be done there is asked."""
    user = user_of(request)
    found = get_object_or_404(scorers_visible_to(user), pk=scorer_pk)
    authorise(user, permission, found)
    return found


def grid_shown(request: HttpRequest, scorer: Scorer) -> Grid:
    """The screen as it is stored."""
    return grid_of(scorer, seats_of(user_of(request)).units)


@never_cache  # the back button shows what is stored now
@require_http_methods(["GET", "HEAD", "POST"])
def grid(request: HttpRequest, scorer_pk: int) -> HttpResponse:
    """All units by all criteria; without JavaScript everything typed is saved by one button."""
    user = user_of(request)
    scorer = scorer_shown(request, scorer_pk, "scorers.save_figures")
    if request.method != "POST":
        return _page(request, grid_shown(request, scorer))
    try:
        found = save_figures(scorer, figure_changes(request.POST), actor=user, at=timezone.now())
    except Refusal as refusal:
        return _refused(request, scorer, refusal)
    messages.success(request, _("Đã lưu %d ô.") % len(found))
    return redirect("scorers:save_figures", scorer.pk)


def _page(
    request: HttpRequest, shown: Grid, refusal: Refusal | None = None, **more: object
) -> HttpResponse:
    context = {
        "scorer": shown.scorer,
        "season": shown.scorer.scored.season,
        "grid": shown,
        "refusal": told(refusal) if refusal else "",
        "sees_season": can(user_of(request), "scorers.view_scorers", shown.scorer.scored.season),
        **more,
    }
    is_wrong = refusal or getattr(more.get("form"), "errors", None)
    return render(request, "scorers/grid.html", context, status=422 if is_wrong else 200)


def _refused(
    request: HttpRequest, scorer: Scorer, refusal: Refusal, **more: object
) -> HttpResponse:
    """The screen with the typing and what is wrong with it."""
    own = seats_of(user_of(request)).units
    shown = grid_of(scorer, own, request.POST, faults_in(refusal))
    return _page(request, shown, refusal, **more)


def faults_in(refusal: Refusal | None) -> dict[str, str]:
    """What is wrong by input, and by line."""
    if isinstance(refusal, FiguresRefused):
        return {f"{f.line_pk}-{f.field}": f.text for f in refusal.faults}
    if isinstance(refusal, GivenMeanwhile):
        said = _("Người khác vừa chấm: %s. Ô đang giữ số của bạn; bấm Lưu để dùng số của bạn.")
        shown = ((each.line_id, each.actual or _("bỏ trống")) for each in refusal.figures)
        return {str(line): said % figure for line, figure in shown}
    return {}


@require_POST
def save_line(request: HttpRequest, scorer_pk: int, line_pk: int) -> HttpResponse:
    """Save one cell while it is typed; the answer says what stands there or is wrong."""
    scorer = scorer_shown(request, scorer_pk, "scorers.save_figures")
    line_shown(request, scorer, line_pk)
    at, change = timezone.now(), figure_change(request.POST, line_pk)
    try:
        save_figures(scorer, [change], actor=user_of(request), at=at)
    except FiguresRefused as refusal:
        faults = [{"field": fault.field, "text": fault.text} for fault in refusal.faults]
        return JsonResponse({"faults": faults}, status=422)
    except GivenMeanwhile as refusal:
        line = line_shown(request, scorer, line_pk)
        return JsonResponse(conflict_answer(line, refusal.figures[0]), status=409)
    except Refusal as refusal:
        return JsonResponse({"refusal": str(refusal)}, status=409)
    return JsonResponse(saved_answer(line_shown(request, scorer, line_pk), at))


def line_shown(request: HttpRequest, scorer: Scorer, line_pk: int) -> GridPlace:
    """One line of the screen as it is stored."""
    shown = grid_of(scorer, seats_of(user_of(request)).units, line_pk=line_pk)
    return the_one([line for row in shown.rows for line in row.lines])


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def in_place(request: HttpRequest, scorer_pk: int) -> HttpResponse:
    """The standing office enters what a scorer did not give."""
    user = user_of(request)
    scorer = scorer_shown(request, scorer_pk, "scorers.enter_in_place")
    form, refusal = InPlaceForm(request.POST or None), None
    if request.method == "POST" and form.is_valid():
        changes, reason = figure_changes(request.POST), form.cleaned_data["reason"]
        try:
            found = enter_in_place(scorer, changes, reason=reason, actor=user, at=timezone.now())
        except Refusal as refused:
            refusal = refused
        else:
            messages.success(request, _("Đã nhập thay %d ô.") % len(found))
            return redirect("scorers:scorers", scorer.scored.season_id)
    shown = grid_of(scorer, frozenset(), request.POST, faults_in(refusal)).to_enter()
    return _page(request, shown, refusal, form=form)
