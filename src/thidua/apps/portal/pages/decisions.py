"""Decisions as everybody reads them: collectives by name, persons counted and found by look-up."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.organisations.models import Unit
from thidua.apps.organisations.settings.award_names import AwardNames
from thidua.apps.people.models import Person
from thidua.apps.portal.models import Portal, Publication
from thidua.apps.portal.queries.public import shown, shown_records
from thidua.apps.portal.refusals import UnitTooVague
from thidua.domain.identity import identity, number_key
from thidua.domain.vietnamese_order import order_text
from thidua.domain.vietnamese_text import fold
from thidua.web.words import written_day

MOST_FOUND = 20
MOST_UNITS = 20
LEAST_LETTERS = 6
"""Of the unit's name, and how many units may bear it: less than that is nothing known."""


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

    Raises:
        UnitTooVague: many units are called so.
    """
    wanted = fold(name).strip()
    if not wanted:
        return []
    people = Person.objects.filter(authority=portal.authority, search_text__contains=wanted)
    units = Unit.objects.filter(authority=portal.authority, search_text__contains=wanted)
    holders = Q(person__in=people) | Q(unit__in=units)
    if key := number_key(number):
        rows = shown_records(portal).filter(decision__in=_numbered(portal, key))
        holders |= ~Q(household="")
    else:
        known = _known_units(portal, unit)
        rows = shown_records(portal).filter(Q(holder_unit__in=known) | Q(unit__in=known))
    rows = rows.filter(holders).select_related("decision", "holder_unit", "unit")
    found = []
    for record in rows.order_by("-decision__decided_on", "-pk").iterator():
        if _is_of(record, wanted):
            found.append(_found(record))
        if len(found) == MOST_FOUND:
            break
    return found


def _is_of(record: AwardRecord, wanted: str) -> bool:
    if record.unit is not None:
        return wanted in {fold(record.holder_name), fold(record.unit.name), fold(record.unit.code)}
    return fold(record.holder_name) == wanted


def _numbered(portal: Portal, key: str) -> list[int]:
    """The decisions on the portal that bear the number."""
    rows = shown(portal, Publication.Kind.DECISION).values_list("decision", "decision__number")
    return [pk for pk, number in rows if pk is not None and number_key(number or "") == key]


def _known_units(portal: Portal, name: str) -> list[int]:
    """The units that are called so; of a part of their names so much that few are meant."""
    units, words = Unit.objects.filter(authority=portal.authority), fold(name).strip()
    exact = Q(code_key=identity(name)) | Q(sort_text=order_text(name))
    found = list(units.filter(exact).values_list("pk", flat=True)[:MOST_UNITS])
    if found:
        return found
    if len("".join(words.split())) < LEAST_LETTERS:
        told = {"name": name.strip(), "least": LEAST_LETTERS}
        raise UnitTooVague(
            _("Tên đơn vị “%(name)s” quá ngắn; ghi ít nhất %(least)d chữ, hoặc số quyết định.")
            % told
        )
    alike = units.filter(search_text__contains=words).values_list("pk", flat=True)
    found = list(alike[: MOST_UNITS + 1])
    if len(found) > MOST_UNITS:
        told = {"name": name.strip(), "most": MOST_UNITS}
        raise UnitTooVague(
            _("Hơn %(most)d đơn vị có tên như “%(name)s”; ghi đủ tên, hoặc số quyết định.") % told
        )
    return found


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
