"""What a view may be about: things of conferences that the user sees, or may run."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, render

from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.accounts.sign_in.request import user_of
from thidua.apps.meetings.models import Attendance, Conference
from thidua.apps.meetings.queries import attendance_visible_to, conferences_visible_to


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


def part_page(
    request: HttpRequest, conference: Conference, name: str, **context: object
) -> HttpResponse:
    """A page of the conference inside its season's frame."""
    frame = {"season": conference.season, "tab": "conference", "conference": conference}
    return render(request, f"meetings/{name}.html", frame | context)
