"""What took place in a movement: activities, their teams, the awards given for it."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.movements.actions.awards import link_movement_awards
from thidua.apps.movements.actions.movements import record_activity, remove_activity
from thidua.apps.movements.actions.teams import record_team, remove_team
from thidua.apps.movements.forms.calls import MovementAwardsForm, TeamForm
from thidua.apps.movements.forms.movements import ActivityForm
from thidua.apps.movements.models import Activity, Team
from thidua.apps.movements.pages.teams import teams_page
from thidua.apps.movements.permissions import Launching
from thidua.apps.movements.queries import movements_visible_to
from thidua.apps.movements.views.movements import act_on, movement_to_write
from thidua.apps.seasons.models import Season
from thidua.web.acting import confirm_page, done, form_page


@require_safe
def activity(request: HttpRequest, activity_pk: int) -> HttpResponse:
    """One activity with its teams."""
    user = user_of(request)
    found = activity_of(user, activity_pk)
    movement = found.movement
    is_open = movement.season.state != Season.State.CLOSED and movement.closed_on is None
    launching = Launching(movement.season, movement.unit)
    context = {
        "season": movement.season,
        "tab": "movements",
        "activity": found,
        "teams": teams_page(found, movement.season),
        "may_write": is_open and can(user, "movements.write_movements", launching),
    }
    return render(request, "movements/activity.html", context)


def add_activity(request: HttpRequest, movement_pk: int) -> HttpResponse:
    """Tell what took place."""
    user = user_of(request)
    found = movement_to_write(user, movement_pk)
    form = ActivityForm(request.POST or None)
    return act_on(
        request, found, form, _("Ghi hoạt động"),
        lambda at: record_activity(found, form.facts(), actor=user, at=at),
    )  # fmt: skip


def drop_activity(request: HttpRequest, activity_pk: int) -> HttpResponse:
    """Ask once, then take an activity off."""
    user = user_of(request)
    found = activity_of(user, activity_pk)
    movement = movement_to_write(user, found.movement_id)
    back = reverse("movements:movement", args=[movement.pk])
    if request.method == "POST":
        remove_activity(found, actor=user, at=timezone.now())
        messages.success(request, _("Đã xóa hoạt động “%s”.") % found)
        return redirect(back)
    text = _("Xóa hoạt động “%s”? Nhật ký vẫn giữ nội dung.") % found
    return confirm_page(request, text, title=_("Xóa hoạt động"), back=back)


def add_team(request: HttpRequest, activity_pk: int) -> HttpResponse:
    """One more team."""
    user = user_of(request)
    found = activity_of(user, activity_pk)
    movement = movement_to_write(user, found.movement_id)
    form = TeamForm(request.POST or None, season=movement.season)
    back = reverse("movements:activity", args=[found.pk])
    if request.method == "POST" and done(
        form, lambda: record_team(found, form.facts(), actor=user, at=timezone.now())
    ):
        messages.success(request, _("Đã ghi đội."))
        return redirect(back)
    words = {"title": _("Ghi đội tham gia"), "button": _("Ghi"), "thing": found}
    return form_page(request, form, back=back, **words)


def drop_team(request: HttpRequest, team_pk: int) -> HttpResponse:
    """Ask once, then take a team off."""
    user = user_of(request)
    seen = Team.objects.filter(activity__movement__in=movements_visible_to(user))
    team = get_object_or_404(seen.select_related("activity", "unit"), pk=team_pk)
    movement_to_write(user, team.activity.movement_id)
    back = reverse("movements:activity", args=[team.activity_id])
    if request.method == "POST":
        remove_team(team, actor=user, at=timezone.now())
        messages.success(request, _("Đã xóa đội “%s”.") % team)
        return redirect(back)
    text = _("Xóa đội “%s”? Nhật ký vẫn giữ nội dung.") % team
    return confirm_page(request, text, title=_("Xóa đội"), back=back)


def awards(request: HttpRequest, movement_pk: int) -> HttpResponse:
    """Which awards were given for a movement."""
    user = user_of(request)
    found = movement_to_write(user, movement_pk)
    linked = [str(key) for key in found.awards.values_list("pk", flat=True)]
    form = MovementAwardsForm(
        request.POST or None, user=user, movement=found, initial={"records": linked}
    )
    return act_on(
        request, found, form, _("Gắn khen thưởng"),
        lambda at: link_movement_awards(found, form.keys(), actor=user, at=at),
    )  # fmt: skip


def activity_of(user: User, pk: int) -> Activity:
    """The activity, if the user may see its movement."""
    seen = Activity.objects.filter(movement__in=movements_visible_to(user))
    rows = seen.select_related("movement__season__bloc__authority", "movement__unit")
    return get_object_or_404(rows, pk=pk)
