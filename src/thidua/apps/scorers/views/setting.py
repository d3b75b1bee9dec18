"""Who scores what in a year: read by the whole bloc, set by who runs it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods, require_safe

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.schemes.queries import kinds_of
from thidua.apps.scorers.actions.appointing import set_scorers
from thidua.apps.scorers.forms import ScorersForm
from thidua.apps.scorers.pages.scorers import item_of, scorers_page
from thidua.apps.scorers.queries import scored_item
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import done, form_page
from thidua.web.asked import the_one
from thidua.web.revisions import seen_in


def season_shown(request: HttpRequest, season_pk: int) -> Season:
    """A season that the user may open."""
    return get_object_or_404(seasons_visible_to(user_of(request)), pk=season_pk)


@require_safe
def scorers(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Each criterion with who scores it, what waits, and who did before."""
    season = season_shown(request, season_pk)
    page = scorers_page(user_of(request), season)
    context = {"season": season, "tab": "scheme", "page": page}
    return render(request, "scorers/scorers.html", context)


@require_http_methods(["GET", "HEAD", "POST"])
def set_item(
    request: HttpRequest, season_pk: int, item: str, kind_pk: int | None = None
) -> HttpResponse:
    """Who scores one criterion, of one table where kinds of units have their own."""
    season, user = season_shown(request, season_pk), user_of(request)
    authorise(user, "scorers.set_scorers", season)
    kind = None if kind_pk is None else the_one([k for k in kinds_of(season) if k.pk == kind_pk])
    described, kept = item_of(season, kind, item), scored_item(season, item, kind)
    form = ScorersForm(season, described, kept, request.POST or None)
    seen, now = seen_in(request) or str(kept.revision), timezone.now()
    if request.method == "POST" and done(
        form, lambda: set_scorers(season, **form.facts(), seen=seen, actor=user, at=now)
    ):
        messages.success(request, _("Đã lưu nơi chấm mục %s, mọi đơn vị đều thấy.") % item)
        return redirect("scorers:scorers", season.pk)
    title = _("Nơi chấm mục %(id)s: %(name)s") % {"id": item, "name": described.name}
    title = f"{title} ({kind})" if kind else title
    note = _("Bảng điểm ghi: %s") % described.scored_by if described.scored_by else ""
    back, button = reverse("scorers:scorers", args=[season.pk]), _("Lưu")
    return form_page(request, form, title=title, button=button, back=back, seen=seen, note=note)
