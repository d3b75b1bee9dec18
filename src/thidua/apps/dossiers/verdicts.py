"""What the rules say of a nomination, and how an appraisal keeps it."""

from datetime import date
from typing import Any

from thidua.apps.dossiers.models import Nomination
from thidua.apps.eligibility import judging
from thidua.domain.confidence import Confidence
from thidua.domain.eligibility import Verdict
from thidua.law.registry import AWARDS
from thidua.law.rule_sets import rule_set_for


def verdict_for(nomination: Nomination, received_on: date) -> Verdict | None:
    """The rules' answer for a dossier received on a day; None where they do not compute it."""
    subject = nomination.unit or nomination.person
    if nomination.award not in AWARDS or subject is None:
        return None
    return judging.verdict_for(
        subject, nomination.award, award_year=nomination.award_year, received_on=received_on
    )


def frozen(verdict: Verdict | None, received_on: date) -> dict[str, Any]:
    """The verdict as an appraisal keeps it."""
    rule_set = rule_set_for(received_on)
    base: dict[str, Any] = {
        "received_on": received_on.isoformat(),
        "rule_set": rule_set.code,
        "law": rule_set.words,
        "is_draft": rule_set.is_draft,
        "eligible": verdict.eligible if verdict else None,
        "blocks": verdict.blocks if verdict else False,
        "requirements": [],
    }
    if verdict is not None:
        base["requirements"] = [
            {
                "code": one.code,
                "met": one.met,
                "needs": one.needs,
                "has": one.has,
                "text": one.text,
                "cites": one.cites,
                "confidence": str(one.confidence),
                "sure": Confidence(one.confidence).words,
                "blocks": one.blocks,
            }
            for one in verdict.requirements
        ]
    return base
