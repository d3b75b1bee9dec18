"""The registry of awards: decisions, what each gave to whom, and the facts that rules ask for.

A subject is a person, a unit (a collective), or, for awards alone, a household.
"""

from thidua.apps.awards.models.history import HistoryImport
from thidua.apps.awards.models.records import ONE_SUBJECT, AwardRecord, Decision
from thidua.apps.awards.models.years import Discipline, Initiative, Inquiry, YearRecord

__all__ = [
    "ONE_SUBJECT",
    "AwardRecord",
    "Decision",
    "Discipline",
    "HistoryImport",
    "Initiative",
    "Inquiry",
    "YearRecord",
]
