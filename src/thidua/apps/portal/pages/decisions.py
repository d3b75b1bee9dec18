"""Decisions as everybody reads them: collectives by name, persons counted and found by look-up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet

from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.settings.award_names import AwardNames
from thidua.apps.people.models import Person
from thidua.apps.portal.models import Portal, Publication
from thidua.apps.portal.queries.public import shown_records
from thidua.domain.identity import number_key
from thidua.domain.vietnamese_text import fold
from thidua.web.words import written_day

MOST_FOUND = 20
LEAST_LETTERS = 3
"""Of the unit's name that somebody types; fewer would open everybody of that name."""


@dataclass(frozen=True, slots=True)
class DecisionRow:
    """One public decision in a list."""

    pk: int
    number: str
    day: str
    issuer: str
    signatory: str


@dataclass(frozen=True, slots=True)
class HolderRow:
    """A collective and what it was given."""

    name: str
    award: str
    year: str


@dataclass(frozen=True, slots=True)
class CountRow:
    """How many of an award went to persons, to collectives, to households."""

    award: str
    persons: int
    collectives: int
    households: int


@dataclass(frozen=True, slots=True)
class PublicDecision:
    """A decision with what it gave."""

    row: DecisionRow
    counts: tuple[CountRow, ...]
    collectives: "QuerySet[AwardRecord]"


@dataclass(frozen=True, slots=True)
class FoundAward:
    """What a decision printed of one award."""

    holder: str
    unit: str
    award: str
    year: str
    number: str
    day: str
    issuer: str
    signatory: str


def decision_rows(publications: Iterable[Publication]) -> list[DecisionRow]:
    """Publications of decisions in words."""
    return [
        DecisionRow(
            pk=each.pk,
            number=each.decision.number,
            day=written_day(each.decision.decided_on),
            issuer=each.decision.issuer,
            signatory=_signed(each.decision),
        )
        for each in publications
        if each.decision is not None
    ]


def public_decision(portal: Portal, publication: Publication) -> PublicDecision:
    """Its counts by award, and its collectives as rows to be paged."""
    (row,) = decision_rows([publication])
    records = shown_records(portal).filter(decision=publication.decision, unit__isnull=False)
    collectives = records.order_by("award", "holder_name", "pk")
    return PublicDecision(row, counts_of(portal, [row.pk])[row.pk], collectives)


def counts_of(portal: Portal, keys: Iterable[int]) -> dict[int, tuple[CountRow, ...]]:
    """By publication of a decision: its awards counted; two queries."""
    public = Publication.objects.filter(pk__in=list(keys)).values_list("decision", "pk")
    keyed = dict(public)
    records = shown_records(portal).filter(decision__in=keyed).order_by("decision", "award")
    rows = records.values_list("decision", "decision__decided_on", "award").annotate(
        persons=Count("pk", filter=Q(person__isnull=False)),
        units=Count("pk", filter=Q(unit__isnull=False)),
        houses=Count("pk", filter=~Q(household="")),
    )
    called = AwardNames(portal.authority)
    found: dict[int, list[CountRow]] = {key: [] for key in keyed.values()}
    for decision, day, award, *counts in rows:
        found[keyed[decision]].append(CountRow(called.of(award, day), *counts))
    return {key: tuple(counts) for key, counts in found.items()}


def holder_rows(records: Sequence[AwardRecord]) -> list[HolderRow]:
    """One page of collectives."""
    return [HolderRow(each.holder_name, each.award_name, str(each.year or "")) for each in records]


def found_awards(portal: Portal, name: str, unit: str, number: str) -> list[FoundAward]:
    """Awards of somebody of whom the whole name is known, and the unit or the decision's number.

    Source: who asks must know two things already; so nobody can list people.
    """
    wanted = fold(name).strip()
    if not wanted or (len(fold(unit).strip()) < LEAST_LETTERS and not number_key(number)):
        return []
    people = Person.objects.filter(authority=portal.authority, search_text__contains=wanted)
    units = Unit.objects.filter(authority=portal.authority, search_text__contains=wanted)
    holders = Q(person__in=people) | Q(unit__in=units) | ~Q(household="")
    rows = shown_records(portal).filter(holders)
    rows = rows.select_related("decision", "holder_unit", "unit").order_by(
        "-decision__decided_on", "-pk"
    )
    found = []
    for record in rows.iterator():
        if _is_of(record, wanted) and _is_known(record, unit, number):
            found.append(_found(record))
        if len(found) == MOST_FOUND:
            break
    return found


def _is_of(record: AwardRecord, wanted: str) -> bool:
    if record.unit is not None:
        return wanted in {fold(record.holder_name), fold(record.unit.name), fold(record.unit.code)}
    return fold(record.holder_name) == wanted


def _is_known(record: AwardRecord, unit: str, number: str) -> bool:
    """Whether the second thing fits: the decision's number, else where the holder worked."""
    if key := number_key(number):
        return number_key(record.decision.number) == key
    place = record.holder_unit or record.unit
    return place is not None and fold(unit).strip() in place.search_text


def _found(record: AwardRecord) -> FoundAward:
    decision = record.decision
    return FoundAward(
        holder=record.holder_name,
        unit=record.holder_unit.called if record.holder_unit else "",
        award=record.award_name,
        year=str(record.year or ""),
        number=decision.number,
        day=written_day(decision.decided_on),
        issuer=decision.issuer,
        signatory=_signed(decision),
    )


def _signed(decision: Decision) -> str:
    return ", ".join(filter(None, [decision.signatory, decision.signatory_office]))
