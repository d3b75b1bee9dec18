"""Decisions: found by number and day or written down, corrected."""

from datetime import date, datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.awards.actions.decision_words import search_text
from thidua.apps.awards.facts import DecisionFacts
from thidua.apps.awards.guards import refuse_impossible_dates
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.awards.queries import decision_numbered
from thidua.apps.awards.refusals import (
    DatesImpossible,
    DecisionIncomplete,
    DecisionTaken,
    StrangeSubject,
)
from thidua.apps.organisations.models import Authority, Unit
from thidua.domain.award_dates import AwardDates, impossible_dates
from thidua.web.revisions import refuse_stale
from thidua.web.words import written_day

FIELDS = ("number", "decided_on", "issuer", "signatory", "signatory_office", "fund")
_FILLED = ("issuer", "signatory", "signatory_office", "fund")


@transaction.atomic
def save_decision(
    authority: Authority,
    facts: DecisionFacts,
    *,
    actor: User,
    at: datetime,
    for_unit: Unit | None = None,
) -> Decision:
    """The decision with this number and day: found, or written down.

    What a found one leaves empty is filled in; what it says already stands until ``edit_decision``.
    ``for_unit`` is the unit whose history the decision is written down for; None: the authority.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.save_decision``, or for a unit
            ``awards.save_unit_decision``.
        StrangeSubject: the unit is of another authority.
        DecisionIncomplete: no number.
        DatesImpossible: it is of a day to come.
    """
    if for_unit is None:
        authorise(actor, "awards.save_decision", authority)
    else:
        authorise(actor, "awards.save_unit_decision", for_unit)
        _refuse_strange(authority, for_unit)
    authority = Authority.objects.select_for_update().get(pk=authority.pk)  # one at a time
    number = _number(facts)
    refuse_impossible_dates(AwardDates(facts.decided_on), timezone.localdate(at))
    found = decision_numbered(authority.pk, number, facts.decided_on)
    if found is not None:
        return _filled(found, facts, actor, at)
    decision = Decision(authority=authority, **written(facts))
    decision.search_text = search_text(decision)
    decision.save(force_insert=True)
    record("awards.save_decision", decision, actor=actor, at=at)
    return decision


@transaction.atomic
def edit_decision(
    decision: Decision,
    facts: DecisionFacts,
    *,
    actor: User,
    at: datetime,
    seen: str | None = None,
) -> Decision:
    """Correct number, day, signatory or fund; every award of the decision follows.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.edit_decision``.
        DecisionIncomplete: no number.
        DecisionTaken: another decision has this number and day.
        DatesImpossible: the day does not fit an award of the decision.
        StalePage: somebody saved since.
    """
    decision = Decision.objects.select_for_update().get(pk=decision.pk)
    authorise(actor, "awards.edit_decision", decision)
    refuse_stale(decision_facts(decision), seen, _("Quyết định %s") % decision)
    _refuse_taken(decision, _number(facts), facts)
    if facts.decided_on != decision.decided_on:
        _refuse_day(decision, facts, timezone.localdate(at))
    before, after = written(decision_facts(decision)), written(facts)
    for field, value in after.items():
        setattr(decision, field, value)
    decision.search_text = search_text(decision)
    decision.save()
    record("awards.edit_decision", decision, actor=actor, at=at, data=differences(before, after))
    return decision


def decision_facts(decision: Decision) -> DecisionFacts:
    """What is stored, as facts."""
    return DecisionFacts(**{name: getattr(decision, name) for name in FIELDS})


def written(facts: DecisionFacts) -> dict[str, object]:
    """The columns, spaces put right."""
    texts = {name: " ".join(getattr(facts, name).split()) for name in (*_FILLED, "number")}
    return {**texts, "decided_on": facts.decided_on}


def differences(before: dict[str, object], after: dict[str, object]) -> dict[str, object]:
    """What changed, from what to what, for the journal."""
    return {
        key: {"from": before[key], "to": value}
        for key, value in after.items()
        if before[key] != value
    }


def _refuse_strange(authority: Authority, unit: Unit) -> None:
    if unit.authority_id != authority.pk:
        raise StrangeSubject(_("%s thuộc cấp tổ chức khác.") % unit)


def _number(facts: DecisionFacts) -> str:
    number = " ".join(facts.number.split())
    if not number:
        raise DecisionIncomplete(_("Ghi số, ký hiệu của quyết định, ví dụ 1234/QĐ-UBND."))
    return number


def _filled(decision: Decision, facts: DecisionFacts, actor: User, at: datetime) -> Decision:
    told = written(facts)
    empty = [name for name in _FILLED if told[name] and not getattr(decision, name)]
    if empty:
        for name in empty:
            setattr(decision, name, told[name])
        decision.search_text = search_text(decision)
        decision.save(update_fields=[*empty, "search_text"])
        data = {name: {"from": "", "to": told[name]} for name in empty}
        record("awards.save_decision", decision, actor=actor, at=at, data=data)
    return decision


def _refuse_taken(decision: Decision, number: str, facts: DecisionFacts) -> None:
    other = decision_numbered(decision.authority_id, number, facts.decided_on)
    if other is not None and other.pk != decision.pk:
        day = written_day(facts.decided_on)
        text = _("Đã có quyết định số %(number)s ngày %(day)s; mỗi quyết định chỉ ghi một lần.")
        raise DecisionTaken(text % {"number": number, "day": day})


def _refuse_day(decision: Decision, facts: DecisionFacts, today: date) -> None:
    refuse_impossible_dates(AwardDates(facts.decided_on), today)
    for given in AwardRecord.objects.filter(decision=decision).iterator():
        wrong = impossible_dates(
            AwardDates(
                facts.decided_on,
                given.year,
                given.period_from,
                given.period_to,
                given.presented_on,
                given.revoked_on,
                given.recovered_on,
            ),
            today=today,
        )
        if wrong:
            raise DatesImpossible(wrong, whose=str(given))
