"""What the list of meetings and the page of one show."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db.models import Count, Q
from django.urls import reverse
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import can
from thidua.apps.meetings.models import Conference, Directive
from thidua.apps.photos.pages.photos import album_rows
from thidua.apps.seasons.models import Season
from thidua.web.badges import Badge
from thidua.web.words import written_day

ALBUM = "meeting"


@dataclass(frozen=True, slots=True)
class MeetingRow:
    """A meeting in the list, with how many of its directives are done."""

    meeting: Conference
    name: str
    when: str
    url: str
    directives: str


@dataclass(frozen=True, slots=True)
class DirectiveRow:
    """A directive in words."""

    directive: Directive
    who: str
    badge: Badge
    is_open: bool
    may_finish: bool


def meeting_rows(season: Season) -> list[MeetingRow]:
    """Every meeting of a year, the next first; one query."""
    done = Q(directives__done_at__isnull=False)
    found = Conference.objects.filter(season=season).annotate(
        given=Count("directives"), done=Count("directives", filter=done)
    )
    rows = []
    for meeting in found.order_by("-held_on", "-starts_at", "-pk"):
        meeting.season = season
        given, done = vars(meeting)["given"], vars(meeting)["done"]
        told = _("%(done)d/%(given)d chỉ đạo đã xong") % {"done": done, "given": given}
        when = f"{meeting.starts_at:%H:%M}, {written_day(meeting.held_on)}, {meeting.place}"
        url = meeting.get_absolute_url()
        rows.append(MeetingRow(meeting, str(meeting), when, url, told if given else ""))
    return rows


def directive_rows(directives: Iterable[Directive], user: User, day: date) -> list[DirectiveRow]:
    """Directives of one conference in words."""
    return [
        DirectiveRow(
            directive=each,
            who=each.unit.called if each.unit else _("Trưởng khối"),
            badge=_state_of(each, day),
            is_open=each.done_at is None,
            may_finish=each.done_at is None and can(user, "meetings.finish_directive", each),
        )
        for each in directives
    ]


def _state_of(directive: Directive, day: date) -> Badge:
    if directive.done_at is not None:
        return Badge(_("Đã xong"), "green", "check")
    if directive.due_on is not None and directive.due_on < day:
        return Badge(_("Quá hạn"), "red", "alert-triangle")
    return Badge(_("Đang làm"), "blue")


def tasks_and_photos(conference: Conference, user: User, day: date) -> dict[str, Any]:
    """What every kind of meeting shows besides its agenda, roll and results."""
    directives = list(conference.directives.select_related("unit"))
    for each in directives:
        each.conference = conference
    return {
        "directives": directive_rows(directives, user, day),
        "may_direct": can(user, "meetings.give_directive", conference)
        and conference.season.state != Season.State.CLOSED,
        "photos": album_rows(ALBUM, conference.pk),
        "album_url": reverse("photos:album", args=[ALBUM, conference.pk]),
        "may_add_photos": may_add_photos(conference, user),
    }


def may_add_photos(conference: Conference, user: User) -> bool:
    """Who runs the meeting, also after it, until the year is closed."""
    is_open = conference.season.state != Season.State.CLOSED
    return is_open and can(user, "meetings.run_conference", conference)
