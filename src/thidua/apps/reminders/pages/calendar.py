"""One person's calendar: the days of what waits, and appointments with an hour."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime, time, timedelta
from hashlib import sha256
from urllib.parse import urlsplit

from django.conf import settings
from django.utils import translation
from django.utils.translation import gettext as _
from icalendar import Calendar, Event

from thidua.apps.accounts.models import User
from thidua.apps.reminders.registries.calendar import appointments_of
from thidua.apps.seasons.models import Season
from thidua.apps.seasons.queries import preload_roles
from thidua.apps.seasons.registries.obligations import Obligation, everything_owed
from thidua.apps.seasons.year.at_once import open_seasons_of
from thidua.web.addresses import absolute

REFRESHED = timedelta(hours=1)
_NUMBERS = re.compile(r"\d+")


def calendar_of(user: User, day: date) -> bytes:
    """As RFC 5545 has it; the same bytes all day while nothing changes."""
    with translation.override(settings.LANGUAGE_CODE):
        seasons = open_seasons_of(user)
        preload_roles(user, seasons)
        made = datetime.combine(day, time(), UTC)
        calendar = Calendar()
        calendar.add("prodid", "-//Thi Dua//Nhac viec//VI")
        calendar.add("version", "2.0")
        calendar.add("method", "PUBLISH")
        calendar.add("x-wr-calname", _("Thi đua: việc của %s") % user)
        calendar.add("refresh-interval", REFRESHED, parameters={"VALUE": "DURATION"})
        known: set[str] = set()
        events = [*_days(everything_owed(user, seasons, day)), *_hours(user, seasons)]
        for event in events:
            number = str(event["uid"])
            if number not in known:
                known.add(number)
                event.add("dtstamp", made)
                calendar.add_component(event)
    return bytes(calendar.to_ical())


def _days(owed: list[Obligation]) -> Iterator[Event]:
    """A whole day each; a new day of the same task moves it, since its number stays."""
    for each in owed:
        if each.due_on is None:
            continue
        event = Event()
        about = f"{each.url}|{each.button}|{_NUMBERS.sub('', each.text)}"
        event.add("uid", _number(sha256(about.encode()).hexdigest()[:32]))
        event.add("dtstart", each.due_on)
        event.add("dtend", each.due_on + timedelta(1))
        event.add("summary", each.text)
        event.add("description", str(each.season) if each.season else each.button)
        event.add("url", absolute(each.url))
        event.add("transp", "TRANSPARENT")
        yield event


def _hours(user: User, seasons: list[Season]) -> Iterator[Event]:
    for each in appointments_of(user, seasons):
        event = Event()
        event.add("uid", _number(each.name))
        event.add("sequence", each.sequence)
        event.add("dtstart", each.starts.astimezone(UTC))
        event.add("dtend", each.ends.astimezone(UTC))
        event.add("summary", each.text)
        event.add("location", each.place)
        event.add("url", absolute(each.url))
        yield event


def _number(name: str) -> str:
    return f"{name}@{urlsplit(settings.PUBLIC_ADDRESS).hostname or 'localhost'}"
