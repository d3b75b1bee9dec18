"""Reading a unit's people from a sheet: all rows or none."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.utils.translation import gettext as _

from thidua.apps.accounts.models import User
from thidua.apps.accounts.registries.authorise import authorise
from thidua.apps.audit.actions import record
from thidua.apps.organisations.models import Unit
from thidua.apps.people.actions.people import add_person, edit_person, person_facts
from thidua.apps.people.facts import PersonFacts
from thidua.apps.people.models import Person
from thidua.domain.identity import identity
from thidua.domain.refusal import Refusal


class RowRefused(Refusal):
    """A row of the sheet cannot be written; the sentence names it."""


@dataclass(frozen=True, slots=True)
class ImportCount:
    """What an import did."""

    added: int
    edited: int


@transaction.atomic
def import_people(
    unit: Unit, rows: Sequence[tuple[int, PersonFacts]], *, actor: User, at: datetime
) -> ImportCount:
    """Write a whole list: people with a known code are corrected, the others are new.

    Whoever accepts a list has seen in the preview who may be a double. Nobody is removed.

    Raises:
        PermissionDenied: ``actor`` lacks ``people.import_people``.
        RowRefused: any row is refused, named by its number; then no row is written.
    """
    authorise(actor, "people.import_people", unit)
    people = Person.objects.filter(unit=unit).prefetch_related("postings")
    known = {identity(person.code): person for person in people}
    added = edited = 0
    for number, facts in rows:
        person = known.get(identity(facts.code))
        try:
            if person is None:
                add_person(unit, facts, actor=actor, at=at, despite_double=True)
                added += 1
            elif person_facts(person) != facts:
                edit_person(person, facts, actor=actor, at=at)
                edited += 1
        except Refusal as refusal:
            told = {"number": number, "why": refusal}
            raise RowRefused(_("Dòng %(number)d: %(why)s") % told) from refusal
    data = {"people": added, "edited": edited}
    record("people.import_people", unit, actor=actor, at=at, data=data)
    return ImportCount(added, edited)
