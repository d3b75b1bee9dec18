"""Motions: planning, opening again, and what each of their pages shows."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.meetings.actions.adding import LONGEST_REASON, withdraw_motion
from thidua.apps.meetings.actions.motions import plan_motion, reopen_motion
from thidua.apps.meetings.conference.election import OFFICES, findings_on
from thidua.apps.meetings.forms.motions import MotionForm, ReopenForm
from thidua.apps.meetings.models import Motion
from thidua.apps.meetings.pages.motions import needed_share, units_with_places
from thidua.apps.meetings.queries import (
    conferences_visible_to,
    quorum_sentence,
    suggested_units,
    units_in_hall,
)
from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.queries import members_of
from thidua.domain.refusal import Refusal
from thidua.web import acting
from thidua.web.acting import told
from thidua.web.reasons import ReasonForm


def plan(request: HttpRequest, motion_pk: int) -> HttpResponse:
    """How it is decided and who is put forward."""
    motion = motion_run(request, motion_pk)
    form = MotionForm(
        request.POST or None, initial=_initial(motion), units=units_with_places(motion)
    )
    if request.method == "POST" and form.is_valid():
        revision, now = form.cleaned_data["revision"] or 0, timezone.now()
        user = user_of(request)
        try:
            plan_motion(motion, form.rules, form.units, revision=revision, actor=user, at=now)
        except Refusal as refusal:
            form.add_error(None, told(refusal))
        else:
            messages.success(request, _("Đã lưu “%s”.") % motion.title)
            return redirect("meetings:conference", motion.conference.season_id)
    return motion_page(request, motion, form, "meetings/plan.html")


def reopen(request: HttpRequest, motion_pk: int) -> HttpResponse:
    """Take a decision back, with a reason."""
    motion = motion_run(request, motion_pk)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, now = form.cleaned_data["reason"], timezone.now()
        reopen_motion(motion, reason, actor=user_of(request), at=now)
        messages.success(request, _("Đã mở lại “%s”.") % motion.title)
        return redirect("meetings:conference", motion.conference.season_id)
    return motion_page(request, motion, form, "meetings/reopen.html")


def withdraw(request: HttpRequest, motion_pk: int) -> HttpResponse:
    """Take an award off the list, with a reason."""
    motion = motion_run(request, motion_pk)
    return acting.ask(
        request,
        _("Rút “%s” khỏi các nội dung biểu quyết của hội nghị?") % motion.title,
        lambda reason: withdraw_motion(motion, reason, actor=user_of(request), at=timezone.now()),
        ReasonForm(request.POST or None, longest=LONGEST_REASON),
        told=_("Đã rút “%s”.") % motion.title,
        back=reverse("meetings:conference", args=[motion.conference.season_id]),
        title=_("Rút nội dung biểu quyết"),
        button=_("Rút"),
        tone="danger",
    )


def motion_run(request: HttpRequest, pk: int) -> Motion:
    """The motion, for who runs its conference; 404 or 403 else."""
    user = user_of(request)
    motion = get_object_or_404(
        Motion.objects.select_related("conference__season__bloc__authority").filter(
            conference__in=conferences_visible_to(user)
        ),
        pk=pk,
    )
    authorise(user, "meetings.run_conference", motion.conference)
    return motion


def _initial(motion: Motion) -> dict[str, object]:
    names = ("method", "seats", "base", "threshold", "strict", "threshold_source", "note")
    initial: dict[str, object] = {name: getattr(motion, name) for name in (*names, "revision")}
    chosen = [row.unit_id for row in motion.candidates.all()]
    initial["candidates"] = chosen or [unit.pk for unit in suggested_units(motion)]
    return initial


def _members(motion: Motion) -> Iterable[Membership]:
    office = motion.kind in OFFICES
    return members_of(motion.conference.season) if office else ()


def motion_page(
    request: HttpRequest, motion: Motion, form: object, template: str, **more: object
) -> HttpResponse:
    """A page about one motion, with what the bloc's rules say against it."""
    named = {member.unit_id: (member.unit.code, member.unit.called) for member in _members(motion)}
    quorum = units_in_hall(motion.conference)
    context = {
        "season": motion.conference.season,
        "tab": "conference",
        "motion": motion,
        "form": form,
        "needed": needed_share(motion),
        "findings": [each for rows in findings_on(motion, named).values() for each in rows],
        "quorum_lost": "" if quorum.is_met else quorum_sentence(motion.conference, quorum),
        **more,
    }
    return render(request, template, context)
