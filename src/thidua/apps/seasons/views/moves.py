"""Moving a year on, back, and closing it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_POST

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.seasons.actions.states import close_season, move_season
from thidua.apps.seasons.forms import CloseForm, StepBackForm
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.apps.seasons.year.steps import previous_state, way_on
from thidua.domain.refusal import Refusal
from thidua.web.acting import told
from thidua.web.asked import choice_in


@require_POST
def move(request: HttpRequest, season_pk: int) -> HttpResponse:
    """One step on. The state is named in the form, so a second click changes nothing."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    target = choice_in(request.POST, "to_state", Season.State.values)
    if not target:
        messages.error(request, _("Không có bước này. Tải lại trang rồi thử lại."))
        return redirect("seasons:detail", season.pk)
    season = move_season(season, target, actor=user, at=timezone.now())
    messages.success(request, _("Đã chuyển sang bước “%s”.") % season.get_state_display())
    return redirect("seasons:detail", season.pk)


def step_back(request: HttpRequest, season_pk: int) -> HttpResponse:
    """One step back, with a reason."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    authorise(user, "seasons.move", season)
    target = previous_state(season)
    form = StepBackForm(request.POST or None)
    if target and request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        move_season(season, target, actor=user, at=timezone.now(), reason=reason)
        messages.success(request, _("Đã lùi về bước “%s”.") % target.label)
        return redirect("seasons:detail", season.pk)
    context = {"season": season, "tab": "overview", "form": form, "target": target}
    return render(request, "seasons/step_back.html", context, status=422 if form.errors else 200)


def close(request: HttpRequest, season_pk: int) -> HttpResponse:
    """End the year and hand over: asks once, shows what still stands in the way."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    authorise(user, "seasons.close", season)
    form = CloseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        note = form.cleaned_data["handover_note"]
        try:
            following = close_season(season, actor=user, at=timezone.now(), handover_note=note)
        except Refusal as refusal:
            form.add_error(None, told(refusal))
        else:
            messages.success(request, _("Đã kết thúc %s và bàn giao sang năm sau.") % season)
            if following.state != Season.State.DRAFT:
                text = _("Năm %d đã mở trước đó nên giữ nguyên; kiểm tra Trưởng khối và đơn vị.")
                messages.warning(request, text % following.year)
            return redirect("seasons:handover", season.pk)
    context = {"season": season, "tab": "overview", "form": form, "way": way_on(season, user)}
    return render(request, "seasons/close.html", context, status=422 if form.errors else 200)
