"""Writing a plan in few statements; the caller holds the transaction and has authorised it."""

from collections.abc import Callable
from typing import Any

from thidua.apps.awards.actions.decision_words import search_text
from thidua.apps.awards.history_import.plan import DecisionKey, Plan, PlannedAward
from thidua.apps.awards.history_import.planning import year_facts
from thidua.apps.awards.history_import.registry import YEAR_FACTS, SubjectKey
from thidua.apps.awards.models import (
    AwardRecord,
    Decision,
    HistoryImport,
    Initiative,
    YearRecord,
)
from thidua.apps.organisations.settings.award_names import AwardNames
from thidua.apps.people.models import Person, Posting
from thidua.domain.person_names import person_order
from thidua.domain.vietnamese_text import fold

AT_ONCE = 1000  # rows in one statement
Told = Callable[[int], None]


def write_plan(plan: Plan, made_by: HistoryImport, told: Told = lambda count: None) -> None:
    """People, decisions, awards, years and initiatives, each marked with the import."""
    people = _people(plan, made_by)
    decisions = plan.registry.decisions | _decisions(plan, made_by)
    keys = _Keys(plan, people)
    names = AwardNames(made_by.authority)
    records = [_record(plan, made_by, keys, decisions, each) for each in plan.awards]
    for given, planned in zip(records, plan.awards, strict=True):
        given.award_words = names.of(given.award, planned.decision[1])
    for start in range(0, len(records), AT_ONCE):
        some = records[start : start + AT_ONCE]
        AwardRecord.objects.bulk_create(some, batch_size=AT_ONCE)
        told(len(some))
    years = [
        YearRecord(
            **keys.of(subject),
            year=row.year,
            imported_by=made_by,
            **dict(zip(YEAR_FACTS, year_facts(row), strict=True)),
        )
        for row, subject in plan.years
    ]
    YearRecord.objects.bulk_create(years, batch_size=AT_ONCE)
    initiatives = [
        Initiative(
            person_id=keys.of(subject)["person_id"],
            year=row.year,
            name=row.name,
            scope=row.scope,
            recognised_by=row.recognised_by,
            used_at=row.used_at,
            imported_by=made_by,
        )
        for row, subject in plan.initiatives
    ]
    Initiative.objects.bulk_create(initiatives, batch_size=AT_ONCE)


class _Keys:
    """The database's keys of subjects."""

    def __init__(self, plan: Plan, people: list[Person]) -> None:
        self._people, self._households = people, plan.finder.households

    def of(self, subject: SubjectKey) -> dict[str, Any]:
        """As arguments of a record."""
        kind, key = subject
        if kind == "new":
            return {"person_id": self._people[key].pk}
        if kind == "household":
            return {"household": self._households[key]}
        return {f"{kind}_id": key}


def _people(plan: Plan, made_by: HistoryImport) -> list[Person]:
    people = [
        Person(
            authority=made_by.authority,
            unit_id=new.unit,
            code=new.code,
            full_name=new.name,
            birth_year=new.birth_year,
            sex=new.sex,
            position=new.position,
            is_direct_worker=new.is_direct_worker,
            search_text=fold(f"{new.code} {new.name}")[:300],
            sort_text=person_order(new.name),
        )
        for new in plan.people
    ]
    people = Person.objects.bulk_create(people, batch_size=AT_ONCE)
    postings = [
        Posting(person=each, unit_id=each.unit_id, position=each.position) for each in people
    ]
    Posting.objects.bulk_create(postings, batch_size=AT_ONCE)
    made_by.people.through.objects.bulk_create(
        [made_by.people.through(historyimport=made_by, person=each) for each in people],
        batch_size=AT_ONCE,
    )
    return people


def _decisions(plan: Plan, made_by: HistoryImport) -> dict[DecisionKey, int]:
    new = plan.new_decisions
    made = [
        Decision(
            authority=made_by.authority,
            number=told.number,
            decided_on=told.decided_on,
            issuer=told.issuer,
            signatory=told.signatory,
            signatory_office=told.signatory_office,
            fund=told.fund,
            imported_by=made_by,
        )
        for told in new.values()
    ]
    for each in made:
        each.search_text = search_text(each)
    made = Decision.objects.bulk_create(made, batch_size=AT_ONCE)
    return {key: each.pk for key, each in zip(new, made, strict=True)}


def _record(
    plan: Plan,
    made_by: HistoryImport,
    keys: _Keys,
    decisions: dict[DecisionKey, int],
    planned: PlannedAward,
) -> AwardRecord:
    row = planned.row
    return AwardRecord(
        authority=made_by.authority,
        decision_id=decisions[planned.decision],
        **keys.of(planned.subject),
        holder_name=plan.finder.name_of(planned.subject),
        holder_unit_id=planned.holder_unit,
        award=row.award,
        type=row.type,
        year=row.year,
        period_from=row.period_from,
        period_to=row.period_to,
        achievement=row.achievement,
        basis=row.basis,
        presented_on=row.presented_on,
        presented_by=row.presented_by,
        state=row.state,
        revoked_on=row.revoked_on,
        revocation=row.revocation,
        revoked_because=row.revoked_because,
        imported_by=made_by,
    )
