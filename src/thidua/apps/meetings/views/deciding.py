"""Deciding a motion: a count, an agreement, an appointment, the ranking; each at its address."""

from collections.abc import Callable

from django import forms
from django.contrib import messages
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import redirect
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.meetings.actions.election import appoint_unit
from thidua.apps.meetings.actions.leading import lead_by_ranking
from thidua.apps.meetings.actions.motions import agree_motion, record_counts
from thidua.apps.meetings.forms.hall import AppointmentForm
from thidua.apps.meetings.forms.motions import AgreementForm, CountsForm
from thidua.apps.meetings.models import Candidate, Motion
from thidua.apps.meetings.pages.motions import deciding_url, units_with_places
from thidua.apps.meetings.queries import first_ranked, units_in_hall
from thidua.apps.meetings.views.motions import motion_page, motion_run
from thidua.web.acting import done


def decide(request: HttpRequest, motion_pk: int) -> HttpResponse:
    """The former address of all four; the motion's method says which it is."""
    return redirect(deciding_url(motion_run(request, motion_pk)))


def count(request: HttpRequest, motion_pk: int) -> HttpResponse:
    """Enter a count done by hand."""
    motion = motion_run(request, motion_pk)
    form = CountsForm(_posted(request), candidates=_candidates(motion), initial=_counted(motion))
    return _page(request, motion, form, record_counts, lambda: (form.counts,))


def agree(request: HttpRequest, motion_pk: int) -> HttpResponse:
    """Enter what was agreed on without a vote."""
    motion = motion_run(request, motion_pk)
    form = AgreementForm(_posted(request), candidates=_candidates(motion))
    return _page(request, motion, form, agree_motion, lambda: (form.units,))


def appoint(request: HttpRequest, motion_pk: int) -> HttpResponse:
    """Enter whom an authority appointed, and by which decision."""
    motion = motion_run(request, motion_pk)
    units = [unit for unit, _place in units_with_places(motion)]
    form = AppointmentForm(_posted(request), units=units)
    return _page(request, motion, form, appoint_unit, lambda: form.appointed)


def lead(request: HttpRequest, motion_pk: int) -> HttpResponse:
    """Let the first place of the published ranking decide who leads."""
    motion = motion_run(request, motion_pk)
    first = [unit.name for unit in first_ranked(motion.conference.season)]
    form = forms.Form(_posted(request))
    return _page(request, motion, form, lead_by_ranking, tuple, first=first)


def _page(
    request: HttpRequest,
    motion: Motion,
    form: forms.Form,
    act: Callable[..., Motion],
    typed: Callable[[], tuple[object, ...]],
    **more: object,
) -> HttpResponse:
    if request.method != "POST" and request.path != deciding_url(motion):
        return redirect(deciding_url(motion))  # planned anew, to be decided in another way
    user, now = user_of(request), timezone.now()
    if request.method == "POST" and done(form, lambda: act(motion, *typed(), actor=user, at=now)):
        messages.success(request, _("Đã ghi kết luận “%s”.") % motion.title)
        return redirect("meetings:conference", motion.conference.season_id)
    return motion_page(request, motion, form, "meetings/decide.html", **more)


def _posted(request: HttpRequest) -> QueryDict | None:
    return request.POST if request.method == "POST" else None


def _candidates(motion: Motion) -> list[Candidate]:
    return list(motion.candidates.select_related("unit"))


def _counted(motion: Motion) -> dict[str, object]:
    return {
        "issued": units_in_hall(motion.conference).present
        if motion.issued is None
        else motion.issued,
        "returned": motion.returned,
        "invalid": motion.invalid or 0,
    }
