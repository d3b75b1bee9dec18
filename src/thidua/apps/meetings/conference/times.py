"""When a conference begins and ends, on the product's clock."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from django.conf import settings

from thidua.apps.meetings.models import Conference

USUAL_LENGTH = timedelta(hours=3)
"""Shown in calendars when no agenda says how long it takes."""


def begins_at(conference: Conference) -> datetime:
    """When it begins."""
    zone = ZoneInfo(settings.TIME_ZONE)
    return datetime.combine(conference.held_on, conference.starts_at, tzinfo=zone)


def ends_at(conference: Conference, minutes: int) -> datetime:
    """When it ends, with an agenda of so many minutes."""
    return begins_at(conference) + (timedelta(minutes=minutes) or USUAL_LENGTH)
