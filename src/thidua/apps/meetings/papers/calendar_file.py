"""The conference as a calendar file that phones and mail programs open."""

from datetime import datetime

from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from thidua.apps.meetings.conference.times import begins_at, ends_at
from thidua.apps.meetings.models import AgendaItem, Conference


def calendar_file(
    conference: Conference, agenda: list[AgendaItem], *, url: str, at: datetime
) -> bytes:
    """One event; sent again it takes the place of the one before, by its number."""
    starts = begins_at(conference)
    event = Event()
    event.add("uid", f"hoi-nghi-{conference.pk}@thi-dua")
    event.add("sequence", conference.revision)
    event.add("dtstamp", at)
    event.add("dtstart", starts)
    event.add("dtend", ends_at(conference, sum(item.minutes for item in agenda)))
    event.add("summary", f"{conference} – {conference.season.bloc_name}")
    event.add("location", conference.place)
    event.add("description", _("Chủ trì: %s") % conference.chair_name)
    event.add("url", url)
    calendar = Calendar()
    calendar.add("prodid", "-//Thi Dua//VN")
    calendar.add("version", "2.0")
    calendar.add("method", "PUBLISH")
    calendar.add_component(event)
    calendar.add_missing_timezones()
    return bytes(calendar.to_ical())
