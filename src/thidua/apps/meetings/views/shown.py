"""What a view may be about: things of conferences that the user sees, or may run."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.meetings.models import Attendance, Conference
from thidua.apps.meetings.queries import attendance_visible_to, conferences_visible_to
from thidua.web.asked import text_in


def conference_shown(request: HttpRequest, pk: int) -> Conference:
    """Of a season that the user may open; else 404."""
    return get_object_or_404(conferences_visible_to(user_of(request)), pk=pk)


def conference_run(request: HttpRequest, pk: int) -> Conference:
    """The same for who runs it; else 403."""
    conference = conference_shown(request, pk)
    authorise(user_of(request), "meetings.run_conference", conference)
    return conference


def attendance_shown(request: HttpRequest, pk: int) -> Attendance:
    """A line of the roll of such a conference; the action asks for more."""
    return get_object_or_404(attendance_visible_to(user_of(request)), pk=pk)


def back(request: HttpRequest, to: "str | Conference", *keys: int) -> HttpResponse:
    """Where the button was pressed, when it says so; else the page of that name or meeting."""
    wanted = text_in(request.POST, "back")
    hosts = {request.get_host()}
    if wanted and url_has_allowed_host_and_scheme(wanted, hosts, request.is_secure()):
        return redirect(wanted)
    return redirect(to, *keys)


def part_page(
    request: HttpRequest, conference: Conference, name: str, **context: object
) -> HttpResponse:
    """A page of the conference inside its season's frame."""
    frame = {"season": conference.season, "tab": "conference", "conference": conference}
    return render(request, f"meetings/{name}.html", frame | context)
