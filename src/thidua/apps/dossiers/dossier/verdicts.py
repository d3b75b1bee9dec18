"""What the rules say of a nomination, and how an appraisal keeps it."""

from datetime import date

from thidua.apps.dossiers.models import Nomination
from thidua.apps.eligibility.tracks import judging
from thidua.domain.award_codes import COLLECTIVE, FOR_MERIT, INDIVIDUAL
from thidua.domain.eligibility import Requirement, Verdict
from thidua.domain.eligibility_kept import KeptVerdict
from thidua.law.blockers import BLOCKER_CODES, leaves_other_ways
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


def frozen(verdict: Verdict | None, received_on: date) -> KeptVerdict:
    """The verdict as an appraisal keeps it."""
    rule_set = rule_set_for(received_on)
    return KeptVerdict(received_on, rule_set.code, rule_set.words, rule_set.is_draft, verdict)


def is_by_hand(nomination: Nomination) -> bool:
    """Whether people judge it with a citation, such as for a movement: no rule computes the way."""
    return nomination.type != FOR_MERIT or bool(nomination.way_citation)


def movement_words(nomination: Nomination, verdict: Verdict | None) -> str:
    """The way by a movement, where the award has one and that of merit is not fulfilled."""
    if verdict is None or not leaves_other_ways(verdict):
        return ""
    definition = AWARDS.get(nomination.award)
    kind = COLLECTIVE if nomination.unit_id else INDIVIDUAL
    way = definition and definition.movement.get(kind)
    return way.words if way else ""


def asked_of(
    nomination: Nomination, requirements: tuple[Requirement, ...]
) -> tuple[Requirement, ...]:
    """What holds for the nomination: of a way by hand, only what stands against every award."""
    if is_by_hand(nomination):
        return tuple(one for one in requirements if one.code in BLOCKER_CODES)
    return requirements
