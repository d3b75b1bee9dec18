"""Tables of cross-checking: the draw and its settings, who checks whom, marks, what they made."""

from thidua.apps.crosschecks.models.assignments import Assignment, Visit
from thidua.apps.crosschecks.models.draws import CrossCheck, Recusal
from thidua.apps.crosschecks.models.marks import Mark, PeerFigure, Settlement
from thidua.apps.crosschecks.models.objections import Objection, ObjectionWindow

__all__ = [
    "Assignment",
    "CrossCheck",
    "Mark",
    "Objection",
    "ObjectionWindow",
    "PeerFigure",
    "Recusal",
    "Settlement",
    "Visit",
]
