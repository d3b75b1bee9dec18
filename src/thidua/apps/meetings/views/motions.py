"""Motions: planning, counting or agreeing, opening again."""

from collections.abc import Iterable

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.meetings.actions.election import appoint_unit
from thidua.apps.meetings.actions.leading import lead_by_ranking
from thidua.apps.meetings.actions.motions import (
    agree_motion,
    plan_motion,
    record_counts,
    reopen_motion,
)
from thidua.apps.meetings.conference.election import OFFICES, findings_on, rotation_of
from thidua.apps.meetings.forms.hall import AppointmentForm
from thidua.apps.meetings.forms.motions import AgreementForm, CountsForm, MotionForm, ReopenForm
from thidua.apps.meetings.models import Motion
from thidua.apps.meetings.queries import (
    conferences_visible_to,
    first_ranked,
    quorum_sentence,
    standings,
    suggested_units,
    units_in_hall,
)
from thidua.apps.organisations.models import Membership, Unit
from thidua.apps.seasons.queries import members_of
from thidua.domain.refusal import Refusal
from thidua.web.acting import told


def plan(request: HttpRequest, motion_pk: int) -> HttpResponse:
    """How it is decided and who is put forward."""
    motion = _shown(request, motion_pk)
    form = MotionForm(request.POST or None, initial=_initial(motion), units=_units(motion))
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
    return _page(request, motion, form, "meetings/plan.html")


def decide(request: HttpRequest, motion_pk: int) -> HttpResponse:
    """Enter the count, or what was agreed."""
    motion = _shown(request, motion_pk)
    if motion.method == Motion.Method.APPOINTMENT:
        return _appoint(request, motion)
    if motion.method == Motion.Method.RANKING:
        return _lead_by_ranking(request, motion)
    rows = list(motion.candidates.select_related("unit"))
    kind = CountsForm if motion.method == Motion.Method.VOTE else AgreementForm
    form = kind(request.POST or None, candidates=rows, initial=_counted(motion))
    if request.method == "POST" and form.is_valid():
        try:
            _store(motion, form, user_of(request))
        except Refusal as refusal:
            form.add_error(None, told(refusal))
        else:
            messages.success(request, _("Đã ghi kết luận “%s”.") % motion.title)
            return redirect("meetings:conference", motion.conference.season_id)
    return _page(request, motion, form, "meetings/decide.html")


def _appoint(request: HttpRequest, motion: Motion) -> HttpResponse:
    units = [unit for unit, _standing in _units(motion)]
    form = AppointmentForm(request.POST or None, units=units)
    if request.method == "POST" and form.is_valid():
        unit, paper = int(form.cleaned_data["unit"]), form.cleaned_data["paper"]
        appoint_unit(motion, unit, paper, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã ghi kết luận “%s”.") % motion.title)
        return redirect("meetings:conference", motion.conference.season_id)
    return _page(request, motion, form, "meetings/decide.html")


def _lead_by_ranking(request: HttpRequest, motion: Motion) -> HttpResponse:
    if request.method == "POST":
        lead_by_ranking(motion, actor=user_of(request), at=timezone.now())
        messages.success(request, _("Đã ghi kết luận “%s”.") % motion.title)
        return redirect("meetings:conference", motion.conference.season_id)
    first = [unit.name for unit in first_ranked(motion.conference.season)]
    return _page(request, motion, None, "meetings/decide.html", first=first)


def reopen(request: HttpRequest, motion_pk: int) -> HttpResponse:
    """Take a decision back, with a reason."""
    motion = _shown(request, motion_pk)
    form = ReopenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():
        reason, now = form.cleaned_data["reason"], timezone.now()
        reopen_motion(motion, reason, actor=user_of(request), at=now)
        messages.success(request, _("Đã mở lại “%s”.") % motion.title)
        return redirect("meetings:conference", motion.conference.season_id)
    return _page(request, motion, form, "meetings/reopen.html")


def _store(motion: Motion, form: CountsForm | AgreementForm, user: User) -> None:
    now = timezone.now()
    if isinstance(form, CountsForm):
        record_counts(motion, form.counts, actor=user, at=now)
    else:
        agree_motion(motion, form.units, actor=user, at=now)


def _shown(request: HttpRequest, pk: int) -> Motion:
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


def _units(motion: Motion) -> list[tuple[Unit, str]]:
    """Members in the order of the ranking, each with its place."""
    places = standings(motion.conference.season)
    is_office = motion.kind in OFFICES
    turns = rotation_of(motion.conference.season) if is_office else {}
    rows = []
    for member in members_of(motion.conference.season):
        place = places.get(member.unit.code)
        rank = place.rank if place and place.rank is not None else None
        past = str(turns[member.unit_id]) if member.unit_id in turns else ""
        text = _(" – hạng %(rank)s, %(total)s điểm") % {
            "rank": rank, "total": place.total.replace(".", ","),
        } if place and rank is not None else ""  # fmt: skip
        text += f" – {past}" if past else ""
        rows.append((rank or 999, (member.unit, text)))
    return [row for _, row in sorted(rows, key=lambda pair: pair[0])]


def _members(motion: Motion) -> Iterable[Membership]:
    office = motion.kind in OFFICES
    return members_of(motion.conference.season) if office else ()


def _counted(motion: Motion) -> dict[str, object]:
    return {
        "issued": units_in_hall(motion.conference).present
        if motion.issued is None
        else motion.issued,
        "returned": motion.returned,
        "invalid": motion.invalid or 0,
    }


def _page(
    request: HttpRequest, motion: Motion, form: object, template: str, **more: object
) -> HttpResponse:
    named = {member.unit_id: (member.unit.code, member.unit.called) for member in _members(motion)}
    quorum = units_in_hall(motion.conference)
    context = {
        "season": motion.conference.season,
        "tab": "conference",
        "motion": motion,
        "form": form,
        "findings": [each for rows in findings_on(motion, named).values() for each in rows],
        "quorum_lost": "" if quorum.is_met else quorum_sentence(motion.conference, quorum),
        **more,
    }
    return render(request, template, context)
