"""After the draw: replacing a checker, visits."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.crosschecks.actions.serving import plan_visit, replace_checker
from thidua.apps.crosschecks.forms import VisitForm
from thidua.apps.crosschecks.models import Assignment
from thidua.apps.crosschecks.queries import assignments_visible_to, serving_assignments
from thidua.apps.crosschecks.views.draw import back_to, season_shown
from thidua.apps.organisations.models import Unit
from thidua.web.acting import done, form_page
from thidua.web.reasons import ReasonForm


def replace(request: HttpRequest, assignment_pk: int) -> HttpResponse:
    """Another unit takes the place of a checker that cannot go on."""
    user = user_of(request)
    found = get_object_or_404(assignments_visible_to(user), pk=assignment_pk)
    authorise(user, "crosschecks.replace_checker", found)
    form, now, back = ReasonForm(request.POST or None), timezone.now(), back_to_draw(found)
    if request.method == "POST" and done(
        form,
        lambda: replace_checker(found, reason=form.cleaned_data["reason"], actor=user, at=now),
    ):
        messages.success(request, _("Đã ghi thôi chấm; đơn vị kế tiếp theo thăm thay vào."))
        return redirect(back)
    note = _("Đơn vị thay do thăm đã bốc quyết định, không ai chọn; ai cũng tính lại được.")
    title = _("Thay đơn vị chấm: %s") % found
    return form_page(request, form, title=title, button=_("Thay"), back=back, note=note)


def back_to_draw(assignment: Assignment) -> str:
    """The page on which the assignment stands."""
    return back_to(assignment.crosscheck.season)


def visit(request: HttpRequest, season_pk: int, unit_pk: int) -> HttpResponse:
    """When and where the checkers of a unit go together."""
    season, user = season_shown(request, season_pk), user_of(request)
    authorise(user, "crosschecks.plan_visit", season)
    unit = get_object_or_404(Unit, pk__in=serving_assignments(season).values("unit"), pk=unit_pk)
    team = [each.checker for each in serving_assignments(season).filter(unit=unit)]
    kept = season.crosscheck.visits.filter(unit=unit).values("day", "place", "lead", "company")
    form = VisitForm(team, request.POST or None, initial=kept.first())
    now = timezone.now()
    if request.method == "POST" and done(
        form, lambda: plan_visit(season, unit, form.facts(), actor=user, at=now)
    ):
        messages.success(request, _("Đã lập đoàn kiểm tra tại %s.") % unit)
        return redirect(back_to(season))
    title = _("Đoàn kiểm tra tại %s") % unit
    return form_page(request, form, title=title, button=_("Lưu"), back=back_to(season))
