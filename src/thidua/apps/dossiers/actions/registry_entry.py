"""What a nomination led to, written into the registry of awards by the registry's own actions.

Doubts that the registry would ask about (P8 to P10) were shown beside the dossier before: see
``guards``. The caller holds the transaction.
"""

from collections.abc import Sequence
from datetime import date, datetime

from thidua.apps.accounts.models import User
from thidua.apps.awards.actions.records import record_award
from thidua.apps.awards.facts import AwardFacts, Subject
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.dossiers.models import Nomination


def enter_awards(
    decision: Decision, nominations: Sequence[Nomination], *, actor: User, at: datetime
) -> list[AwardRecord]:
    """One record of the registry for each nomination, in the same order."""
    return [
        record_award(
            decision,
            _subject(each),
            _facts(each),
            actor=actor,
            at=at,
            despite_doubts=True,
        )
        for each in nominations
    ]


def _subject(nomination: Nomination) -> Subject:
    return Subject(nomination.authority_id, person=nomination.person, unit=nomination.unit)


def _facts(nomination: Nomination) -> AwardFacts:
    return AwardFacts(
        award=nomination.award,
        type=nomination.type,
        year=nomination.award_year,
        period_from=date(nomination.award_year, 1, 1),
        period_to=date(nomination.award_year, 12, 31),
        achievement=nomination.way_reason[:500],
        holder_name=nomination.subject_name,
        holder_unit=nomination.from_unit,
        is_illustrative=nomination.is_illustrative,
    )
