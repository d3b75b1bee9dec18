"""Meetings: who attends, what is decided, what the hall adds, what is left to do."""

from thidua.apps.meetings.models.conferences import (
    Attendance,
    Candidate,
    Conference,
    Motion,
)
from thidua.apps.meetings.models.hall import (
    AgendaItem,
    ConferencePaper,
    CrewMember,
    ElectionRule,
    Resolution,
    SentInvitation,
    SpeakingRequest,
)
from thidua.apps.meetings.models.observers import Observer
from thidua.apps.meetings.models.tasks import AgendaTemplate, Direction, Directive

__all__ = [
    "AgendaItem",
    "AgendaTemplate",
    "Attendance",
    "Candidate",
    "Conference",
    "ConferencePaper",
    "CrewMember",
    "Direction",
    "Directive",
    "ElectionRule",
    "Motion",
    "Observer",
    "Resolution",
    "SentInvitation",
    "SpeakingRequest",
]
