"""Pages of movements: the list, one movement, and the forms that write them."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise, can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.movements.actions.movements import (
    close_movement,
    edit_movement,
    launch_movement,
    record_activity,
    remove_activity,
)
from thidua.apps.movements.forms import ActivityForm, ClosingForm, MovementForm
from thidua.apps.movements.models import Activity, Movement
from thidua.apps.movements.pages.movements import MovementsAsked, movement_rows, rows_of
from thidua.apps.movements.permissions import Launching
from thidua.apps.movements.queries import movements_visible_to, units_launching_for
from thidua.apps.photos.pages.photos import album_rows
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import seasons_visible_to
from thidua.web.acting import confirm_page, done, form_page
from thidua.web.asked import text_in
from thidua.web.lists import page_of


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
        "may_launch": is_open and bool(units_launching_for(user, season)),
    }
    return render(request, "movements/movements.html", context)


def movement(request: HttpRequest, movement_pk: int) -> HttpResponse:
    """One movement: what it is, what took place, what is owed."""
    user = user_of(request)
    found = movement_of(user, movement_pk)
    is_open = found.season.state != Season.State.CLOSED and found.closed_on is None
    launching = Launching(found.season, found.unit)
    context = {
        "season": found.season,
        "tab": "movements",
        "movement": found,
        "row": rows_of([found], found.season, timezone.localdate())[0],
        "activities": found.activities.all(),
        "may_write": is_open and can(user, "movements.write_movements", launching),
        "photos": album_rows("movement", found.pk),
        "album_url": reverse("photos:album", args=["movement", found.pk]),
    }
    return render(request, "movements/movement.html", context)


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
    found = _to_write(user, movement_pk)
    if request.method == "POST":
        form = MovementForm(request.POST, season=found.season, user=user)
    else:
        form = MovementForm.of(found, user)
    seen = text_in(request.POST, "seen") or None
    return _act(
        request, found, form, _("Sửa phong trào"),
        lambda at: edit_movement(found, form.facts(), actor=user, at=at, seen=seen),
    )  # fmt: skip


def add_activity(request: HttpRequest, movement_pk: int) -> HttpResponse:
    """Tell what took place."""
    user = user_of(request)
    found = _to_write(user, movement_pk)
    form = ActivityForm(request.POST or None)
    return _act(
        request, found, form, _("Ghi hoạt động"),
        lambda at: record_activity(found, form.facts(), actor=user, at=at),
    )  # fmt: skip


def close(request: HttpRequest, movement_pk: int) -> HttpResponse:
    """Hold the final review."""
    user = user_of(request)
    found = _to_write(user, movement_pk)
    form = ClosingForm(request.POST or None)
    return _act(
        request, found, form, _("Tổng kết phong trào"),
        lambda at: close_movement(found, actor=user, at=at, **form.cleaned_data),
    )  # fmt: skip


def drop_activity(request: HttpRequest, activity_pk: int) -> HttpResponse:
    """Ask once, then take an activity off."""
    user = user_of(request)
    seen = Activity.objects.filter(movement__in=movements_visible_to(user))
    activity = get_object_or_404(seen.select_related("movement__season__bloc"), pk=activity_pk)
    found = _to_write(user, activity.movement_id)
    back = reverse("movements:movement", args=[found.pk])
    if request.method == "POST":
        remove_activity(activity, actor=user, at=timezone.now())
        messages.success(request, _("Đã xóa hoạt động “%s”.") % activity)
        return redirect(back)
    text = _("Xóa hoạt động “%s”? Nhật ký vẫn giữ nội dung.") % activity
    return confirm_page(request, text, title=_("Xóa hoạt động"), back=back)


def movement_of(user: User, pk: int) -> Movement:
    """The movement, if the user may see it."""
    return get_object_or_404(movements_visible_to(user), pk=pk)


def _to_write(user: User, pk: int) -> Movement:
    found = movement_of(user, pk)
    authorise(user, "movements.write_movements", Launching(found.season, found.unit))
    return found


def _act(
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
