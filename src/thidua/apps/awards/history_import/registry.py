"""What the registry holds when a file is compared with it, as dictionaries: few queries for all."""

from collections.abc import Collection, Iterable, Iterator
from dataclasses import dataclass, field
from datetime import date
from itertools import islice
from typing import Any

from django.db.models import Q

from thidua.apps.awards.guards import Period
from thidua.apps.awards.history_import.place import HistoryPlace
from thidua.apps.awards.models import AwardRecord, Decision, Initiative, YearRecord
from thidua.apps.organisations.models import Unit, UnitAlias
from thidua.apps.people.models import Person
from thidua.domain.identity import identity, number_key
from thidua.domain.name_index import NameIndex

AT_ONCE = 500  # keys in one query

SubjectKey = tuple[str, int]
"""("person", key) or ("unit", key) of the database; ("new", place) of somebody to be added;
("household", place) in the plan's list of households."""


@dataclass(frozen=True, slots=True)
class KnownPerson:
    """Somebody of the registry."""

    pk: int
    code: str
    name: str
    birth_year: int | None
    unit: int


@dataclass(frozen=True, slots=True)
class KnownAward:
    """An award that is in the registry, revoked or not."""

    award: str
    type: str
    period: Period
    number: str
    decided_on: date
    holder: str
    state: str
    unit: int | None


@dataclass
class Registry:
    """The part of it that a file of this place may speak of."""

    place: HistoryPlace
    unit_names: dict[int, str] = field(default_factory=dict)
    unit_codes: dict[int, str] = field(default_factory=dict)
    units: NameIndex[int] = field(default_factory=NameIndex)
    people: dict[int, KnownPerson] = field(default_factory=dict)
    by_code: dict[str, KnownPerson] = field(default_factory=dict)
    by_name: NameIndex[KnownPerson] = field(default_factory=NameIndex)
    taken_codes: set[str] = field(default_factory=set)
    decisions: dict[tuple[str, date], int] = field(default_factory=dict)


def decision_key(number: str, decided_on: date) -> tuple[str, date]:
    """One decision however its number is spelled."""
    return number_key(number), decided_on


def load_registry(place: HistoryPlace, codes: Iterable[str]) -> Registry:
    """Units, people and decisions; ``codes`` are those that the file names."""
    registry = Registry(place)
    _load_units(registry)
    _load_people(registry)
    _load_taken_codes(registry, codes)
    rows = Decision.objects.filter(authority=place.authority)
    for pk, number, day in rows.values_list("pk", "number", "decided_on"):
        registry.decisions[decision_key(number, day)] = pk
    return registry


def _load_units(registry: Registry) -> None:
    units = Unit.objects.filter(authority=registry.place.authority)
    for pk, code, name in units.values_list("pk", "code", "name"):
        registry.unit_names[pk], registry.unit_codes[pk] = name, code
        registry.units.add(code, pk)
        registry.units.add(name, pk)
    aliases = UnitAlias.objects.filter(unit__authority=registry.place.authority)
    for pk, name in aliases.values_list("unit_id", "name"):
        registry.units.add(name, pk)


def _load_people(registry: Registry) -> None:
    place = registry.place
    people = Person.objects.filter(authority=place.authority)
    if place.unit is not None:
        people = people.filter(unit=place.unit)
    fields = ("pk", "code", "full_name", "birth_year", "unit_id")
    for row in people.values_list(*fields).iterator(chunk_size=5000):
        person = KnownPerson(*row)
        registry.people[person.pk] = person
        registry.by_code[identity(person.code)] = person
        registry.by_name.add(person.name, person)
        registry.taken_codes.add(identity(person.code))


def _load_taken_codes(registry: Registry, codes: Iterable[str]) -> None:
    """Codes that other units' people have: they cannot be given again, and tell nothing else."""
    place = registry.place
    if place.unit is None:
        return
    others = Person.objects.filter(authority=place.authority).exclude(unit=place.unit)
    for some in batches(sorted({identity(code) for code in codes if code})):
        found = others.filter(code_key__in=some).values_list("code_key", flat=True)
        registry.taken_codes.update(found)
    begun = others.filter(code_key__startswith=identity(f"{place.unit.code}-"))
    registry.taken_codes.update(begun.values_list("code_key", flat=True))


def known_awards(
    authority_pk: int, people: Collection[int], units: Collection[int], households: Collection[str]
) -> Iterator[tuple[str, int | str, KnownAward]]:
    """What these subjects were given: ("person" | "unit" | "household", whose, the award)."""
    for field_name, keys in (("person", people), ("unit", units), ("household", households)):
        rows = AwardRecord.objects.filter(authority=authority_pk)
        for some in batches(keys):
            for row in _awards(rows.filter(**{f"{field_name}__in": some}), field_name):
                yield field_name, row[0], _known(row)


def _awards(rows: Any, field_name: str) -> Any:
    return rows.values_list(
        field_name, "award", "type", "year", "period_from", "period_to", "decision__number",
        "decision__decided_on", "holder_name", "state", "holder_unit_id",
    )  # fmt: skip


def _known(row: tuple[Any, ...]) -> KnownAward:
    _whose, award, type_, *rest = row
    return KnownAward(award, type_, tuple(rest[:3]), *rest[3:])


YEAR_FACTS = (
    "classification", "attitude_confirmed", "registered", "is_complete",
    "members", "completed", "ldtt", "cstdcs", "disciplined",
)  # fmt: skip


def known_years(
    people: Collection[int], units: Collection[int]
) -> dict[tuple[SubjectKey, int], tuple[Any, ...]]:
    """The facts of each subject's years."""
    found: dict[tuple[SubjectKey, int], tuple[Any, ...]] = {}
    for field_name, keys in (("person", people), ("unit", units)):
        for some in batches(keys):
            rows = YearRecord.objects.filter(**{f"{field_name}__in": some})
            for whose, year, *facts in rows.values_list(field_name, "year", *YEAR_FACTS):
                found[(field_name, whose), year] = tuple(facts)
    return found


def known_initiatives(people: Collection[int]) -> set[tuple[int, int, str]]:
    """Person, year and name of every initiative, as names are compared."""
    found: set[tuple[int, int, str]] = set()
    for some in batches(people):
        rows = Initiative.objects.filter(Q(person__in=some))
        for person, year, name in rows.values_list("person_id", "year", "name"):
            found.add((person, year, identity(name)))
    return found


def batches(keys: Collection[Any]) -> Iterator[list[Any]]:
    """The keys in portions that one query takes."""
    rest = iter(keys)
    while some := list(islice(rest, AT_ONCE)):
        yield some
