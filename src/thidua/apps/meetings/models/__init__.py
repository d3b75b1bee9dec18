"""The year-end conference: who attends, what is decided, what the hall adds."""

from thidua.apps.meetings.models.conferences import (
    Attendance,
    Candidate,
    Conference,
    Direction,
    Motion,
    Observer,
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

__all__ = [
    "AgendaItem",
    "Attendance",
    "Candidate",
    "Conference",
    "ConferencePaper",
    "CrewMember",
    "Direction",
    "ElectionRule",
    "Motion",
    "Observer",
    "Resolution",
    "SentInvitation",
    "SpeakingRequest",
]
