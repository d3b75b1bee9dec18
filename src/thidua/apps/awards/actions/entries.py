"""An award together with its decision, as a form or a file gives them: both or neither."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.awards.actions.decisions import save_decision
from thidua.apps.awards.actions.records import Correction, edit_award, record_award
from thidua.apps.awards.facts import AwardFacts, DecisionFacts, Subject
from thidua.apps.awards.models import AwardRecord
from thidua.apps.awards.queries import subject_of
from thidua.apps.organisations.models import Authority


@dataclass(frozen=True, slots=True)
class PrintedAward:
    """What is printed: the decision and one award of it."""

    decision: DecisionFacts
    award: AwardFacts


@transaction.atomic
def enter_award(
    subject: Subject,
    entry: PrintedAward,
    *,
    actor: User,
    at: datetime,
    despite_doubts: bool = False,
) -> AwardRecord:
    """Write down an award, and its decision when no decision has that number and day.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.enter_award``.
        Refusal: as for ``save_decision`` and ``record_award``; then nothing is written.
    """
    authorise(actor, "awards.enter_award", subject)
    authority = Authority.objects.get(pk=subject.authority_id)
    unit = subject.managing_unit
    decision = save_decision(authority, entry.decision, actor=actor, at=at, for_unit=unit)
    return record_award(
        decision, subject, entry.award, actor=actor, at=at, despite_doubts=despite_doubts
    )


@transaction.atomic
def correct_award(
    award_record: AwardRecord,
    entry: PrintedAward,
    *,
    actor: User,
    at: datetime,
    despite_doubts: bool = False,
    seen: str | None = None,
) -> AwardRecord:
    """Correct an award, and which decision gave it.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.correct_award``.
        Refusal: as for ``save_decision`` and ``edit_award``; then nothing is written.
    """
    authorise(actor, "awards.correct_award", award_record)
    unit = subject_of(award_record).managing_unit
    decision = save_decision(
        award_record.authority, entry.decision, actor=actor, at=at, for_unit=unit
    )
    correction = Correction(decision, entry.award, seen)
    return edit_award(award_record, correction, actor=actor, at=at, despite_doubts=despite_doubts)
