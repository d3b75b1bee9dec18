"""Opening, copying and changing a year."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.seasons.actions.phases import edit_phases
from thidua.apps.seasons.actions.seasons import copy_season, create_season, edit_season
from thidua.apps.seasons.forms import CreateSeasonForm, EditSeasonForm, PhasesForm
from thidua.apps.seasons.queries import seasons_to_copy_for, seasons_visible_to
from thidua.domain.refusal import Refusal
from thidua.web.acting import refuse_on, told
from thidua.web.asked import key_in
from thidua.web.revisions import StalePage


def create(request: HttpRequest) -> HttpResponse:
    """Open a year: copied from the last one, or from scratch."""
    user, now = user_of(request), timezone.now()
    initial = {**_usual_days(timezone.localdate(now).year), "bloc": key_in(request.GET, "bloc")}
    form = CreateSeasonForm(request.POST or None, user=user, initial=initial)
    if request.method == "POST" and form.is_valid():
        data = form.cleaned_data
        try:
            dates = form.dates()
            season = create_season(data["bloc"], data["year"], actor=user, at=now, dates=dates)
        except Refusal as refusal:
            form.add_error(None, told(refusal))
        else:
            messages.success(request, _("Đã lập %s. Xem lại hạn của từng bước.") % season)
            return redirect("seasons:phases", season.pk)
    context = {"form": form, "to_copy": seasons_to_copy_for(user)}
    return render(request, "seasons/create.html", context, status=422 if form.errors else 200)


def copy_choice(request: HttpRequest) -> HttpResponse:
    """From the season chosen in a list to the page that asks once."""
    chosen = key_in(request.GET, "season")
    if chosen is None:
        messages.error(request, _("Chọn khối cần lập năm sau."))
        return redirect("seasons:create")
    return redirect("seasons:copy", chosen)


def copy(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Ask once, then open next year from this one."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    authorise(user, "seasons.copy", season)
    if request.method == "POST":
        new = copy_season(season, actor=user, at=timezone.now())
        messages.success(request, _("Đã lập %s từ năm trước. Xem lại hạn của từng bước.") % new)
        return redirect("seasons:phases", new.pk)
    return render(request, "seasons/copy.html", {"season": season, "tab": "overview"})


def edit(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The days of the year."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    authorise(user, "seasons.edit", season)
    form = EditSeasonForm(request.POST) if request.method == "POST" else EditSeasonForm.of(season)
    if form.is_bound and form.is_valid():
        try:
            dates, revision = form.dates(), form.cleaned_data["revision"]
            edit_season(season, dates, revision=revision, actor=user, at=timezone.now())
        except Refusal as refusal:
            refuse_on(form, refusal, season.revision)
        else:
            messages.success(request, _("Đã lưu thời gian của năm thi đua."))
            return redirect("seasons:detail", season.pk)
    context = {"season": season, "tab": "overview", "form": form}
    return render(request, "seasons/edit.html", context, status=422 if form.errors else 200)


def phases(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The days and owners of all steps in one table."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    authorise(user, "seasons.edit_phases", season)
    form = PhasesForm(season, request.POST if request.method == "POST" else None)
    refusal: Refusal | None = None
    if request.method == "POST" and form.is_valid():
        try:
            plan, revision = form.plan(), form.revision
            edit_phases(season, plan, revision=revision, actor=user, at=timezone.now())
        except StalePage as found:
            refusal, form.revision = found, season.revision
        except Refusal as found:
            refusal = found
        else:
            messages.success(request, _("Đã lưu hạn các bước."))
            return redirect("seasons:detail", season.pk)
    failed = refusal is not None or (request.method == "POST" and not form.is_valid())
    context = {"season": season, "tab": "overview", "form": form, "refusal": refusal}
    return render(request, "seasons/phases.html", context, status=422 if failed else 200)


def _usual_days(year: int) -> dict[str, object]:
    return {
        "year": year,
        "starts_on": f"{year}-01-01",
        "ends_on": f"{year}-12-31",
        "law_as_of": f"{year}-01-01",
    }
