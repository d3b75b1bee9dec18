"""What is handed over at a year's end, and what the new head takes over of it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.seasons.actions.taking_over import take_over_items
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.apps.seasons.registries.handover import handover_of
from thidua.apps.seasons.year.left_open import offered_to, year_before
from thidua.domain.refusal import Refusal
from thidua.web.asked import texts_in


def handover(request: HttpRequest, season_pk: int) -> HttpResponse:
    """What the old head leaves to the new one, on one page to print."""
    season = get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)
    handed = handover_of(season, user_of(request))
    context = {"season": season, "tab": "overview", "handover": handed}
    return render(request, "seasons/handover.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def take_over(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Choose which open things of the year before go on this year's list."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    authorise(user, "seasons.take_over_items", season)
    if request.method != "POST":
        return _choice(request, season)
    chosen = set(texts_in(request.POST, "item"))
    try:
        items = take_over_items(season, chosen, actor=user, at=timezone.now())
    except Refusal as refusal:
        return _choice(request, season, chosen, refusal)
    messages.success(request, _("Đã nhận %d việc vào danh sách của năm.") % len(items))
    return redirect(f"{reverse('seasons:detail', args=[season.pk])}#checklist")


def _choice(
    request: HttpRequest,
    season: Season,
    chosen: set[str] | None = None,
    refusal: Refusal | None = None,
) -> HttpResponse:
    """The list with tick boxes: as usually chosen, or as it was sent."""
    offered = offered_to(season)
    if chosen is None:
        chosen = {each.key for each in offered if not each.why}
    context = {
        "season": season,
        "tab": "overview",
        "old": year_before(season),
        "offered": [(each, each.key in chosen) for each in offered],
        "refusal": refusal,
    }
    return render(request, "seasons/take_over.html", context, status=422 if refusal else 200)
