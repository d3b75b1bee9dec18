"""Writing what a nomination led to into the registry of awards.

A thin door on purpose: the registry's own actions can take these three functions over. Permission
and state were checked by the calling action, in the same transaction.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from thidua.apps.accounts.models import User
from thidua.apps.audit.actions import record
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.dossiers.models import Nomination
from thidua.apps.organisations.models import Authority


@dataclass(frozen=True, slots=True)
class DecisionFacts:
    """What is printed on the decision."""

    number: str
    decided_on: date
    issuer: str = ""
    signatory: str = ""
    signatory_office: str = ""


@dataclass(frozen=True, slots=True)
class RevocationFacts:
    """The decision that cancels an award, and why."""

    revoked_on: date
    revocation: str
    because: str


def enter_decision(
    authority: Authority, facts: DecisionFacts, *, actor: User, at: datetime
) -> Decision:
    """The decision's row; the same number and day is the same decision."""
    decision, created = Decision.objects.get_or_create(
        authority=authority,
        number=facts.number,
        decided_on=facts.decided_on,
        defaults={
            "issuer": facts.issuer,
            "signatory": facts.signatory,
            "signatory_office": facts.signatory_office,
        },
    )
    if created:
        data = {"number": facts.number, "decided_on": facts.decided_on}
        record("dossiers.enter_decision", decision, actor=actor, at=at, data=data)
    return decision


def enter_awards(decision: Decision, nominations: Sequence[Nomination]) -> list[AwardRecord]:
    """One record of the registry for each nomination, in the same order."""
    return [AwardRecord.objects.create(**_fields(decision, each)) for each in nominations]


def _fields(decision: Decision, nomination: Nomination) -> dict[str, object]:
    return {
        "authority": decision.authority,
        "decision": decision,
        "person": nomination.person,
        "unit": nomination.unit,
        "holder_name": nomination.subject_name,
        "holder_unit": nomination.from_unit,
        "award": nomination.award,
        "type": nomination.type,
        "year": nomination.award_year,
        "period_from": date(nomination.award_year, 1, 1),
        "period_to": date(nomination.award_year, 12, 31),
        "achievement": nomination.way_reason[:500],
        "is_illustrative": nomination.is_illustrative,
    }


def enter_presentation(
    awards: Sequence[AwardRecord], presented_on: date, presented_by: str
) -> None:
    """The day of handing over, and by whom."""
    for award in awards:
        award.presented_on, award.presented_by = presented_on, presented_by
        award.revision += 1
        award.save(update_fields=["presented_on", "presented_by", "revision"])


def enter_revocation(award: AwardRecord, facts: RevocationFacts) -> AwardRecord:
    """The award is cancelled; it counts for nothing any more."""
    award.state = AwardRecord.State.REVOKED
    award.revoked_on, award.revocation = facts.revoked_on, facts.revocation
    award.revoked_because = facts.because
    award.revision += 1
    award.save()
    return award


def enter_recovery(award: AwardRecord, recovered_on: date) -> AwardRecord:
    """The object and the money are back."""
    award.recovered_on = recovered_on
    award.revision += 1
    award.save(update_fields=["recovered_on", "revision"])
    return award
