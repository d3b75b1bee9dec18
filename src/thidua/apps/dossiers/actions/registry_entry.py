"""What a nomination led to, written into the registry of awards by the registry's own actions.

Doubts that the registry would ask about (P8 to P10) were shown beside the dossier before: see
``guards``, which asks the registry's own rules. The caller holds the transaction.
"""

from collections.abc import Sequence
from datetime import datetime

from thidua.apps.accounts.models import User
from thidua.apps.awards.actions.records import record_award
from thidua.apps.awards.facts import AwardFacts
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.dossiers.guards import subject_of
from thidua.apps.dossiers.models import Nomination


def enter_awards(
    decision: Decision, nominations: Sequence[Nomination], *, actor: User, at: datetime
) -> list[AwardRecord]:
    """One record of the registry for each nomination, in the same order."""
    return [
        record_award(
            decision,
            subject_of(each),
            _facts(each),
            actor=actor,
            at=at,
            despite_doubts=True,
        )
        for each in nominations
    ]


def _facts(nomination: Nomination) -> AwardFacts:
    """The time of the achievement is not written: a nomination knows only the award year."""
    return AwardFacts(
        award=nomination.award,
        type=nomination.type,
        year=nomination.award_year,
        achievement=nomination.way_reason[:500],
        holder_name=nomination.subject_name,
        holder_unit=nomination.from_unit,
        is_illustrative=nomination.is_illustrative,
    )
