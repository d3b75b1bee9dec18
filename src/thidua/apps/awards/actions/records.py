"""Awards: written down, corrected."""

from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.awards.actions.decisions import differences
from thidua.apps.awards.facts import AwardFacts, Subject
from thidua.apps.awards.guards import Doubt, check_award
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.awards.queries import subject_of
from thidua.apps.awards.refusals import AwardDoubtful, RevokedAlready, StrangeSubject
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.settings.award_names import award_name
from thidua.apps.people.models import Person
from thidua.apps.people.queries import unit_on
from thidua.web.languages import vietnamese
from thidua.web.revisions import refuse_moved_on
from thidua.web.words import written_day

FIELDS = (
    "award",
    "type",
    "year",
    "period_from",
    "period_to",
    "achievement",
    "basis",
    "holder_name",
    "holder_unit",
    "is_illustrative",
)


@dataclass(frozen=True, slots=True)
class Correction:
    """What a record should say instead: its decision and the rest."""

    decision: Decision
    facts: AwardFacts
    seen: str | None = None  # the revision that the page was made from


@transaction.atomic
def record_award(
    decision: Decision,
    subject: Subject,
    facts: AwardFacts,
    *,
    actor: User,
    at: datetime,
    despite_doubts: bool = False,
) -> AwardRecord:
    """Write down what a decision gave to a person, a unit or a household.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.record_award``.
        StrangeSubject: the subject is nobody, or belongs to another authority than the decision.
        AwardRefused: the award cannot be given so, see ``guards.weigh``.
        AwardDoubtful: something is odd, and nobody said that it was looked at.
    """
    _hold(subject)
    authorise(actor, "awards.record_award", subject)
    _refuse_strange(decision, subject)
    doubts = check_award(subject, decision, facts, today=timezone.localdate(at))
    _refuse_doubtful(doubts, despite_doubts=despite_doubts)
    given = AwardRecord(
        authority_id=subject.authority_id,
        decision=decision,
        person=subject.person,
        unit=subject.unit,
        household=subject.household,
        **_written(subject, decision, facts),
    )
    given.save(force_insert=True)
    data = {"award": given.award, "year": given.year, "decision": vietnamese(decision)}
    record("awards.record_award", given, actor=actor, at=at, data=data)
    return given


@transaction.atomic
def edit_award(
    award_record: AwardRecord,
    correction: Correction,
    *,
    actor: User,
    at: datetime,
    despite_doubts: bool = False,
) -> AwardRecord:
    """Correct a record; what was revoked stays as it is.

    Raises:
        PermissionDenied: ``actor`` lacks ``awards.edit_award``.
        RevokedAlready: it was revoked.
        StalePage: somebody saved since.
        Refusal: as for ``record_award``.
    """
    given = locked(award_record)
    authorise(actor, "awards.edit_award", given)
    refuse_revoked(given)
    refuse_moved_on(given, correction.seen, _("Khen thưởng này"))
    subject, decision, facts = subject_of(given), correction.decision, correction.facts
    _hold(subject)
    _refuse_strange(decision, subject)
    today = timezone.localdate(at)
    doubts = check_award(subject, decision, facts, today=today, apart_from=given)
    _refuse_doubtful(doubts, despite_doubts=despite_doubts)
    before = described(given)
    values = _written(subject, decision, facts)
    if (facts.award, decision) == (given.award, given.decision) and given.award_words:
        del values["award_words"]  # as it was called when it was given
    for field, value in values.items():
        setattr(given, field, value)
    given.decision = decision
    given.revision += 1
    given.save()
    data = differences(before, described(given))
    record("awards.edit_award", given, actor=actor, at=at, data=data)
    return given


def award_facts(given: AwardRecord) -> AwardFacts:
    """What is stored, as facts."""
    return AwardFacts(**{name: getattr(given, name) for name in FIELDS})


def locked(award_record: AwardRecord) -> AwardRecord:
    """The record, held until the end of the transaction."""
    return AwardRecord.objects.select_for_update().get(pk=award_record.pk)


def refuse_revoked(given: AwardRecord) -> None:
    """A revocation is final."""
    if given.state == AwardRecord.State.REVOKED:
        day = written_day(given.revoked_on)
        text = _("%(award)s đã bị hủy bỏ ngày %(day)s. Hủy nhầm thì ghi một khen thưởng mới.")
        raise RevokedAlready(text % {"award": given, "day": day})


def described(given: AwardRecord) -> dict[str, object]:
    """What the journal compares."""
    values = {name: getattr(given, name) for name in FIELDS if name != "holder_unit"}
    return {
        **values,
        "holder_unit": str(given.holder_unit or ""),
        "decision": vietnamese(given.decision),
    }


def _hold(subject: Subject) -> None:
    """One at a time for a subject, so that no award is written twice by two people at once."""
    if subject.person is not None:
        Person.objects.select_for_update().get(pk=subject.person.pk)
    elif subject.unit is not None:
        Unit.objects.select_for_update().get(pk=subject.unit.pk)


def _refuse_strange(decision: Decision, subject: Subject) -> None:
    if not (subject.person or subject.unit or subject.household):
        raise StrangeSubject(_("Chưa có người, đơn vị hoặc hộ gia đình được khen."))
    if decision.authority_id != subject.authority_id:
        text = _("%(who)s không thuộc cấp tổ chức của Quyết định %(decision)s.")
        raise StrangeSubject(text % {"who": subject.name, "decision": decision})


def _refuse_doubtful(doubts: list[Doubt], *, despite_doubts: bool) -> None:
    if doubts and not despite_doubts:
        raise AwardDoubtful(" ".join(map(str, doubts)))


def _written(subject: Subject, decision: Decision, facts: AwardFacts) -> dict[str, object]:
    """The columns; the holder as named then, and where, when the facts leave it out."""
    values = {name: getattr(facts, name) for name in FIELDS}
    values["award_words"] = award_name(facts.award, decision.authority, decision.decided_on)
    values["achievement"] = " ".join(facts.achievement.split())
    values["holder_name"] = " ".join(facts.holder_name.split()) or subject.name
    if subject.person is None:
        values["holder_unit"] = None
    elif facts.holder_unit is None:
        values["holder_unit"] = unit_on(subject.person, decision.decided_on)
    return values
