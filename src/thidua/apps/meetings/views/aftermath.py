"""Resolutions, the words of the minutes, and the election put into next year."""

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.meetings.actions.election import apply_election
from thidua.apps.meetings.actions.leading import note_leader
from thidua.apps.meetings.actions.resolutions import (
    edit_minutes,
    minutes_are_issued,
    record_resolution,
    remove_resolution,
)
from thidua.apps.meetings.conference.election import elected_roles, election_is_pending
from thidua.apps.meetings.forms.hall import LeaderForm, MinutesForm, ResolutionForm
from thidua.apps.meetings.models import Conference, Motion, Resolution
from thidua.apps.meetings.queries import conferences_visible_to, units_in_hall
from thidua.apps.meetings.views.shown import conference_run, conference_shown, part_page
from thidua.apps.organisations.models import Membership
from thidua.apps.seasons.queries import members_of
from thidua.domain.refusal import Refusal
from thidua.web.acting import told
from thidua.web.reasons import ReasonForm


def resolutions(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """What was resolved, and one more."""
    conference = conference_run(request, conference_pk)
    form = ResolutionForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        try:
            record_resolution(conference, form.facts, actor=user_of(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, told(refusal))
        else:
            messages.success(request, _("Đã ghi nghị quyết."))
            return redirect("meetings:resolutions", conference.pk)
    rows, hall = conference.resolutions.all(), units_in_hall(conference)
    return part_page(request, conference, "resolutions", form=form, resolutions=rows, quorum=hall)


def remove(request: HttpRequest, resolution_pk: int) -> HttpResponse:
    """Strike a resolution, with a reason."""
    rows = Resolution.objects.filter(conference__in=conferences_visible_to(user_of(request)))
    resolution = get_object_or_404(rows, pk=resolution_pk)
    conference = conference_run(request, resolution.conference_id)
    form = ReasonForm(request.POST or None, longest=300)
    if request.method == "POST" and form.is_valid():
        reason = form.cleaned_data["reason"]
        remove_resolution(resolution, reason, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã bỏ nghị quyết; nội dung và lý do còn trong nhật ký."))
        return redirect("meetings:resolutions", conference.pk)
    title, button = _("Bỏ nghị quyết"), _("Bỏ nghị quyết")
    context = {"form": form, "title": title, "button": button, "text": resolution.text}
    return part_page(request, conference, "reason", **context)


def minutes(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """The words of the minutes; the figures come from what happened."""
    conference = conference_run(request, conference_pk)
    names = ("report", "deliberation", "other_business", "revision")
    initial = {name: getattr(conference, name) for name in names}
    form = MinutesForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid() and _edited(request, conference, form):
        messages.success(request, _("Đã lưu lời văn biên bản."))
        return redirect("meetings:minutes", conference.pk)
    issued = minutes_are_issued(conference)
    return part_page(request, conference, "minutes", form=form, is_issued=issued)


def _edited(request: HttpRequest, conference: Conference, form: MinutesForm) -> bool:
    revision, reason = form.cleaned_data["revision"] or 0, form.cleaned_data["reason"]
    user, now, texts = user_of(request), timezone.now(), form.texts
    try:
        edit_minutes(conference, texts, revision=revision, reason=reason, actor=user, at=now)
    except Refusal as refusal:
        form.add_error(None, told(refusal))
        return False
    return True


def apply(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """Put the elected head and deputy into next year, with a reason."""
    conference = conference_shown(request, conference_pk)
    authorise(user_of(request), "meetings.apply_election", conference)
    form = ReasonForm(request.POST or None, longest=300)
    if request.method == "POST" and form.is_valid():
        reason, now = form.cleaned_data["reason"], timezone.now()
        following = apply_election(conference, reason, actor=user_of(request), at=now)
        messages.success(request, _("Đã áp dụng kết quả bầu cho năm %d.") % following.year)
        return redirect("seasons:detail", following.pk)
    title, button = _("Áp dụng kết quả bầu"), _("Áp dụng kết quả bầu")
    text = _elected_in_words(conference)
    context = {"form": form, "title": title, "button": button, "text": text}
    context["pending"] = election_is_pending(conference)
    return part_page(request, conference, "reason", **context)


def leader(request: HttpRequest, motion_pk: int) -> HttpResponse:
    """Who led a year whose conference closed before leading was a decision of its own."""
    rows = Motion.objects.filter(conference__in=conferences_visible_to(user_of(request)))
    motion = get_object_or_404(rows, pk=motion_pk, kind=Motion.Kind.LEADER)
    conference = conference_shown(request, motion.conference_id)
    authorise(user_of(request), "meetings.note_leader", conference)
    form = LeaderForm(request.POST or None, units=[m.unit for m in members_of(conference.season)])
    if request.method == "POST" and form.is_valid():
        unit, reason = form.unit, form.cleaned_data["reason"]
        try:
            note_leader(motion, unit, reason, actor=user_of(request), at=timezone.now())
        except Refusal as refusal:
            form.add_error(None, told(refusal))
        else:
            messages.success(request, _("Đã ghi đơn vị dẫn đầu Khối."))
            return redirect(conference)
    title, button = motion.title, _("Ghi đơn vị dẫn đầu")
    context = {"form": form, "title": title, "button": button, "text": motion.note}
    return part_page(request, conference, "reason", **context)


def _elected_in_words(conference: Conference) -> str:
    elected = elected_roles(conference).values()
    parts = [f"{Membership.Role(role).label}: {name}" for role, name in elected]
    year = conference.season.year + 1
    return _("Năm %(year)d: %(who)s.") % {"year": year, "who": "; ".join(parts)}
