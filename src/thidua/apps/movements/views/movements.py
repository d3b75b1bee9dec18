"""Pages of movements: the list, one movement, and the forms that write them."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.db.models import Count
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.awards.queries import records_visible_to
from thidua.apps.movements.actions.movements import (
    close_movement,
    edit_movement,
    launch_movement,
)
from thidua.apps.movements.forms.movements import ClosingForm, MovementForm
from thidua.apps.movements.models import Movement
from thidua.apps.movements.pages.movements import MovementsAsked, movement_rows, rows_of
from thidua.apps.movements.permissions import Launching
from thidua.apps.movements.queries import (
    calls_to_join,
    movements_visible_to,
    runs_all_movements,
    units_launching_for,
)
from thidua.apps.movements.sheets.movements import workbook_of
from thidua.apps.photos.pages.photos import album_rows
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import done, form_page
from thidua.web.downloads import file_answer
from thidua.web.languages import in_vietnamese
from thidua.web.lists import page_of
from thidua.web.revisions import seen_in


def movements(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The movements of a year."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    asked = MovementsAsked.of(request.GET)
    found = movements_visible_to(user).filter(season=season)
    rows = movement_rows(found, asked, season, timezone.localdate())
    is_open = season.state != Season.State.CLOSED
    context = {
        "season": season,
        "tab": "movements",
        "asked": asked,
        "page": page_of(request, rows),
        "to_join": calls_to_join(season).count()
        if is_open and runs_all_movements(user, season)
        else 0,
        "may_launch": is_open and bool(units_launching_for(user, season)),
    }
    return render(request, "movements/movements.html", context)


def movement(request: HttpRequest, movement_pk: int) -> HttpResponse:
    """One movement: what it is, what took place, what is owed."""
    user = user_of(request)
    found = movement_of(user, movement_pk)
    may_link = found.season.state != Season.State.CLOSED and can(
        user, "movements.write_movements", Launching(found.season, found.unit)
    )
    context = {
        "season": found.season,
        "tab": "movements",
        "movement": found,
        "row": rows_of([found], found.season, timezone.localdate())[0],
        "activities": found.activities.annotate(team_count=Count("teams")),
        "may_write": may_link and found.closed_on is None,
        "may_link": may_link,
        "photos": album_rows("movement", found.pk),
        "album_url": reverse("photos:album", args=["movement", found.pk]),
    }
    return render(request, "movements/movement.html", context | _awards(user, found))


def _awards(user: User, found: Movement) -> dict[str, object]:
    """How many awards were given for it, and those that the user may see."""
    seen = found.awards.filter(pk__in=records_visible_to(user)).select_related("decision")
    return {"awards": seen, "award_count": found.awards.count()}


@require_safe
@in_vietnamese
def workbook(request: HttpRequest, season_pk: int) -> HttpResponse:
    """The list as the address narrows it."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    found = movements_visible_to(user).filter(season=season)
    asked = MovementsAsked.of(request.GET)
    rows = movement_rows(found, asked, season, timezone.localdate())
    return file_answer(workbook_of(rows), _("Phong trào thi đua %d.xlsx") % season.year)


def launch(request: HttpRequest, season_pk: int) -> HttpResponse:
    """Begin a movement."""
    user = user_of(request)
    season = get_object_or_404(seasons_visible_to(user), pk=season_pk)
    form = MovementForm(request.POST or None, season=season, user=user)
    made: list[Movement] = []
    if request.method == "POST" and done(
        form,
        lambda: made.append(launch_movement(season, form.facts(), actor=user, at=timezone.now())),
    ):
        messages.success(request, _("Đã phát động “%s”.") % made[0])
        return redirect("movements:movement", made[0].pk)
    back = reverse("movements:movements", args=[season.pk])
    title = _("Phát động phong trào")
    return form_page(request, form, title=title, button=_("Phát động"), back=back, thing=season)


def edit(request: HttpRequest, movement_pk: int) -> HttpResponse:
    """Say otherwise what a movement is."""
    user = user_of(request)
    found = movement_to_write(user, movement_pk)
    if request.method == "POST":
        form = MovementForm(request.POST, season=found.season, user=user)
    else:
        form = MovementForm.of(found, user)
    seen = seen_in(request)
    return act_on(
        request, found, form, _("Sửa phong trào"),
        lambda at: edit_movement(found, form.facts(), actor=user, at=at, seen=seen),
    )  # fmt: skip


def close(request: HttpRequest, movement_pk: int) -> HttpResponse:
    """Hold the final review."""
    user = user_of(request)
    found = movement_to_write(user, movement_pk)
    form = ClosingForm(request.POST or None)
    return act_on(
        request, found, form, _("Tổng kết phong trào"),
        lambda at: close_movement(found, actor=user, at=at, **form.cleaned_data),
    )  # fmt: skip


def movement_of(user: User, pk: int) -> Movement:
    """The movement, if the user may see it."""
    return get_object_or_404(movements_visible_to(user), pk=pk)


def movement_to_write(user: User, pk: int) -> Movement:
    """The movement, if the user may write it."""
    found = movement_of(user, pk)
    authorise(user, "movements.write_movements", Launching(found.season, found.unit))
    return found


def act_on(
    request: HttpRequest,
    found: Movement,
    form: forms.Form,
    title: str,
    act: Callable[..., object],
) -> HttpResponse:
    """A form about a movement, and back to its page once it was done."""
    back = reverse("movements:movement", args=[found.pk])
    if request.method == "POST" and done(form, lambda: act(timezone.now())):
        messages.success(request, _("Đã lưu “%s”.") % found)
        return redirect(back)
    seen = found.revision if isinstance(form, MovementForm) else None
    words = {"title": title, "button": _("Lưu"), "back": back, "thing": found}
    return form_page(request, form, seen=seen, **words)
