"""People and awards made in the small world of the tests to ask permissions about."""

from datetime import date

from tests.factories import World
from thidua.apps.awards.facts import Subject
from thidua.apps.awards.models import AwardRecord, Decision
from thidua.apps.people.models import Person


def person(world: World, unit: str = "CCC") -> Person:
    """Somebody who works at a unit."""
    return Person.objects.create(
        authority=world.authority, unit=world.units[unit], code=f"{unit}-01", full_name="x"
    )


def decision(world: World, *units: str) -> Decision:
    """A decision that gave a certificate to each unit."""
    made = Decision.objects.create(
        authority=world.authority, number="15/QĐ", decided_on=date(2023, 12, 28)
    )
    for unit in units:
        _given(made, Subject.of_unit(world.units[unit]), "GK")
    return made


def award(world: World, code: str) -> AwardRecord:
    """A title or form given to somebody of the unit."""
    return _given(decision(world), Subject.of_person(person(world)), code)


def former_award(world: World) -> AwardRecord:
    """Given by the unit to somebody who works at the head's unit now."""
    given = _given(decision(world), Subject.of_person(person(world, "AAA")), "LDTT")
    given.holder_unit = world.units["CCC"]
    given.save()
    return given


def _given(made: Decision, subject: Subject, code: str) -> AwardRecord:
    return AwardRecord.objects.create(
        authority=made.authority, decision=made, person=subject.person, unit=subject.unit,
        household=subject.household, holder_name=subject.name, award=code, year=2023,
    )  # fmt: skip
