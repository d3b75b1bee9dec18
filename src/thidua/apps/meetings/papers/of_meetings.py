"""Invitation and minutes of a meeting that is not the year's end, as they stand now."""

from datetime import date

from django.http import Http404

from thidua.apps.accounts.models import User
from thidua.apps.meetings.models import Conference
from thidua.apps.meetings.papers.invitation import invitation_of
from thidua.apps.meetings.papers.minutes import minutes_of
from thidua.apps.paperwork.queries import rendered
from thidua.apps.paperwork.registries.papers import Request

_BUILDERS = {"invitation": ("Giấy mời", invitation_of), "minutes": ("Biên bản", minutes_of)}
FORMS = ("docx", "pdf")


def paper_of_meeting(
    meeting: Conference, user: User, kind: str, form: str, day: date
) -> tuple[str, bytes]:
    """The name of the file and its bytes.

    Raises:
        Http404: no such paper, or no such kind of file.
    """
    if kind not in _BUILDERS or form not in FORMS:
        raise Http404
    title, build = _BUILDERS[kind]
    document = build(meeting, Request(meeting.season, None, user))
    return f"{title} – {meeting}.{form}", rendered(document, form, day)
