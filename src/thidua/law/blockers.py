"""What stands against every award: an open review, a discipline still running."""

from thidua.domain.confidence import Confidence
from thidua.domain.eligibility import Verdict
from thidua.law.award_definition import Rules
from thidua.law.conditions.base import Rule
from thidua.law.conditions.standing import NoRunningDiscipline, NotUnderReview

CITES = {
    "RS2013": ("ND-91-2017", Confidence.UNCERTAIN),
    "RS2022A": ("ND-98-2023/art/4", Confidence.TEXT),
    "RS2022B": ("ND-152-2025/art/4", Confidence.TEXT),
    "RS2026": ("ND-152-2025/art/4", Confidence.UNCERTAIN),
}
"""Where each rule set says so, and how sure we are."""


BLOCKER_CODES = frozenset({"not_under_review", "no_running_discipline"})
"""What stands against ways by hand, too."""


def blockers(rule_set: str) -> Rules:
    """The rules that come on top of every award's own.

    Source: ND-98-2023/art/4, ND-152-2025/art/4; docs/algorithms/eligibility.md#blockers

    Raises:
        KeyError: no such rule set.
    """
    cites, confidence = CITES[rule_set]
    return (
        Rule(NotUnderReview(), cites, confidence),
        Rule(NoRunningDiscipline(), cites, confidence),
    )


def leaves_other_ways(verdict: Verdict) -> bool:
    """Whether a way by hand is worth telling: that of merit is not fulfilled, nothing bars both.

    Source: docs/algorithms/eligibility.md#requirements
    """
    is_barred = any(one.code in BLOCKER_CODES for one in verdict.unmet)
    return not verdict.eligible and not is_barred
