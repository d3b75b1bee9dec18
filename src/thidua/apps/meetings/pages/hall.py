"""What the three views of the hall show, gathered for their templates."""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from django.conf import settings
from django.utils.translation import get_language

from thidua.apps.accounts.models import User
from thidua.apps.meetings.conference.agenda_draft import awards_of_last_year
from thidua.apps.meetings.hall.door import door_code, slot_of
from thidua.apps.meetings.hall.observing import laid_before, observer_seats
from thidua.apps.meetings.models import AgendaItem, Attendance, Conference, SpeakingRequest
from thidua.apps.meetings.pages.disputes import disputes_of
from thidua.apps.meetings.pages.motions import plain_motion_rows, shown_motion
from thidua.apps.meetings.queries import (
    agenda_of,
    attendance_of,
    own_attendance,
    published_places,
    quorum_of,
    quorum_sentence,
    speaking_list,
)
from thidua.apps.meetings.registries.hall import Audience, Stamp, hall_panels, stamp_of
from thidua.apps.seasons.queries import roles_in, seasons_visible_to
from thidua.documents.render.qr import qr_image
from thidua.web.kept import Kept

ON_SCREEN = 6
"""Disputed lines that can be read from the back of a hall."""
_BAR_STEPS = 100
_kept: Kept[dict[str, Any]] = Kept(500)  # halls at a time, in turns
Kind, State = AgendaItem.Kind, AgendaItem.State


@dataclass(frozen=True, slots=True)
class Bar:
    """A unit in the ranking with the length of its bar, in hundredths of the best."""

    rank: int | None
    unit: str
    total: str
    length: int


SEEN_A_SECOND = 250
"""So many phones of a hall ask anew each second for what may wait a little."""


def live_stamp(conference: Conference, audience: Audience, at: datetime) -> Stamp:
    """Changes with everything that is shown there, and each minute: the door has a new code.

    A delegate has none to show, and sees by the minute what nobody told of, a little later.
    """
    found = stamp_of(conference, audience)
    minute = "" if conference.state == Conference.State.CLOSED else f"-{slot_of(at)}"
    if audience is Audience.DELEGATE:
        return Stamp(found.now, found.soon + minute)
    return Stamp(found.now + minute, found.soon)


def hall_parts(conference: Conference, audience: Audience, at: datetime) -> dict[str, Any]:
    """What all three views have: where the agenda stands, who speaks, the quorum."""
    items = agenda_of(conference)
    floor = speaking_list(conference)
    roll = attendance_of(conference)
    quorum = quorum_of(conference, roll)
    current = next((item for item in items if item.state == State.CURRENT), None)
    return {
        "conference": conference,
        "season": conference.season,
        "items": items,
        "current": current,
        "following": _following(items, current),
        "planned": sum(item.minutes for item in items),
        "used": _minutes_used(items, at),
        "speaking": [row for row in floor if row.state == SpeakingRequest.State.SPEAKING],
        "waiting": [row for row in floor if row.state == SpeakingRequest.State.WAITING],
        "roll": roll,
        "quorum": quorum,
        "quorum_lost": "" if quorum.is_met else quorum_sentence(conference, quorum),
        "now": int(at.timestamp() * 1000),
        "stamp": live_stamp(conference, audience, at),
        "audience": audience,
        "calm": len(roll) * 1000 // SEEN_A_SECOND,
    }


def _following(items: list[AgendaItem], current: AgendaItem | None) -> AgendaItem | None:
    later = items if current is None else items[items.index(current) + 1 :]
    return next((item for item in later if item.state == State.PENDING), None)


def _minutes_used(items: list[AgendaItem], at: datetime) -> int:
    seconds = 0.0
    for item in items:
        if item.started_at is not None:
            seconds += max(((item.ended_at or at) - item.started_at).total_seconds(), 0)
    return int(seconds // 60)


def chair_parts(conference: Conference, user: User, at: datetime) -> dict[str, Any]:
    """The chair's: everything, with the disputed lines when they are debated."""
    parts = hall_parts(conference, Audience.CHAIR, at)
    current = parts["current"]
    debated = current is not None and current.kind == Kind.DELIBERATION
    panels = hall_panels(conference, Audience.CHAIR, user)
    return parts | {
        "next_act": next((panel.next_act for panel in panels if panel.next_act), None),
        "motions": plain_motion_rows(conference),
        "resolutions": conference.resolutions.all(),
        "disputes": disputes_of(conference.season) if debated else [],
        "door_code": door_code(conference, at),
        "panels": panels,
    }


def screen_parts(conference: Conference, door_url: str, at: datetime) -> dict[str, Any]:
    """The projector's: one thing at a time, in large type; no person is named."""
    parts = hall_parts(conference, Audience.PROJECTOR, at)
    current: AgendaItem | None = parts["current"]
    kind = current.kind if current is not None else ""
    is_door = kind == Kind.ATTENDANCE or conference.state == Conference.State.DRAFT
    scene: dict[str, Any] = {"kind": kind, "is_door": is_door}
    if is_door:
        scene |= {"qr": qr_image(door_url), "door_code": door_code(conference, at)}
    elif kind == Kind.RANKING:
        scene["bars"] = bars_of(conference)
    elif kind == Kind.DELIBERATION:
        found = disputes_of(conference.season)
        scene |= {"disputes": found[:ON_SCREEN], "more": max(len(found) - ON_SCREEN, 0)}
    elif kind in {Kind.MOTION, Kind.ELECTION} and current is not None:
        scene["row"] = shown_motion(conference, current.motion_id)
    elif kind == Kind.DIRECTIONS:
        scene["directions"] = conference.directions.all()
    elif kind == Kind.PRESENTATION:
        scene["awards"] = awards_of_last_year(conference)
    panels = hall_panels(conference, Audience.PROJECTOR, User())
    is_filled = any(panel.fills_screen for panel in panels)
    shown = {"panels": panels, "is_filled": is_filled}
    return parts | scene | shown | {"resolution": conference.resolutions.last()}


def bars_of(conference: Conference) -> list[Bar]:
    """The published ranking, longest bar first."""
    names = {row.unit.code: row.unit.called for row in attendance_of(conference)}
    places = published_places(conference.season)
    best = max((float(place.total) for place in places.values()), default=0) or 1
    bars = [
        Bar(
            place.rank,
            names.get(code, code),
            place.total.replace(".", ","),
            max(round(float(place.total) / best * _BAR_STEPS), 0),
        )
        for code, place in places.items()
    ]
    return sorted(bars, key=lambda bar: (bar.rank is None, bar.rank or 0, bar.unit))


def seat_parts(conference: Conference, user: User, at: datetime) -> dict[str, Any]:
    """A delegate's: the item, the own seat and place in the list, papers, what apps above add."""
    parts = _shared_parts(conference, at)
    members = {row.unit_id for row in parts["roll"]}
    seats = [
        _seat(row, parts) for row in own_attendance(conference, user) if row.unit_id in members
    ]
    season = conference.season
    return parts | {
        "seats": seats,
        "observing": [] if seats else observer_seats(conference, user),
        "is_inside": roles_in(user, season).is_anyone
        or seasons_visible_to(user).filter(pk=season.pk).exists(),
        "papers": laid_before(conference),
        "panels": hall_panels(conference, Audience.DELEGATE, user),
    }


def _shared_parts(conference: Conference, at: datetime) -> dict[str, Any]:
    """What all phones of the hall show, read once in ``HALL_STAMP_KEPT`` seconds.

    In a hall of few, whoever asks to speak is shown in the list at once.
    """
    if not settings.HALL_STAMP_KEPT:
        return hall_parts(conference, Audience.DELEGATE, at)
    turn = int(at.timestamp() / settings.HALL_STAMP_KEPT)
    is_large = conference.attendance.count() > SEEN_A_SECOND
    heard = 0 if is_large else conference.pulse
    mark = (conference.pk, conference.state, conference.revision, heard, turn, get_language())
    return _kept.by(mark, lambda: hall_parts(conference, Audience.DELEGATE, at))


def _seat(row: Attendance, parts: dict[str, Any]) -> dict[str, Any]:
    place = next(
        (n for n, asked in enumerate(parts["waiting"], 1) if asked.attendance_id == row.pk), None
    )
    speaks = any(asked.attendance_id == row.pk for asked in parts["speaking"])
    return {"row": row, "place": place, "speaks": speaks}
