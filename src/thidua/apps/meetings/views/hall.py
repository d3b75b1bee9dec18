"""The hall's three views, the stamp they ask for, and the acts on the floor."""

from collections.abc import Callable
from typing import Any

from django.contrib.auth.decorators import login_not_required
from django.http import Http404, HttpRequest, HttpResponse, HttpResponseNotModified
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_POST

from thidua.apps.accounts.models import User
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.meetings.actions.floor import (
    ask_to_speak,
    end_speech,
    give_floor,
    take_back_request,
)
from thidua.apps.meetings.actions.presence import note_arrival, note_departure
from thidua.apps.meetings.hall.door import door_token
from thidua.apps.meetings.hall.observing import halls_visible_to
from thidua.apps.meetings.hall.screen_link import (
    asked_by_stamp,
    conference_of_screen,
    screen_token,
    stamp_token,
)
from thidua.apps.meetings.models import Conference, SpeakingRequest
from thidua.apps.meetings.pages.hall import chair_parts, screen_parts, seat_parts
from thidua.apps.meetings.pages.hall_stamps import stamp_now
from thidua.apps.meetings.queries import (
    conferences_visible_to,
)
from thidua.apps.meetings.views.shown import (
    attendance_shown,
    conference_run,
    conference_shown,
)
from thidua.web.addresses import back
from thidua.web.asked import text_in

HALL, SEAT = "meetings:hall", "meetings:seat"


@never_cache
def chair(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """For who runs it: where we are, what comes, who speaks, the quorum, every button."""
    conference = conference_run(request, conference_pk)
    parts = chair_parts(conference, user_of(request), timezone.now())
    link = reverse("meetings:screen_link", args=[screen_token(conference.pk)])
    parts["screen_url"] = request.build_absolute_uri(link)
    return _view(request, "chair", conference, parts)


@never_cache
def seat(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """For the phone of a delegate or an observer."""
    halls = halls_visible_to(user_of(request))
    conference = get_object_or_404(halls, pk=conference_pk)
    parts = seat_parts(conference, user_of(request), timezone.now())
    return _view(request, "seat", conference, parts)


@never_cache
def screen(request: HttpRequest, conference_pk: int) -> HttpResponse:
    """For the projector, by somebody signed in."""
    return _screen(request, conference_shown(request, conference_pk))


@login_not_required
@never_cache
def screen_link(request: HttpRequest, token: str) -> HttpResponse:
    """For the projector's own machine: no account; dead after the closing."""
    conference = _behind(conference_of_screen(token))
    if conference.state == Conference.State.CLOSED:
        return render(request, "meetings/screen_over.html", status=410)
    return _screen(request, conference)


def _screen(request: HttpRequest, conference: Conference) -> HttpResponse:
    now = timezone.now()
    address = reverse("meetings:door", args=[conference.pk])
    door = request.build_absolute_uri(f"{address}?code={door_token(conference, now)}")
    return _view(request, "screen", conference, screen_parts(conference, door, now))


def _view(
    request: HttpRequest, name: str, conference: Conference, parts: dict[str, Any]
) -> HttpResponse:
    """The whole page, or with ``?live=1`` only what changes on it."""
    token = stamp_token(conference.pk, parts["audience"])
    parts["stamp_url"] = reverse("meetings:stamp", args=[token])
    part = "_" if text_in(request.GET, "live") else ""
    return render(request, f"meetings/{part}{name}.html", parts)


@login_not_required
@require_GET
def stamp(request: HttpRequest, token: str) -> HttpResponse:
    """A short text that changes with the hall; asked for every second or two."""
    asked = asked_by_stamp(token)
    if asked is None:
        raise Http404
    tag = f'"{stamp_now(*asked, timezone.now())}"'
    if request.headers.get("If-None-Match") == tag:
        response: HttpResponse = HttpResponseNotModified()
    else:
        response = HttpResponse(tag.strip('"'), content_type="text/plain")
    response["ETag"], response["Cache-Control"] = tag, "no-store"
    return response


def _behind(pk: int | None) -> Conference:
    if pk is None:
        raise Http404
    return get_object_or_404(Conference.objects.select_related("season__bloc__authority"), pk=pk)


def _on_roll(act: Callable[..., object], page: str) -> Callable[..., HttpResponse]:
    """A button at one line of the roll: POST, one action, back to where it was pressed."""

    @require_POST
    def view(request: HttpRequest, attendance_pk: int) -> HttpResponse:
        row = attendance_shown(request, attendance_pk)
        act(row, actor=user_of(request), at=timezone.now())
        return back(request, page, row.conference_id)

    return view


ask = _on_roll(ask_to_speak, SEAT)
take_back = _on_roll(take_back_request, SEAT)
arrival = _on_roll(note_arrival, HALL)
departure = _on_roll(note_departure, HALL)


def _on_floor(act: Callable[..., object]) -> Callable[..., HttpResponse]:
    """A button at one line of the speaking list."""

    @require_POST
    def view(request: HttpRequest, asked_pk: int) -> HttpResponse:
        asked = _asked(user_of(request), asked_pk)
        act(asked, actor=user_of(request), at=timezone.now())
        return back(request, HALL, asked.attendance.conference_id)

    return view


give = _on_floor(give_floor)
end = _on_floor(end_speech)


def _asked(user: User, pk: int) -> SpeakingRequest:
    rows = SpeakingRequest.objects.select_related("attendance__unit")
    visible = conferences_visible_to(user)
    return get_object_or_404(rows.filter(attendance__conference__in=visible), pk=pk)
