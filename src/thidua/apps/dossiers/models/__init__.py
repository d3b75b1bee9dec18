"""Nominations and what each step leaves behind: receptions, appraisals, council votes, refusals.

What the bloc voted, what the council voted and what was decided are three records: the first is
kept with the nomination as it stood, the second is a ``CouncilVote``, the third an ``AwardRecord``.
"""

from thidua.apps.dossiers.models.appraisals import (
    Appraisal,
    NominationRefusal,
    OpinionRequest,
    Reception,
)
from thidua.apps.dossiers.models.council import CouncilMeeting, CouncilMember, CouncilVote
from thidua.apps.dossiers.models.nominations import AchievementReport, Nomination, NominationPaper

__all__ = [
    "AchievementReport",
    "Appraisal",
    "CouncilMeeting",
    "CouncilMember",
    "CouncilVote",
    "Nomination",
    "NominationPaper",
    "NominationRefusal",
    "OpinionRequest",
    "Reception",
]
